import type { Scalar } from '../../kubernetes/definitions.ts';
import type { SchemaFinding } from './finding.ts';
import { scalarHelp } from './scalar-help.ts';
import { type ScalarFault, scalarFault } from './scalar.ts';
import { describeValue } from './walk.ts';

/** A finding about the value at which a walk stands. */
export type Misfit = Omit<SchemaFinding, 'field' | 'path'>;

/** A value of another type than the field. */
export function ofWrongType(value: unknown, expected: string): Misfit {
  return { kind: 'wrong-type', value, expected, message: `is ${describeValue(value)}, expected ${expected}` };
}

export function ofNoList(value: unknown): Misfit {
  const misfit = ofWrongType(value, 'a list');
  return isShort(value) ? { ...misfit, help: `Write a list: [${value}].` } : misfit;
}

/** What is wrong with a scalar, if anything is. */
export function misfitOfScalar(scalar: Scalar, value: unknown): Misfit | undefined {
  const found = scalarFault(scalar, value);
  return found === undefined ? undefined : ofScalar(scalar, value, found);
}

function ofScalar(scalar: Scalar, value: unknown, { fault, expected }: ScalarFault): Misfit {
  const help = scalarHelp(scalar, value);
  // What should be base64 may be a password.
  const described = scalar === 'bytes' && typeof value === 'string' ? 'other text' : describeValue(value);
  return {
    kind: fault === 'type' ? 'wrong-type' : 'invalid-value',
    value,
    expected,
    message: `is ${described}, expected ${expected}`,
    ...(help === undefined ? {} : { help }),
  };
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && /^[\w./-]{1,40}$/.test(value);
}
