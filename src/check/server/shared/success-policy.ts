/** When an indexed Job has succeeded before all its indexes have (KEP-3998). */
import type { JobSpec, SuccessPolicy, SuccessPolicyRule } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { byteLength, quote } from '../go-value.ts';
import { validateCount } from './count.ts';
import { integerFault } from './go-integer.ts';

const MAXIMUM_RULES = 20;
const MAXIMUM_INDEXES_BYTES = 64 * 1024;

export function validateSuccessPolicy(spec: JobSpec, path: FieldPath, errors: FieldErrors): void {
  const policy = spec.successPolicy;
  if (!policy) return;
  if (spec.completionMode !== 'Indexed') {
    errors.invalid(path, goSuccessPolicy(policy), 'requires indexed completion mode');
    return;
  }
  const rules = policy.rules ?? [];
  const rulesPath = path.child('rules');
  if (rules.length === 0) {
    errors.required(rulesPath, 'at least one rules must be specified when the successPolicy is specified');
  }
  if (rules.length > MAXIMUM_RULES) errors.tooMany(rulesPath, rules.length, MAXIMUM_RULES);
  const completions = spec.completions ?? 0;
  rules.forEach((rule, position) => validateRule(rule, completions, rulesPath.index(position), errors));
}

function goSuccessPolicy({ rules }: SuccessPolicy): object {
  return {
    Rules:
      rules?.map(({ succeededIndexes, succeededCount }) => ({
        SucceededIndexes: succeededIndexes ?? null,
        SucceededCount: succeededCount ?? null,
      })) ?? null,
  };
}

function validateRule(rule: SuccessPolicyRule, completions: number, path: FieldPath, errors: FieldErrors): void {
  const { succeededIndexes: indexes, succeededCount: count } = rule;
  if (count === undefined && indexes === undefined) {
    errors.required(path, 'at least one of succeededCount or succeededIndexes must be specified');
  }
  let total = 0;
  if (indexes !== undefined) {
    const indexesPath = path.child('succeededIndexes');
    if (byteLength(indexes) > MAXIMUM_INDEXES_BYTES) errors.tooLong(indexesPath, MAXIMUM_INDEXES_BYTES);
    const counted = countIndexes(indexes, completions);
    if (typeof counted === 'number') total = counted;
    else errors.invalid(indexesPath, indexes, `error parsing succeededIndexes: ${counted}`);
  }
  if (count === undefined) return;
  const countPath = path.child('succeededCount');
  validateCount(count, countPath, errors);
  if (count > completions) {
    const most = `must be less than or equal to ${completions} (the number of specified completions)`;
    errors.invalid(countPath, count, most);
  }
  if (indexes !== undefined && count > total) {
    const most = `must be less than or equal to ${total} (the number of indexes in the specified succeededIndexes field)`;
    errors.invalid(countPath, count, most);
  }
}

/** How many indexes a text such as `0,2-5` names, or what is wrong with it. */
function countIndexes(text: string, completions: number): number | string {
  if (text === '') return 0;
  let last: number | undefined;
  let total = 0;
  for (const fragment of text.split(',')) {
    const interval = readInterval(fragment, completions);
    if (typeof interval === 'string') return interval;
    const [from, to] = interval;
    if (last !== undefined && last >= from) return outOfOrder(last, from);
    total += to - from + 1;
    last = to;
  }
  return total;
}

function outOfOrder(previous: number, current: number): string {
  return `non-increasing order, previous: ${previous}, current: ${current}`;
}

function readInterval(fragment: string, completions: number): readonly [number, number] | string {
  const parts = fragment.split('-');
  if (parts.length > 2) {
    const asked = "violates the requirement that an index interval can have at most two parts separated by '-'";
    return `the fragment ${quote(fragment)} ${asked}`;
  }
  const [first = '', second] = parts;
  for (const part of second === undefined ? [first] : [first, second]) {
    if (integerFault(part) !== undefined) return `cannot convert string to integer for index: ${quote(part)}`;
    if (Number(part) >= completions) return `too large index: ${quote(part)}`;
  }
  const from = Number(first);
  const to = second === undefined ? from : Number(second);
  return second !== undefined && from >= to ? outOfOrder(from, to) : [from, to];
}
