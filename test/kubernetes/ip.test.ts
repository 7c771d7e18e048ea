import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contains, formatIp, formatNetwork, isIpv4, parseCidr, parseIp } from '../../src/kubernetes/ip.ts';

function canonical(text: string): string | undefined {
  const address = parseIp(text);
  return address && formatIp(address);
}

describe('addresses', () => {
  test.each([
    ['10.0.0.1', '10.0.0.1'],
    ['010.000.0.01', '10.0.0.1'],
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
    ['2001:DB8::0:1', '2001:db8::1'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['0:0:1::', '0:0:1::'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['::1.2.3.4', '::102:304'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
  ])('%s is %s', (text, form) => {
    expect(canonical(text)).toBe(form);
  });

  test.each([
    '',
    '1',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '1.2.3.a',
    ':',
    ':::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1::2::3',
    '12345::',
    'fe80::1%eth0',
    '::1.2.3',
    '1.2.3.4::',
    '1:2:3:4:5:6:7:8::',
  ])('%s is none', (text) => {
    expect(parseIp(text)).toBeUndefined();
  });

  test('survive being written and read again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const form = canonical(text);
        expect(form).toBeDefined();
        expect(canonical(form ?? '')).toBe(form);
      }),
    );
  });
});

describe('networks', () => {
  test.each([
    ['10.1.2.3/8', '10.0.0.0/8'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['2001:db8::1/33', '2001:db8::/33'],
    ['10.0.0.0/08', '10.0.0.0/8'],
  ])('%s is %s', (text, form) => {
    const network = parseCidr(text);
    expect(network && formatNetwork(network)).toBe(form);
  });

  test.each(['10.0.0.0', '10.0.0.0/33', '::/129', '/8', '10.0.0.0/', '10.0.0.0/-1', '10.0.0.0/8/8'])(
    '%s is none',
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );

  test('know what lies in them', () => {
    const network = parseCidr('10.0.0.0/9');
    const inside = parseIp('10.127.0.1');
    const outside = parseIp('10.128.0.1');
    const other = parseIp('::1');
    if (!network || !inside || !outside || !other) throw new Error('unreadable');
    expect([inside, outside, other].map((address) => contains(network, address))).toEqual([true, false, false]);
    expect([inside, other].map(isIpv4)).toEqual([true, false]);
  });
});
