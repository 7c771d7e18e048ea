import { amount, amountText, roundToMilli } from '../amount.ts';
import type { Quantity } from '../generated/objects.ts';

type ResourceList = Readonly<Record<string, Quantity>>;

/** Amounts finer than a thousandth are rounded up, in every list of resources. */
export function defaultResourceList(list: ResourceList | undefined): ResourceList | undefined {
  if (list === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(list).map(([name, quantity]) => [name, amountText(roundToMilli(amount(quantity)))]),
  );
}

/** The same amount as the server writes it: `1Gi` for `1024Mi`. */
export function canonicalQuantity(quantity: Quantity): string {
  return amountText(amount(quantity));
}

/** Lists that are no resource lists to the server are written in its form, but not rounded. */
export function canonicalQuantities(list: ResourceList): ResourceList {
  return Object.fromEntries(Object.entries(list).map(([name, quantity]) => [name, canonicalQuantity(quantity)]));
}
