import { quote } from '../go-value.ts';

const LARGEST = 2n ** 63n;

/** What Go's `strconv.Atoi` says against a text, behind `parsing `. */
export function integerFault(text: string): string | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) return `${quote(text)}: invalid syntax`;
  const digits = text.replace(/^[+-]?0*/, '');
  if (digits.length > 19) return `${quote(text)}: value out of range`;
  const magnitude = BigInt(digits === '' ? '0' : digits);
  const limit = text.startsWith('-') ? LARGEST : LARGEST - 1n;
  return magnitude > limit ? `${quote(text)}: value out of range` : undefined;
}
