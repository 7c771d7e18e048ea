import { isAmount, parseAmount } from './amount-text.ts';

/** Suffixes of a quantity: powers of ten from nano to exa, powers of 1024 from Ki to Ei. */
export type QuantitySuffix =
  | ''
  | 'n'
  | 'u'
  | 'm'
  | 'k'
  | 'M'
  | 'G'
  | 'T'
  | 'P'
  | 'E'
  | 'Ki'
  | 'Mi'
  | 'Gi'
  | 'Ti'
  | 'Pi'
  | 'Ei';

/**
 * An amount of a resource: `500m` is half a CPU, `1Gi` is 1024³ bytes; a plain number counts CPUs or bytes.
 * For a text that is only known at run time see `quantity`.
 *
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export type Quantity = number | `${number}${QuantitySuffix}`;

/**
 * A quantity from a text that is only known at run time.
 *
 * Throws a TypeError when the API server would not read it: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantity(text: string): Quantity {
  if (!isQuantity(text)) {
    throw new TypeError(
      `${JSON.stringify(text)} is no quantity: expected a number with an optional suffix, such as 500m or 1Gi`,
    );
  }
  return text;
}

/** Whether the API server reads the text as a quantity. It also takes forms the type does not show, such as `1.` and `+1`. */
export function isQuantity(text: string): text is Extract<Quantity, string> {
  return isAmount(parseAmount(text));
}
