import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestName } from '../../src/kubernetes/nearest-name.ts';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const KEY = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const isLabel = (name: string): boolean => name.length <= 63 && LABEL.test(name);
const isKey = (name: string): boolean => KEY.test(name);

describe('the nearest valid name', () => {
  test.each([
    ['My_App', 'my-app'],
    [' web ', 'web'],
    ['Émile Zola', 'emile-zola'],
    ['a.b', 'a-b'],
    ['--a--', 'a'],
    ['https://a/b', 'a'],
  ])('%j becomes the label %j', (written, label) => {
    expect(nearestName(written, isLabel)).toBe(label);
  });

  test.each([
    ['My Key', 'My-Key'],
    ['example.com/a/b', 'example.com/a-b'],
    ['Example.com/Name', 'example.com/name'],
  ])('%j becomes the key %j', (written, key) => {
    expect(nearestName(written, isKey)).toBe(key);
  });

  test.each(['', '...', 'имя', '日本', 'a'.repeat(300)])('%j becomes none', (written) => {
    expect(nearestName(written, isLabel)).toBeUndefined();
  });

  test('is valid whatever was written, and has no letter that was not there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (written) => {
        const name = nearestName(written, isLabel);
        if (name === undefined) return;
        expect(isLabel(name)).toBe(true);
        const letters = written.normalize('NFKD').toLowerCase();
        expect([...name].filter((character) => character !== '-' && !letters.includes(character))).toEqual([]);
      }),
    );
  });
});
