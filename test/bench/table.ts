/** One line of the result. */
export interface Row {
  readonly work: string;
  readonly ours: string;
  readonly theirs: string;
  readonly target: string;
  /** Undefined where there was nothing to compare with. */
  readonly met: boolean | undefined;
  readonly result: string;
}

const TITLES = ['work', 'charthouse', 'peer', 'result', 'target', ''];

export function table(rows: readonly Row[]): string {
  const cells = [
    TITLES,
    ...rows.map(({ work, ours, theirs, result, target, met }) => [
      work,
      ours,
      theirs,
      result,
      target,
      met === undefined ? 'not measured' : met ? 'met' : 'MISSED',
    ]),
  ];
  const widths = TITLES.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = cells;
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(line)].join('\n');
}

/** Ours over theirs, which must not be more than `most`. */
export function ratioRow(work: string, ours: number, theirs: number, most: number, target: string): Row {
  const share = ours / theirs;
  return {
    work,
    ours: time(ours),
    theirs: time(theirs),
    result: share > 1 ? `${share.toFixed(2)} x` : `1/${(1 / share).toFixed(1)}`,
    target,
    met: share <= most,
  };
}

export function limitRow(work: string, value: number, most: number, print: (value: number) => string): Row {
  return {
    work,
    ours: print(value),
    theirs: '',
    result: print(value),
    target: `<= ${print(most)}`,
    met: value <= most,
  };
}

export function skippedRow(work: string, why: string, target: string): Row {
  return { work, ours: '', theirs: '', result: why, target, met: undefined };
}

export function time(seconds: number): string {
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(2)} s`;
}
