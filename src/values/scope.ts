import type { ChartProps } from './chart.ts';
import type { Scope } from './evaluate.ts';
import { coalesce } from './coalesce.ts';
import type { Json } from './shape.ts';

/** Values of the release that plain manifests are made for. */
export function plainValues({ values, release }: Pick<ChartProps, 'values' | 'release'>): {
  readonly [key: string]: Json;
} {
  return coalesce(values?.defaults ?? {}, release?.values);
}

export interface ReleaseIdentity {
  readonly name?: string;
  readonly namespace?: string;
}

/** What plain manifests of a chart are made for: its defaults, over them the values of the release, and those given here. */
export function scopeOf(
  chart: ChartProps,
  given: { readonly [key: string]: Json } = {},
  release: ReleaseIdentity = {},
): Scope {
  return {
    values: coalesce(plainValues(chart), given),
    fingerprint: chart.values?.fingerprint ?? '',
    release: {
      name: release.name ?? chart.release?.name ?? chart.name,
      namespace: release.namespace ?? chart.release?.namespace ?? 'default',
    },
    chart: { name: chart.name, version: chart.version, appVersion: chart.appVersion ?? '' },
    files: chart.files ?? {},
  };
}
