import { describe, expect, test } from 'vitest';
import {
  cidrWarnings,
  interfaceAddress,
  ipWarnings,
  legacyCidr,
  legacyIp,
  strictCidr,
  strictIp,
} from '../../../src/check/server/addresses.ts';
import type { ServerContext } from '../../../src/check/server/context.ts';
import { FieldErrors } from '../../../src/check/server/field-errors.ts';
import { FieldPath } from '../../../src/check/server/field-path.ts';

const PATH = FieldPath.of('spec', 'ip');

type Check = (path: FieldPath, value: string, errors: FieldErrors, context: ServerContext) => void;

function texts(check: Check, value: string, minor = 35): string[] {
  const errors = new FieldErrors({ minor });
  check(PATH, value, errors, { minor });
  return errors.causes.map(({ message }) => message);
}

describe('old fields', () => {
  test('take leading zeros and mapped addresses', () => {
    for (const value of ['1.2.3.4', '001.2.3.4', '::ffff:1.2.3.4', '2001:DB8::1'])
      expect(texts(legacyIp, value)).toEqual([]);
    expect(texts(legacyIp, '1.2.3')).toEqual([
      'Invalid value: "1.2.3": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    ]);
    expect(texts(legacyCidr, '10.1.2.3/8')).toEqual([]);
    expect(texts(legacyCidr, '10.0.0.0')).toEqual([
      'Invalid value: "10.0.0.0": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
    ]);
  });

  test('refuse them since 1.36', () => {
    expect(texts(legacyIp, '001.2.3.4', 36)).toEqual(['Invalid value: "001.2.3.4": must not have leading 0s']);
    expect(texts(legacyCidr, '10.1.2.3/8', 36)).toEqual([
      'Invalid value: "10.1.2.3/8": must not have bits set beyond the prefix length',
    ]);
  });

  test('warn of them', () => {
    expect(ipWarnings(PATH, '1.2.3.4')).toEqual([]);
    expect(ipWarnings(PATH, '001.2.3.4')).toEqual([
      'spec.ip: non-standard IP address "001.2.3.4" will be considered invalid in a future Kubernetes release: use "1.2.3.4"',
    ]);
    expect(ipWarnings(PATH, '2001:DB8::1')).toEqual([
      'spec.ip: IPv6 address "2001:DB8::1" should be in RFC 5952 canonical format ("2001:db8::1")',
    ]);
    expect(cidrWarnings(PATH, '10.1.2.3/8')).toEqual([
      'spec.ip: CIDR value "10.1.2.3/8" is ambiguous in this context (should be "10.0.0.0/8" or "10.1.2.3/32"?)',
    ]);
  });
});

describe('new fields', () => {
  test.each([
    ['010.0.0.1', 'must not have leading 0s'],
    ['::ffff:1.2.3.4', 'must not be an IPv4-mapped IPv6 address'],
    ['2001:DB8::1', 'must be in canonical form ("2001:db8::1")'],
  ])('refuse %s', (value, text) => {
    expect(texts(strictIp, value)).toEqual([`Invalid value: "${value}": ${text}`]);
  });

  test.each([
    ['10.0.0.0/08', 'must not have leading 0s in IP or prefix length'],
    ['10.1.0.0/8', 'must not have bits set beyond the prefix length'],
    ['2001:DB8::/32', 'must be in canonical form ("2001:db8::/32")'],
  ])('refuse %s', (value, text) => {
    expect(texts(strictCidr, value)).toEqual([`Invalid value: "${value}": ${text}`]);
  });

  test('keep the host bits of an interface', () => {
    expect(texts(interfaceAddress, '10.9.8.7/24')).toEqual([]);
    expect(texts(interfaceAddress, '010.9.8.7/24')).toEqual([
      'Invalid value: "010.9.8.7/24": must be in canonical form ("10.9.8.7/24")',
    ]);
  });
});
