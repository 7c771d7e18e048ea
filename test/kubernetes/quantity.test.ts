import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amount, amountText, isAmount, parseAmount } from '../../src/kubernetes/amount-text.ts';
import { compareAmounts, roundToMilli } from '../../src/kubernetes/amount.ts';
import { isQuantity, quantity } from '../../src/kubernetes/quantity.ts';

/** The value of a quantity as a fraction of nanos, by arithmetic of its own. */
function nanos(digits: bigint, places: number, suffix: string): { readonly value: bigint; readonly divisor: bigint } {
  const decimal: Record<string, number> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
  const power = decimal[suffix];
  const divisor = 10n ** BigInt(places);
  if (power !== undefined) return { value: digits * 10n ** BigInt(power + 9), divisor };
  const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].indexOf(suffix) + 1;
  return { value: digits * 1024n ** BigInt(binary) * 10n ** 9n, divisor };
}

const suffixes = ['', 'n', 'u', 'm', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const written = fc
  .record({
    whole: fc.bigInt({ min: 0n, max: 10n ** 7n }),
    fraction: fc.option(fc.stringMatching(/^[0-9]{1,4}$/), { nil: undefined }),
    suffix: fc.constantFrom(...suffixes),
    negative: fc.boolean(),
  })
  .map(({ whole, fraction, suffix, negative }) => ({
    text: `${negative ? '-' : ''}${whole}${fraction === undefined ? '' : `.${fraction}`}${suffix}`,
    digits: (negative ? -1n : 1n) * BigInt(`${whole}${fraction ?? ''}`),
    places: fraction?.length ?? 0,
    suffix,
  }));

test('amounts compare as the numbers they stand for', () => {
  // Below a nano amounts are rounded, above 2^63-1 binary ones are capped: both are left out here.
  const exact = written.filter(({ digits, places, suffix }) => {
    const { value, divisor } = nanos(digits, places, suffix);
    const size = value < 0n ? -value : value;
    return value % divisor === 0n && (!suffix.endsWith('i') || size / divisor < 2n ** 63n * 10n ** 9n);
  });
  fc.assert(
    fc.property(exact, exact, (a, b) => {
      const first = nanos(a.digits, a.places, a.suffix);
      const second = nanos(b.digits, b.places, b.suffix);
      const difference = first.value * second.divisor - second.value * first.divisor;
      expect(Math.sign(compareAmounts(amount(a.text), amount(b.text)))).toBe(
        difference === 0n ? 0 : difference < 0n ? -1 : 1,
      );
    }),
    { numRuns: 1000 },
  );
});

test('the canonical text stands for the same amount and is canonical itself', () => {
  // Decimal suffixes end at E: what reaches 1000E loses its suffix on the server, and here.
  const printable = written.filter(({ digits, places, suffix }) => {
    const { value, divisor } = nanos(digits, places, suffix);
    return (value < 0n ? -value : value) / divisor < 10n ** 30n;
  });
  fc.assert(
    fc.property(printable, ({ text }) => {
      const canonical = amountText(amount(text));
      expect(compareAmounts(amount(canonical), amount(text))).toBe(0);
      expect(amountText(amount(canonical))).toBe(canonical);
    }),
    { numRuns: 1000 },
  );
});

describe('texts as the server prints them', () => {
  // The texts of a 1.35 server for these limits.
  test.each([
    ['1.5', '1500m'],
    ['0.5', '500m'],
    ['1000m', '1'],
    ['1.0', '1'],
    ['1.5Gi', '1536Mi'],
    ['1024Mi', '1Gi'],
    ['0.5Gi', '512Mi'],
    ['100Mi', '100Mi'],
    ['0.1Ki', '102400m'],
    ['1e3', '1e3'],
    ['1000', '1k'],
    ['2000000', '2M'],
    ['0.1m', '100u'],
    ['0.0000000001', '1n'],
    ['0', '0'],
    ['-1.50', '-1500m'],
    ['16Ei', '9223372036854775807'],
  ])('%s -> %s', (text, canonical) => {
    expect(amountText(amount(text))).toBe(canonical);
  });
});

test.each(['', 'abc', '5K', '5GiB', '500mb', '1 Gi', '1,5', '0x10', '1e', 'NaN', '1.2.3', '--1', 'Ei', '1Ki1'])(
  '%j is no quantity',
  (text) => {
    expect(isAmount(parseAmount(text))).toBe(false);
    expect(isQuantity(text)).toBe(false);
    expect(() => quantity(text)).toThrow(`${JSON.stringify(text)} is no quantity`);
  },
);

test.each(['1.', '.5', '+1', ' 5 ', '1E3', '1e-3', '007', '1e+3'])('%j is a quantity all the same', (text) => {
  expect(quantity(text)).toBe(text);
});

test('any text is an amount that can be printed, or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+0-9.eEinumkKMGTP]*$/)), (text) => {
      const parsed = parseAmount(text);
      const printed = isAmount(parsed) ? amountText(roundToMilli(parsed)) : parsed;
      expect(printed).toMatch(isAmount(parsed) ? /^[-+0-9.eEinumkKMGTP]+$/ : /^(form|number|suffix)$/);
    }),
    { numRuns: 2000 },
  );
});
