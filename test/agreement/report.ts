/** The figures of a run, as tables of text. */
import type { Comparison } from './compare.ts';

export interface Figures {
  readonly documents: number;
  readonly agreeing: number;
  readonly rejections: number;
  readonly found: number;
  readonly acceptances: number;
  readonly falseRejections: number;
  readonly worded: number;
  readonly exact: number;
}

/** Bars of the project, in parts of one. */
export const BARS = { agreement: 0.998, found: 0.99, falseRejections: 0, exactCauses: 0.95, exactDecode: 0.9 } as const;

export function figures(comparisons: readonly Comparison[]): Figures {
  const rejected = comparisons.filter(({ recorded }) => !recorded.expected.ok);
  const accepted = comparisons.filter(({ recorded }) => recorded.expected.ok);
  const worded = comparisons.filter(({ exact }) => exact !== undefined);
  return {
    documents: comparisons.length,
    agreeing: comparisons.filter(({ agrees }) => agrees).length,
    rejections: rejected.length,
    found: rejected.filter(({ agrees }) => agrees).length,
    acceptances: accepted.length,
    falseRejections: accepted.filter(({ agrees }) => !agrees).length,
    worded: worded.length,
    exact: worded.filter(({ exact }) => exact === true).length,
  };
}

/** What is below its bar, as sentences; none when all is well. */
export function shortfalls(comparisons: readonly Comparison[], versionWithWords: boolean): string[] {
  const all = figures(comparisons);
  const decode = figures(comparisons.filter(({ stage }) => stage === 'decode'));
  const validate = figures(comparisons.filter(({ stage }) => stage === 'validate'));
  const checks: readonly (readonly [name: string, part: number, whole: number, bar: number])[] = [
    ['agreement', all.agreeing, all.documents, BARS.agreement],
    ['rejections found', all.found, all.rejections, BARS.found],
    ...(versionWithWords
      ? ([
          ['causes exact', validate.exact, validate.worded, BARS.exactCauses],
          ['decode messages exact', decode.exact, decode.worded, BARS.exactDecode],
        ] as const)
      : []),
  ];
  const low = checks
    .filter(([, part, whole, bar]) => part < whole * bar)
    .map(([name, part, whole, bar]) => `${name}: ${percent(part, whole)}, asked for ${percent(bar, 1)}`);
  return all.falseRejections > BARS.falseRejections ? [...low, `false rejections: ${all.falseRejections}`] : low;
}

export function table(groups: ReadonlyMap<string, readonly Comparison[]>, title: string): string {
  const rows = [...groups].map(([name, comparisons]) => rowOf(name, figures(comparisons)));
  const header = [title, 'documents', 'agreement', 'rejections found', 'false rejections', 'words exact'];
  const widths = header.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [header, ...rows].map((row) => line(row).trimEnd()).join('\n');
}

function rowOf(name: string, of: Figures): string[] {
  return [
    name,
    String(of.documents),
    percent(of.agreeing, of.documents),
    share(of.found, of.rejections),
    share(of.falseRejections, of.acceptances),
    share(of.exact, of.worded),
  ];
}

export function groupBy(
  comparisons: readonly Comparison[],
  key: (comparison: Comparison) => string,
): ReadonlyMap<string, readonly Comparison[]> {
  const groups = new Map<string, Comparison[]>();
  for (const comparison of comparisons)
    groups.set(key(comparison), [...(groups.get(key(comparison)) ?? []), comparison]);
  return new Map([...groups].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** One disagreement: what was asked, what the server said, what we say. */
export function disagreement({ recorded, ours }: Comparison): string {
  const { set, id, kind, title, expected } = recorded;
  const theirs = expected.ok ? 'accepted' : `${expected.code} ${expected.message}`;
  const own = ours.verdict === 'rejected' ? `${ours.code} ${ours.message}` : ours.verdict;
  return [
    `${set} #${id} ${kind}: ${title}`,
    `  server: ${theirs}`,
    `  ours:   ${own}`,
    `  ${excerpt(recorded.value)}`,
  ].join('\n');
}

function excerpt(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 1500 ? `${text.slice(0, 1500)}…` : text;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${part}/${whole} ${percent(part, whole)}`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(2)} %`;
}
