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
