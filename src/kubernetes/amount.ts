/**
 * Quantities as an API server reads, compares, rounds and prints them.
 *
 * Source: k8s.io/apimachinery `pkg/api/resource` (quantity.go, amount.go, suffix.go).
 */

type Notation = 'DecimalSI' | 'BinarySI' | 'DecimalExponent';

/** `value · 10^scale`, exactly. */
export interface Amount {
  readonly value: bigint;
  readonly scale: number;
  readonly notation: Notation;
  /** The text it was written as, where the server keeps it: it is in canonical form already, or looks so to the server. */
  readonly text?: string;
  /** Kept as a 64-bit integer with a scale; otherwise as a decimal of any length, which wraps in another way. */
  readonly small: boolean;
}

/** What the server says when a text is no quantity. */
export type AmountFault = 'form' | 'number' | 'suffix';

export const ZERO: Amount = { value: 0n, scale: 0, notation: 'DecimalSI', text: '0', small: true };

const DECIMAL: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const BINARY: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };
const DECIMAL_SUFFIX = new Map(Object.entries(DECIMAL).map(([suffix, exponent]) => [exponent, suffix]));
const BINARY_SUFFIX = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

// No stretch of text fits two parts of the pattern, so that it is linear.
const FORM = /^([+-]?)([0-9]*)(?:\.([0-9]*))?((?:[eEinumkKMGTP]+[-+]?|[-+])[0-9]*)?$/;
/** The least amount that can be told, and where the server's own loops become too long to follow. */
const FINEST = -9;
const LARGEST_EXPONENT = 100_000;
const LARGEST_INTEGER = 2n ** 63n - 1n;
/** Scales that differ by more are compared by the length of the numbers first. */
const FAR_APART = 40;
/** Digits beyond these are far below or above every bound; they are counted, not read. */
const DIGITS = 2000;

export function isAmount(parsed: Amount | AmountFault): parsed is Amount {
  return typeof parsed === 'object';
}

/** Quantities repeat: an app has a handful of them, and the rules look at each many times. */
const known = new Map<string, Amount | AmountFault>();
const MOST_KNOWN = 1000;

/** Reads a quantity as the server does, surrounding blanks included; the fault says which of its three errors it gives. */
export function parseAmount(written: string | number): Amount | AmountFault {
  const text = typeof written === 'string' ? written : String(written);
  const before = known.get(text);
  if (before !== undefined) return before;
  const parsed = parse(text.trim());
  if (known.size >= MOST_KNOWN) known.clear();
  // Long texts are rare, and would stay in memory.
  if (text.length <= DIGITS) known.set(text, parsed);
  return parsed;
}

function parse(text: string): Amount | AmountFault {
  if (text === '0') return ZERO;
  const match = text === '' ? null : FORM.exec(text);
  if (match === null) return 'form';
  const [, sign = '', whole = '', fraction = '', suffix = ''] = match;
  const digits = whole.replace(/^0+/, '');
  const unit = interpret(suffix);
  if (unit === undefined) return 'suffix';
  const plain = { text, negative: sign === '-', whole: digits === '' ? '0' : digits, fraction };
  const fast = parseFast(plain, unit);
  if (fast !== undefined) return fast;
  // Without any digit the server's decimal type has nothing to read.
  return whole === '' && fraction === '' ? 'number' : parseExact(plain, unit);
}

/** The amount, or zero where the text is none: for rules that look at objects whose quantities were read before. */
export function amount(written: string | number | null | undefined): Amount {
  const parsed = written === null || written === undefined ? ZERO : parseAmount(written);
  return isAmount(parsed) ? parsed : ZERO;
}

