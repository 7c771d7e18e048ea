import { amount, amountText } from '../amount-text.ts';
import { compareAmounts, roundToMilli } from '../amount.ts';
import type { Quantity } from '../generated/objects.ts';

type ResourceList = Readonly<Record<string, Quantity>>;

/** Amounts finer than a thousandth are rounded up, in every list of resources. */
export function defaultResourceList(list: ResourceList | undefined): ResourceList | undefined {
  if (list === undefined) return undefined;
  return Object.fromEntries(Object.entries(list).map(([name, quantity]) => [name, rounded(quantity)]));
}

/** The server has no suffix for what is beyond exa, and writes `1000E` as `1`; it goes on with the amount all the same. */
function rounded(quantity: Quantity): Quantity {
  const given = roundToMilli(amount(quantity));
  const text = amountText(given);
  return compareAmounts(amount(text), given) === 0 ? text : quantity;
}

/** The same amount as the server writes it: `1Gi` for `1024Mi`. */
export function canonicalQuantity(quantity: Quantity): string {
  return amountText(amount(quantity));
}

/** Lists that are no resource lists to the server are written in its form, but not rounded. */
export function canonicalQuantities(list: ResourceList): ResourceList {
  return Object.fromEntries(Object.entries(list).map(([name, quantity]) => [name, canonicalQuantity(quantity)]));
}
