import { quote } from '../go-value.ts';

const NANOSECONDS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1000n,
  '\u00b5s': 1000n,
  '\u03bcs': 1000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
const LARGEST = 2n ** 63n;
/** More digits than any duration has. */
const DIGITS = 20;

/** What Go's `time.ParseDuration` says against a text such as `1h30m`, nothing when it is good. */
export function goDurationFault(text: string): string | undefined {
  const read = readGoDuration(text);
  return typeof read === 'string' ? read : undefined;
}

/** The nanoseconds of a text such as `1h30m`, or what Go's `time.ParseDuration` says against it. */
export function readGoDuration(text: string): bigint | string {
  const invalid = `time: invalid duration ${quote(text)}`;
  const unsigned = /^[+-]/.test(text) ? text.slice(1) : text;
  if (unsigned === '0') return 0n;
  if (unsigned === '') return invalid;
  const part = /([0-9]*)(\.?)([0-9]*)([^0-9.]*)/y;
  let total = 0n;
  while (part.lastIndex < unsigned.length) {
    const [, whole = '', , fraction = '', unit = ''] = part.exec(unsigned) ?? [];
    if (whole === '' && fraction === '') return invalid;
    if (whole.replace(/^0+/, '').length > DIGITS) return invalid;
    if (unit === '') return `time: missing unit in duration ${quote(text)}`;
    const size = Object.hasOwn(NANOSECONDS, unit) ? NANOSECONDS[unit] : undefined;
    if (size === undefined) return `time: unknown unit ${quote(unit)} in duration ${quote(text)}`;
    const kept = fraction.slice(0, DIGITS);
    const count = BigInt(whole === '' ? '0' : whole);
    if (count > LARGEST) return invalid;
    total += count * size;
    if (kept !== '') total += (BigInt(kept) * size) / 10n ** BigInt(kept.length);
    if (total > LARGEST) return invalid;
  }
  if (text.startsWith('-')) return -total;
  return total < LARGEST ? total : invalid;
}
