/** Quantities. Source: apiserver `pkg/cel/library/quantity.go`. */
import { isAmount, parseAmount } from '../../../../../kubernetes/amount-text.ts';
import { addAmounts, type Amount, compareAmounts, signOf } from '../../../../../kubernetes/amount.ts';
import { fail, noSuchOverload } from '../failure.ts';
import { Composite, type Value } from '../value.ts';
import { ofText, type Implementation, type Implementations } from './implementation.ts';

class Quantity extends Composite {
  readonly type = 'kubernetes.Quantity';
  readonly amount: Amount;

  constructor(amount: Amount) {
    super();
    this.amount = amount;
  }

  equals(other: Value): boolean {
    return other instanceof Quantity ? compareAmounts(this.amount, other.amount) === 0 : noSuchOverload();
  }
}

export const QUANTITY_FUNCTIONS: Implementations = {
  quantity: ofText(
    (text) =>
      quantityOf(text) ??
      fail("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"),
  ),
  isQuantity: ofText((text) => quantityOf(text) !== undefined),
  sign: ([value]) => (value instanceof Quantity ? BigInt(signOf(value.amount)) : undefined),
  compareTo: ([value, other]) => {
    if (!(value instanceof Quantity) || !(other instanceof Quantity)) return undefined;
    return BigInt(Math.sign(compareAmounts(value.amount, other.amount)));
  },
  isGreaterThan: compared((order) => order > 0),
  isLessThan: compared((order) => order < 0),
  isInteger: ([value]) => (value instanceof Quantity ? wholeOf(value.amount) !== undefined : undefined),
  asInteger: ([value]) => {
    if (!(value instanceof Quantity)) return undefined;
    return wholeOf(value.amount) ?? fail('cannot convert value to integer');
  },
  asApproximateFloat: ([value]) =>
    value instanceof Quantity ? Number(`${value.amount.value}e${value.amount.scale}`) : undefined,
  add: combined(1n),
  sub: combined(-1n),
};

function quantityOf(text: string): Quantity | undefined {
  const amount = parseAmount(text);
  return isAmount(amount) ? new Quantity(amount) : undefined;
}

function compared(decide: (order: number) => boolean): Implementation {
  return ([value, other]) => {
    if (!(value instanceof Quantity) || !(other instanceof Quantity)) return undefined;
    return decide(compareAmounts(value.amount, other.amount));
  };
}

function combined(sign: 1n | -1n): Implementation {
  return ([value, other]) => {
    if (!(value instanceof Quantity)) return undefined;
    const added = typeof other === 'bigint' ? quantityOf(String(other)) : other;
    if (!(added instanceof Quantity)) return undefined;
    return new Quantity(addAmounts(value.amount, { ...added.amount, value: added.amount.value * sign }));
  };
}

/** Nothing for an amount that is no whole number, or one beyond 64 bits. */
function wholeOf({ value, scale }: Amount): bigint | undefined {
  const divisor = 10n ** BigInt(Math.max(0, -scale));
  const whole = scale >= 0 ? value * 10n ** BigInt(Math.min(scale, 30)) : value / divisor;
  const isWhole = scale >= 0 || value % divisor === 0n;
  return isWhole && BigInt.asIntN(64, whole) === whole ? whole : undefined;
}
