import type { NotFinite } from './scalar.ts';

const NOT_FINITE: Readonly<Record<NotFinite, string>> = { NaN: '.nan', '+Inf': '.inf', '-Inf': '-.inf' };
/** So many digits tell any two floats of 32 bits apart. */
const MOST_DIGITS = 9;

/**
 * A key that YAML reads as a float, as the server makes text of it: `FormatFloat(key, 'g', -1, 32)` of Go.
 *
 * Source: sigs.k8s.io/yaml `convertToJSONableObject`.
 */
export function floatKey(key: number | NotFinite): string {
  if (typeof key === 'string') return NOT_FINITE[key];
  const float = Math.fround(key);
  if (!Number.isFinite(float)) return NOT_FINITE[float > 0 ? '+Inf' : '-Inf'];
  return goFloat(float, shortest(float));
}

/** The key in full, as messages show it. */
export function shownFloatKey(key: number | NotFinite): string {
  return typeof key === 'string' ? key : goFloat(key, key.toExponential());
}

function shortest(float: number): string {
  for (let digits = 0; digits < MOST_DIGITS; digits += 1) {
    const text = float.toExponential(digits);
    if (Math.fround(Number(text)) === float) return text;
  }
  return float.toExponential(MOST_DIGITS);
}

function goFloat(float: number, exponential: string): string {
  if (float === 0) return Object.is(float, -0) ? '-0' : '0';
  const [digits = '', power = ''] = exponential.split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(Number(exponential));
  const padded = String(Math.abs(exponent)).padStart(2, '0');
  return `${digits}e${exponent < 0 ? '-' : '+'}${padded}`;
}