interface Written {
  readonly text: string;
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

interface Unit {
  readonly base: 2 | 10;
  readonly exponent: number;
  readonly notation: Notation;
}

function interpret(suffix: string): Unit | undefined {
  const decimal = Object.hasOwn(DECIMAL, suffix) ? DECIMAL[suffix] : undefined;
  if (decimal !== undefined) return { base: 10, exponent: decimal, notation: 'DecimalSI' };
  const binary = Object.hasOwn(BINARY, suffix) ? BINARY[suffix] : undefined;
  if (binary !== undefined) return { base: 2, exponent: binary, notation: 'BinarySI' };
  if (!/^[eE][-+]?[0-9]+$/.test(suffix)) return undefined;
  const exponent = Number(suffix.slice(1));
  return Math.abs(exponent) > LARGEST_EXPONENT ? undefined : { base: 10, exponent, notation: 'DecimalExponent' };
}

/** What fits into 64 bits. The server reuses the text when it takes it to be in canonical form. */
function parseFast({ text, negative, whole, fraction }: Written, unit: Unit): Amount | undefined {
  const digits = whole + fraction;
  const binary = unit.base === 2;
  const room = binary ? 15 - whole.length - Math.trunc((unit.exponent * 3) / 10) - 1 : 18 - digits.length;
  if (room < 0 || (binary && fraction !== '')) return undefined;
  const scale = binary ? 0 : unit.exponent - fraction.length;
  if (scale < FINEST) return undefined;
  const read = BigInt(digits);
  const magnitude = binary ? read << BigInt(unit.exponent) : read;
  const canonical = binary ? (read & 7n) !== 0n : scale % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0');
  const parsed = { value: negative ? -magnitude : magnitude, scale, notation: unit.notation, small: true };
  return canonical ? { ...parsed, text } : parsed;
}

function parseExact(written: Written, unit: Unit): Amount {
  const { negative } = written;
  const whole = written.whole.slice(0, DIGITS);
  // What is cut off behind the point still rounds up.
  const fraction = written.fraction.slice(0, DIGITS) + (/[1-9]/.test(written.fraction.slice(DIGITS)) ? '1' : '');
  let value = BigInt(whole + fraction);
  let scale = written.whole.length - whole.length - fraction.length;
  if (unit.base === 2) value <<= BigInt(unit.exponent);
  else scale += unit.exponent;
  if (value !== 0n && scale < FINEST) {
    value = divideUp(value, FINEST - scale);
    scale = FINEST;
  }
  let notation = unit.notation;
  if (notation === 'BinarySI') {
    if (compareScaled(value, scale, LARGEST_INTEGER, 0) > 0) [value, scale] = [LARGEST_INTEGER, 0];
    if (value > 0n && compareScaled(value, scale, 1n, 0) < 0) notation = 'DecimalSI';
  }
  return { value: negative ? -value : value, scale, notation, small: false };
}

export function signOf({ value }: Amount): -1 | 0 | 1 {
  return value === 0n ? 0 : value < 0n ? -1 : 1;
}

/** Negative, zero or positive as the first is less than, equal to or greater than the second. */
export function compareAmounts(first: Amount, second: Amount): number {
  return compareScaled(first.value, first.scale, second.value, second.scale);
}

function compareScaled(first: bigint, firstScale: number, second: bigint, secondScale: number): number {
  if (Math.abs(firstScale - secondScale) > FAR_APART) {
    const [one, other] = [reach(first, firstScale), reach(second, secondScale)];
    if (one !== other) return one < other ? -1 : 1;
  }
  const common = Math.min(firstScale, secondScale);
  const difference = first * 10n ** BigInt(firstScale - common) - second * 10n ** BigInt(secondScale - common);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** Where the first digit stands, with the sign: amounts whose scales are far apart differ in that alone. */
function reach(value: bigint, scale: number): number {
  if (value === 0n) return 0;
  const digits = value.toString().replace('-', '').length + scale + 2 * LARGEST_EXPONENT;
  return value < 0n ? -digits : digits;
}

/** A sum is told with the suffixes of the first summand, or of the second where the first is zero. */
export function addAmounts(first: Amount, second: Amount): Amount {
  const scale = Math.min(first.scale, second.scale);
  const value = first.value * 10n ** BigInt(first.scale - scale) + second.value * 10n ** BigInt(second.scale - scale);
  const { notation } = first.value === 0n ? second : first;
  return { value, scale, notation, small: first.small && second.small && BigInt.asIntN(64, value) === value };
}

/** Rounded away from zero to thousandths: what the server does to every list of resources. */
export function roundToMilli(given: Amount): Amount {
  if (given.scale >= -3) return given;
  const { value, notation, small } = given;
  return { value: divideUp(value, -3 - given.scale), scale: -3, notation, small };
}

/** `amount / 10^scale` as a 64-bit integer, rounded up; it overflows as it does on the server. */
export function scaledValue(given: Amount, scale: number): bigint {
  const difference = given.scale - scale;
  if (difference < 0) return BigInt.asIntN(64, divideUp(given.value, -difference));
  if (difference === 0) return BigInt.asIntN(64, given.value);
  // A power that does not fit into 64 bits becomes the least number there is.
  const power = !given.small && difference > 18 ? -(2n ** 63n) : 10n ** BigInt(Math.min(difference, 64));
  const scaled = given.value * power;
  const fits = BigInt.asIntN(64, scaled) === scaled;
  if (given.small && !fits && ![1, 2, 3, 6, 9].includes(difference)) return 0n;
  return BigInt.asIntN(64, scaled);
}

export function wholeValue(given: Amount): bigint {
  return scaledValue(given, 0);
}

export function milliValue(given: Amount): bigint {
  return scaledValue(given, -3);
}

/** Divides by a power of ten, rounding away from zero. */
function divideUp(value: bigint, powerOfTen: number): bigint {
  const magnitude = value < 0n ? -value : value;
  // A divisor with more digits than the value leaves one unit, however long it is.
  if (magnitude.toString().length < powerOfTen) return value === 0n ? 0n : value < 0n ? -1n : 1n;
  const divisor = 10n ** BigInt(powerOfTen);
  const rounded = (magnitude + divisor - 1n) / divisor;
  return value < 0n ? -rounded : rounded;
}

/** The canonical text: `1k` for `1000`, `500m` for `0.5`, `1Gi` for `1024Mi`. */
export function amountText(given: Amount): string {
  if (given.text !== undefined) return given.text;
  if (given.value === 0n) return '0';
  if (given.notation === 'BinarySI' && isBinary(given)) return binaryText(given);
  return decimalText(given);
}

/** Below 1024 and for fractions the server takes to decimals. */
function isBinary({ value, scale }: Amount): boolean {
  if (compareScaled(value, scale, -1024n, 0) > 0 && compareScaled(value, scale, 1024n, 0) < 0) return false;
  return scale >= 0 || value % 10n ** BigInt(-scale) === 0n;
}

function binaryText({ value, scale }: Amount): string {
  let whole = scale >= 0 ? value * 10n ** BigInt(scale) : value / 10n ** BigInt(-scale);
  let steps = 0;
  while (steps < BINARY_SUFFIX.length - 1 && whole % 1024n === 0n) {
    whole /= 1024n;
    steps += 1;
  }
  return `${whole}${BINARY_SUFFIX[steps] ?? ''}`;
}

function decimalText({ value, scale, notation }: Amount): string {
  let digits = value.toString();
  const zeros = digits.length - digits.replace(/0+$/, '').length;
  let exponent = scale + zeros;
  if (zeros > 0) digits = digits.slice(0, -zeros);
  const spare = ((exponent % 3) + 3) % 3;
  digits += '0'.repeat(spare);
  exponent -= spare;
  if (notation === 'DecimalExponent') return exponent === 0 ? digits : `${digits}e${exponent}`;
  return digits + (DECIMAL_SUFFIX.get(exponent) ?? '');
}
