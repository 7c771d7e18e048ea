import type { ChartProps } from './chart.ts';
import type { Scope } from './evaluate.ts';
import { coalesce } from './coalesce.ts';
import type { Json } from './shape.ts';

export interface ReleaseIdentity {
  readonly name?: string;
  readonly namespace?: string;
}

/** What plain manifests of a chart are made for: its defaults, and over them what an environment says. */
export function scopeOf(
  chart: ChartProps,
  given: { readonly [key: string]: Json } = {},
  release: ReleaseIdentity = {},
): Scope {
  return {
    values: coalesce(chart.values?.defaults ?? {}, given),
    fingerprint: chart.values?.fingerprint ?? '',
    release: {
      name: release.name ?? chart.release?.name ?? chart.name,
      namespace: release.namespace ?? chart.release?.namespace ?? 'default',
    },
    chart: { name: chart.name, version: chart.version, appVersion: chart.appVersion ?? '' },
    files: chart.files ?? {},
  };
}
