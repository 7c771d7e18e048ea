import { isAmount, parseAmount } from '../../kubernetes/amount-text.ts';
import type { Scalar } from '../../kubernetes/definitions.ts';
import { NumberLiteral } from '../../model/number-literal.ts';

/** Longer texts are no amounts that somebody mistyped. */
const LONGEST = 40;

/** What to write for a scalar that the server cannot read into its field. */
export function scalarHelp(scalar: Scalar, value: unknown): string | undefined {
  switch (scalar) {
    case 'string':
      return isNumberOrBoolean(value) ? 'Put it in quotes.' : undefined;
    case 'bool':
      return value === 'true' || value === 'false' ? `Write ${value} without quotes.` : undefined;
    case 'int32':
    case 'int64':
      return typeof value === 'string' && /^-?\d{1,18}$/.test(value) ? `Write ${value} without quotes.` : undefined;
    case 'quantity':
      return typeof value === 'string' ? quantityHelp(value) : undefined;
    case 'bytes':
      return typeof value === 'string' ? 'A Secret takes text as it is under stringData.' : undefined;
    default:
      return undefined;
  }
}

function isNumberOrBoolean(value: unknown): boolean {
  return ['number', 'bigint', 'boolean'].includes(typeof value) || value instanceof NumberLiteral;
}

/** An amount with a blank, a comma, the B of bytes or the wrong case: `512 MB`, `0,5`, `1gi`. */
function quantityHelp(written: string): string | undefined {
  if (written.length > LONGEST) return undefined;
  const parts = /^([\d.,]+) *([a-z]*)$/i.exec(written.trim());
  if (parts === null) return undefined;
  const [, number = '', unit = ''] = parts;
  const quantity = number.replace(',', '.') + suffixOf(unit);
  return isAmount(parseAmount(quantity)) ? `Write ${quantity}.` : undefined;
}

/** Of units of bytes the B is left out; 1000 bytes have a small k, all others a capital. */
function suffixOf(unit: string): string {
  if (/^(?:bytes?|b|cpus?|cores?)$/i.test(unit)) return '';
  const [, prefix = '', binary = ''] = /^([kmgtpe])(i?)b?$/i.exec(unit) ?? [];
  if (unit === 'm' || prefix === '') return unit;
  if (binary !== '') return `${prefix.toUpperCase()}i`;
  return prefix.toLowerCase() === 'k' ? 'k' : prefix.toUpperCase();
}
