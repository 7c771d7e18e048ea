/**
 * Quantities as an API server reads and prints them.
 *
 * Source: k8s.io/apimachinery `pkg/api/resource` (quantity.go, suffix.go).
 */
import { type Amount, compareScaled, divideUp, LARGEST_EXPONENT, type Notation, ZERO } from './amount.ts';

/** What the server says when a text is no quantity. */
export type AmountFault = 'form' | 'number' | 'suffix';

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
/** The least amount that can be told. */
const FINEST = -9;
const LARGEST_INTEGER = 2n ** 63n - 1n;
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
