/**
 * Quantities and base64 as the server's types decode them. Each function gives what is wrong, in the server's words.
 *
 * Source: k8s.io/apimachinery `pkg/api/resource`; Go's `encoding/base64`.
 */
import { isAmount, parseAmount, type AmountFault } from '../../kubernetes/amount.ts';

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

/** Where base64 goes wrong, as Go counts it; line breaks do not count as digits. */
export function base64Problem(text: string): string | undefined {
  const at = firstBadByte(text);
  return at < 0 ? undefined : `illegal base64 data at input byte ${at}`;
}

const BREAKS = /[\r\n]*/y;
const DIGITS = /[A-Za-z0-9+/]*/y;

function firstBadByte(text: string): number {
  let digits = 0;
  let index = 0;
  for (;;) {
    index = skip(BREAKS, text, index);
    const end = skip(DIGITS, text, index);
    if (end === index) break;
    digits = (digits + end - index) % 4;
    index = end;
  }
  if (index >= text.length) return digits === 0 ? -1 : text.length - digits;
  if (text[index] !== '=' || digits < 2) return index;
  index += 1;
  if (digits === 2) {
    index = skip(BREAKS, text, index);
    if (index >= text.length) return text.length;
    if (text[index] !== '=') return index - 1;
    index += 1;
  }
  index = skip(BREAKS, text, index);
  return index < text.length ? index : -1;
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  pattern.exec(text);
  return pattern.lastIndex;
}
