/** Times, durations and patterns that stand in the text are looked at. Source: cel-go `cel/validator.go`. */
import { Pattern } from '../../../../kubernetes/re2/pattern.ts';
import { timeProblem } from '../../decode-time.ts';
import { goDurationFault } from '../../shared/go-duration.ts';
import type { Expression, Literal } from '../syntax/expression.ts';
import type { Issue } from '../syntax/issue.ts';

const FIRST_SECOND = -62_135_596_800n;
const LAST_SECOND = 253_402_300_799n;

const VALID: ReadonlyMap<string, (value: Literal['value']) => boolean> = new Map<
  string,
  (value: Literal['value']) => boolean
>([
  ['duration', (value) => typeof value !== 'string' || goDurationFault(value) === undefined],
  ['timestamp', isTimestamp],
  ['matches', (value) => typeof value !== 'string' || typeof Pattern.compile(value) !== 'string'],
]);

export function literalArgumentIssues(expression: Expression): readonly Issue[] {
  if (expression.kind !== 'call') return [];
  const [argument] = expression.parameters;
  const isValid = VALID.get(expression.name);
  if (isValid === undefined || argument?.kind !== 'literal' || isValid(argument.value)) return [];
  return [{ offset: argument.offset, message: `invalid ${expression.name} argument` }];
}

export function isTimestamp(value: Literal['value']): boolean {
  if (typeof value === 'bigint') return value >= FIRST_SECOND && value <= LAST_SECOND;
  if (typeof value !== 'string') return true;
  if (timeProblem(value, false) !== undefined) return false;
  const [, whole = '', sign = '', hours = '0', minutes = '0'] =
    /^(.*?)(?:[.,]\d+)?(?:Z|([-+])(\d\d):(\d\d))$/.exec(value.replace(/T(\d):/, 'T0$1:')) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60);
  const seconds = BigInt(Date.parse(`${whole}Z`) / 1000 - offset);
  return seconds >= FIRST_SECOND && seconds <= LAST_SECOND;
}
