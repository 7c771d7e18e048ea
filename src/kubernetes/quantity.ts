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
