import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cIdentifier,
  configKey,
  dns1035Label,
  dns1123Label,
  dns1123Subdomain,
  dns1123SubdomainWithUnderscore,
  environmentName,
  httpHeaderName,
  labelValue,
  pathSegment,
  percent,
  portName,
  portNumber,
  qualifiedName,
  relaxedEnvironmentName,
  userId,
  wildcardSubdomain,
  type Format,
} from '../../../src/check/server/names.ts';

const LABEL =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

describe('formats of names', () => {
  test.each<[string, Format, string[], string[]]>([
    ['label', dns1123Label, ['a', '1', 'a-b', '0a0'], ['', '-a', 'a-', 'A', 'a_b', 'a.b', 'é', 'a\n']],
    ['subdomain', dns1123Subdomain, ['a', 'a.b', '1.2-3'], ['', '.', 'a..b', 'a.', '-a.b', 'A.b']],
    ['search domain', dns1123SubdomainWithUnderscore, ['_a.b_c', 'a'], ['', 'a..b', '__a']],
    ['label of RFC 1035', dns1035Label, ['a', 'a1-b'], ['1a', '', 'a-', 'A']],
    ['wildcard', wildcardSubdomain, ['*.a', '*.a.b'], ['*', 'a.b', '*.*', '*.']],
    [
      'qualified name',
      qualifiedName,
      ['a', 'A_b.c', 'a.b/c', '1'],
      ['', '/', 'a/', '/a', 'a/b/c', 'A.b/c', '-a', 'a/-b'],
    ],
    ['label value', labelValue, ['', 'a', 'A_b.c'], ['-a', 'a-', 'a b', 'a/b']],
    ['C identifier', cIdentifier, ['_a', 'A1'], ['', '1a', 'a-b']],
    ['port name', portName, ['http', 'a-1', '1a'], ['', '1', 'a--b', '-a', 'a-', 'A', 'abcdefghijklmnop']],
    ['percentage', percent, ['0%', '150%'], ['%', '1', '-1%', '1.5%']],
    ['header', httpHeaderName, ['X-A', '1'], ['', 'a b', 'a_b']],
    ['environment variable', environmentName, ['A', '_a.b-c', '.a'], ['', '1A', 'a=b', '..a']],
    ['relaxed environment variable', relaxedEnvironmentName, ['1A', 'a b', '..a', '~'], ['', 'a=b', 'é', 'a\n']],
    ['config key', configKey, ['a', '.a', 'A_b-c.d'], ['', '.', '..', '..a', 'a/b']],
    ['path segment', pathSegment, ['a:b', 'A B', '...', ''], ['.', '..', 'a/b', '50%']],
  ])('%s', (_, format, good, bad) => {
    for (const value of good) expect(format(value), JSON.stringify(value)).toEqual([]);
    for (const value of bad) expect(format(value), JSON.stringify(value)).not.toEqual([]);
  });

  test('are told in the words of the server, length first', () => {
    expect(dns1123Label('A')).toEqual([LABEL]);
    expect(dns1123Label('a.b')).toEqual(['must not contain dots']);
    expect(dns1123Label(`${'a'.repeat(63)}-`)).toEqual(['must be no more than 63 characters', LABEL]);
    expect(labelValue('a'.repeat(64))).toEqual(['must be no more than 63 bytes']);
    expect(qualifiedName('/a')).toEqual(['prefix part must be non-empty']);
    expect(qualifiedName('A/b')).toEqual([expect.stringMatching(/^prefix part a lowercase RFC 1123 subdomain must/)]);
    expect(portName('--')).toEqual([
      'must contain at least one letter (a-z)',
      'must not contain consecutive hyphens',
      'must not begin or end with a hyphen',
    ]);
    expect(portNumber(0)).toEqual(['must be between 1 and 65535, inclusive']);
    expect(userId(-1)).toEqual(['must be between 0 and 2147483647, inclusive']);
  });

  test('count bytes, not characters', () => {
    expect(labelValue('é'.repeat(32))).toContain('must be no more than 63 bytes');
    expect(dns1123Subdomain('é'.repeat(127))).toContain('must be no more than 253 characters');
  });

  test('agree with each other: a label is a subdomain, a subdomain is a path segment and a qualified name when short', () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9._-]{0,70}$/);
    fc.assert(
      fc.property(name, (value) => {
        if (dns1035Label(value).length === 0) expect(dns1123Label(value)).toEqual([]);
        if (dns1123Label(value).length === 0) expect(dns1123Subdomain(value)).toEqual([]);
        if (dns1123Subdomain(value).length === 0) expect(pathSegment(value)).toEqual([]);
        expect(qualifiedName(value).length === 0).toBe(value !== '' && labelValue(value).length === 0);
      }),
    );
  });
});
