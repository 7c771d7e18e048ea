import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amount, amountText, isAmount, parseAmount } from '../../src/kubernetes/amount-text.ts';
import {
  addAmounts,
  type Amount,
  compareAmounts,
  milliValue,
  roundToMilli,
  signOf,
  wholeValue,
} from '../../src/kubernetes/amount.ts';

const quantity = fc
  .tuple(
    fc.constantFrom('', '-', '+'),
    fc.bigInt({ min: 0n, max: 10n ** 22n }),
    fc.option(fc.nat({ max: 10 ** 9 }), { nil: undefined }),
    fc.constantFrom(
      '',
      'n',
      'u',
      'm',
      'k',
      'M',
      'G',
      'T',
      'P',
      'E',
      'Ki',
      'Mi',
      'Gi',
      'Ti',
      'Pi',
      'Ei',
      'e3',
      'E-2',
      'e+1',
    ),
  )
  .map(([sign, whole, fraction, suffix]) => `${sign}${whole}${fraction === undefined ? '' : `.${fraction}`}${suffix}`);

function read(text: string): Amount {
  const parsed = parseAmount(text);
  if (!isAmount(parsed)) throw new Error(`${text} is no quantity`);
  return parsed;
}

describe('how the server writes an amount', () => {
  test.each([
    ['1000', '1k'],
    ['1000m', '1'],
    ['1500m', '1500m'],
    ['0.5', '500m'],
    ['1.500', '1.500'],
    ['+5', '+5'],
    ['12e2', '1200'],
    ['1E3', '1E3'],
    ['1024Mi', '1Gi'],
    ['1025Mi', '1025Mi'],
    ['1.5Gi', '1536Mi'],
    ['1.1Ki', '1126400m'],
    ['0.1n', '1n'],
    ['9Ei', '9223372036854775807'],
    ['100000000000000000000', '100E'],
    ['0Gi', '0'],
    ['.', '0'],
  ])('%s is written %s', (text, written) => {
    expect(amountText(read(text))).toBe(written);
  });

  test('writes what it has written the same way again, and with the same value', () => {
    fc.assert(
      fc.property(quantity, (text) => {
        const first = read(text);
        const again = read(amountText(first));
        expect(amountText(again)).toBe(amountText(first));
        expect(compareAmounts(again, first)).toBe(0);
      }),
    );
  });

  test.each([
    ['', 'form'],
    ['abc', 'form'],
    ['1 2', 'form'],
    ['1..2', 'form'],
    ['5e', 'suffix'],
    ['1Kib', 'form'],
    ['1mi', 'suffix'],
    ['e-20', 'number'],
  ])('%j is no quantity', (text, fault) => {
    expect(parseAmount(text)).toBe(fault);
  });

  test('reads numbers and blanks around texts as decoding does', () => {
    expect(amountText(read(' 5 '))).toBe('5');
    expect(parseAmount(1.5)).toEqual(parseAmount('1.5'));
  });
});

describe('arithmetic', () => {
  test('orders amounts across notations', () => {
    expect(compareAmounts(read('1Gi'), read('1G'))).toBeGreaterThan(0);
    expect(compareAmounts(read('1000m'), read('1'))).toBe(0);
    expect(compareAmounts(read('1e3'), read('1Ki'))).toBeLessThan(0);
  });

  test('is an order: no amount is less than itself, and sums are above their positive parts', () => {
    fc.assert(
      fc.property(quantity, quantity, (first, second) => {
        const [a, b] = [read(first), read(second)];
        expect(Math.sign(compareAmounts(a, b)) + Math.sign(compareAmounts(b, a))).toBe(0);
        expect(Math.sign(compareAmounts(addAmounts(a, b), a))).toBe(signOf(b));
      }),
    );
  });

  test('rounds away from zero', () => {
    expect(amountText(roundToMilli(read('1n')))).toBe('1m');
    expect(amountText(roundToMilli(read('-1.0001')))).toBe('-1001m');
    expect(wholeValue(read('1.2'))).toBe(2n);
    expect(milliValue(read('0.0001'))).toBe(1n);
  });

  test('overflows as 64 bits do on the server', () => {
    expect(wholeValue(read('9300000000000000000'))).toBeLessThan(0n);
    expect(wholeValue(read('10E'))).toBe(0n);
  });

  test('takes a text that is no quantity for zero', () => {
    expect(signOf(amount('x'))).toBe(0);
    expect(signOf(amount(undefined))).toBe(0);
  });
});
