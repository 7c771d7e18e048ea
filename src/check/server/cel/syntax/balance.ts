import type { Expression } from './expression.ts';

/** `a && b && c && d` as a tree of the least depth: the order of the terms stays. Source: cel-go `parser/helper.go`. */
export function balanced(name: string, terms: readonly Expression[], offsets: readonly number[]): Expression {
  return balancedBetween(name, terms, offsets, 0, offsets.length - 1);
}

function balancedBetween(
  name: string,
  terms: readonly Expression[],
  offsets: readonly number[],
  low: number,
  high: number,
): Expression {
  if (low > high) return terms[low] ?? { kind: 'unspecified', offset: 0 };
  const middle = Math.floor((low + high + 1) / 2);
  return {
    kind: 'call',
    offset: offsets[middle] ?? 0,
    name,
    parameters: [
      balancedBetween(name, terms, offsets, low, middle - 1),
      balancedBetween(name, terms, offsets, middle + 1, high),
    ],
  };
}
