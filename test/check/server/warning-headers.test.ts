import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/check/server/judge.ts';
import { warningHeaders } from '../../../src/check/server/warning-headers.ts';

describe('warnings as headers', () => {
  test('are told once, and not at all when a header cannot hold them', () => {
    expect(warningHeaders(['b', 'a', 'b', '', 'two\nlines'])).toEqual(['b', 'a']);
  });

  test('are cut when all of them are too long together', () => {
    const texts = Array.from({ length: 40 }, (_, index) => `${index} ${'😀'.repeat(300)}`);
    const told = warningHeaders(texts);
    expect(told).toHaveLength(16);
    expect(new Set(told.map((text) => Array.from(text).length))).toEqual(new Set([256]));
    const short = texts.map((text) => text.slice(0, 40));
    expect(warningHeaders(short)).toEqual(short);
  });

  test('of one object are those that its creation has', () => {
    // 40 containers that name one variable twice: a server of 1.35 sends the first 17 warnings.
    const containers = Array.from({ length: 40 }, (_, index) => {
      const name = 'N'.repeat(150) + index;
      return { name: `c${index}`, image: 'b', env: ['1', '2'].map((value) => ({ name, value })) };
    });
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers } };
    const { warnings } = judge(pod, { minor: 35 });
    expect(warnings).toHaveLength(17);
    expect(warnings[16]).toMatch(
      /^spec\.containers\[16\]\.env\[1\]: hides previous definition of "N{150}16", which may/,
    );
  });
});
