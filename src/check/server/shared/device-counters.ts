/** Counters that devices made of one piece of hardware share (KEP-4815). */
import type { Counter, CounterSet } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { dns1123Label } from '../names.ts';
import { BY_NAME, validateMap, validateSet } from './bounded-list.ts';
import { checkFormat } from './format.ts';

const MOST_SETS = 8;
const MOST_COUNTERS = 32;
const LONGEST_NAME = 63;

export function validateCounterSets(
  sets: readonly CounterSet[] | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  validateSet(sets, MOST_SETS, BY_NAME, path, errors, ({ name, counters }, setPath) => {
    validateCounterSetName(name, setPath.child('name'), errors);
    validateCounters(counters, setPath.child('counters'), errors);
  });
}

export function validateCounterSetName(name: string | undefined, path: FieldPath, errors: FieldErrors): void {
  if (!name) errors.required(path);
  else checkFormat(name, dns1123Label, path, errors);
}

/** Any amount is a good one. */
export function validateCounters(
  counters: Readonly<Record<string, Counter>> | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (Object.keys(counters ?? {}).length === 0) {
    errors.required(path);
    return;
  }
  const rules = {
    maximum: MOST_COUNTERS,
    longestKey: LONGEST_NAME,
    keysOfMap: true,
    validateKey: (name: string, namePath: FieldPath) => checkFormat(name, dns1123Label, namePath, errors),
    validateItem: () => undefined,
  };
  validateMap(counters, rules, path, errors);
}
