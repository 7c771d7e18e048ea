import { createHash } from 'node:crypto';
import type { ChartProps } from '../../values/chart.ts';
import type { Json } from '../../values/shape.ts';
import { archiveName } from './archive.ts';
import { dataLines, fileText } from './data-text.ts';
import { chartMetadata } from './metadata-file.ts';

export interface PackagedChart {
  readonly chart: ChartProps;
  readonly archive: Uint8Array;
}

export interface IndexOptions {
  /** Where the archives will be; without it they are named relative to the index. */
  readonly url?: string;
  /** Time written as `created` and `generated`. Default: 1970, so that the same charts give the same index. */
  readonly time?: string;
}

/**
 * index.yaml of a chart repository: newest versions first.
 * https://helm.sh/docs/topics/chart_repository/#the-index-file
 */
export function repositoryIndex(charts: readonly PackagedChart[], options: IndexOptions = {}): string {
  const { url, time = '1970-01-01T00:00:00Z' } = options;
  const base = url === undefined || url.endsWith('/') ? (url ?? '') : `${url}/`;
  const entries = new Map<string, Json[]>();
  for (const { chart, archive } of [...charts].sort(byVersion)) {
    const entry = {
      ...chartMetadata(chart),
      created: time,
      digest: createHash('sha256').update(archive).digest('hex'),
      urls: [base + archiveName(chart)],
    };
    entries.set(chart.name, [...(entries.get(chart.name) ?? []), entry]);
  }
  const sorted = Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  return fileText('index.yaml', dataLines({ apiVersion: 'v1', entries: sorted, generated: time }));
}

/** Newest first. https://semver.org/#spec-item-11 */
function byVersion(a: PackagedChart, b: PackagedChart): number {
  return compareVersions(b.chart.version, a.chart.version);
}

export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (const index of [0, 1, 2]) {
    const difference = Number(left.numbers[index] ?? 0) - Number(right.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (left.pre === undefined || right.pre === undefined)
    return Number(left.pre === undefined) - Number(right.pre === undefined);
  return comparePreRelease(left.pre, right.pre);
}

function comparePreRelease(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [left, right] = [a[index], b[index]];
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    if (left === right) continue;
    const numeric = [/^\d+$/.test(left), /^\d+$/.test(right)];
    if (numeric[0] && numeric[1]) return Number(left) - Number(right);
    if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return 0;
}

function parts(version: string): { readonly numbers: readonly string[]; readonly pre: readonly string[] | undefined } {
  const [core = ''] = version.split('+');
  const dash = core.indexOf('-');
  const numbers = (dash < 0 ? core : core.slice(0, dash)).split('.');
  return { numbers, pre: dash < 0 ? undefined : core.slice(dash + 1).split('.') };
}
