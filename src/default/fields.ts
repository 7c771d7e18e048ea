import { isUndecided } from '../values/undecided.ts';

/** An object whose fields are known. */
export type Fields = Readonly<Record<string, unknown>>;

/** Is this an object with fields that can be looked at, not a list and nothing left to the chart? */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isUndecided(value);
}

/** The value below a path of field names; undefined where the path leaves what is known. */
export function valueAt(value: unknown, steps: readonly string[]): unknown {
  let at = value;
  for (const step of steps) {
    if (!isFields(at)) return undefined;
    at = at[step];
  }
  return at;
}

/** The elements of a list, nothing for everything else. */
export function elements(value: unknown): readonly unknown[] {
  return Array.isArray(value) && !isUndecided(value) ? value : [];
}

/** Has the author left this to us? Not when the field, or anything it would stand in, is said or left to the chart. */
export function isLeftOut(fields: Fields, steps: readonly string[]): boolean {
  let around: Fields = fields;
  for (const step of steps) {
    const value = around[step];
    if (value === undefined || value === null) return true;
    if (!isFields(value)) return false;
    around = value;
  }
  return false;
}
