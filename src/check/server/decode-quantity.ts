/**
 * Quantities as the server decodes them and writes them again.
 *
 * Source: k8s.io/apimachinery `pkg/api/resource`
 */
import { amount, amountText, isAmount, parseAmount, type AmountFault } from '../../kubernetes/amount-text.ts';
import { compareAmounts } from '../../kubernetes/amount.ts';

/** A quantity as JSON text: it takes strings and numbers, and says of everything else that its format is wrong. */
export function quantityProblem(json: string): string | undefined {
  const quoted = json.length >= 2 && json.startsWith('"') && json.endsWith('"');
  const parsed = parseAmount(quoted ? json.slice(1, -1) : json);
  return isAmount(parsed) ? undefined : QUANTITY_FAULTS[parsed];
}

const QUANTITY_FAULTS: Readonly<Record<AmountFault, string>> = {
  form: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  number: 'unable to parse numeric part of quantity',
  suffix: "unable to parse quantity's suffix",
};

// Most quantities are written as the server writes them, and need no arithmetic.
export const CANONICAL_QUANTITY = /^[1-9][0-9]{0,2}(?:m|k|M|G|Ki|Mi|Gi|Ti)?$/;

// Beyond its largest suffix the server writes a quantity as another one: what it holds in memory is the text as it was.
export function canonicalQuantity(text: string): string {
  const written = amountText(amount(text));
  return compareAmounts(amount(written), amount(text)) === 0 ? written : text;
}
