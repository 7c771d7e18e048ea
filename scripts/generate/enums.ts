import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface EnumRecord {
  readonly type: string;
  readonly field: string;
  readonly on?: 'items' | 'values';
  readonly versions: readonly { readonly from: string; readonly to: string; readonly values: readonly string[] }[];
}

/**
 * Closed sets of values that the Go types declare, for fields whose published schema has none.
 * Keyed by `<published definition>.<field>`, with `[]` or `{}` behind it when the elements of a list or map are meant.
 */
export function readEnums(minors: readonly number[]): ReadonlyMap<string, readonly string[]> {
  const records: readonly EnumRecord[] = JSON.parse(readFileSync(join(__dirname, 'data/enums.json'), 'utf8'));
  const minorOf = (version: string): number => Number(version.split('.')[1]);
  return new Map(
    records.flatMap(({ type, field, on, versions }) => {
      const values = versions
        .filter(({ from, to }) => minors.some((minor) => minorOf(from) <= minor && minor <= minorOf(to)))
        .flatMap((each) => each.values);
      const suffix = on === 'items' ? '[]' : on === 'values' ? '{}' : '';
      return values.length === 0 ? [] : [[`${type}.${field}${suffix}`, [...new Set(values)].sort()] as const];
    }),
  );
}
