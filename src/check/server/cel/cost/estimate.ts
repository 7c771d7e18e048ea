/** Bounds of a size or of a cost; beyond 64 bits all is the same. Source: cel-go `checker/cost.go`. */
export interface Estimate {
  readonly least: number;
  readonly most: number;
}

export const LARGEST = 2 ** 64;
export const UNKNOWN: Estimate = { least: 0, most: LARGEST };
export const NOTHING: Estimate = { least: 0, most: 0 };
/** Where the least of several is looked for. */
export const IMPOSSIBLE: Estimate = { least: LARGEST, most: 0 };
export const ONE: Estimate = { least: 1, most: 1 };

export function exactly(value: number): Estimate {
  return { least: value, most: value };
}

export function add(...estimates: readonly Estimate[]): Estimate {
  return estimates.reduce(
    (sum, { least, most }) => ({ least: cap(sum.least + least), most: cap(sum.most + most) }),
    NOTHING,
  );
}

export function multiply(first: Estimate, second: Estimate): Estimate {
  return { least: cap(first.least * second.least), most: cap(first.most * second.most) };
}

export function scale({ least, most }: Estimate, factor: number): Estimate {
  return { least: cap(Math.ceil(least * factor)), most: cap(Math.ceil(most * factor)) };
}

export function union(first: Estimate, second: Estimate): Estimate {
  return { least: Math.min(first.least, second.least), most: Math.max(first.most, second.most) };
}

function cap(value: number): number {
  return Math.min(value, LARGEST);
}
