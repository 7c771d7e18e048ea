import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { judge } from '../../../../src/check/server/judge.ts';

const key = (type: 'a' | 'b'): string => KEYS[type];
const KEYS = {
  a: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  b: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
/** Self-signed, of a P-256 key that was thrown away. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBbTCCAROgAwIBAgIUBM4ul8Kf7KkNQlwZdnIskq0ZB6wwCgYIKoZIzj0EAwIw
DDEKMAgGA1UEAwwBZTAeFw0yNjExMjExMDE2NDNaFw0yNjEyMDExMDE2NDNaMAwx
CjAIBgNVBAMMAWUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATZB/yyCOXpvTjz
Zqoss+uW5CS6PO7kcaqZJHvF1/f+YCAvw0NKECOpxZFzcYnbLWEkxfDmAbWl+xXv
6a8/NAPyo1MwUTAdBgNVHQ4EFgQUDYvGuS5NrfS9lKsOZE4wJ08gXrEwHwYDVR0j
BBgwFoAUDYvGuS5NrfS9lKsOZE4wJ08gXrEwDwYDVR0TAQH/BAUwAwEB/zAKBggq
hkjOPQQDAgNIADBFAiAMp//z1t/1Sjjw0f19qz1fZXil2I63tvP90v6NgMLYQgIh
AMCXo0UbFNYFdybZsi96lxn6DxzTwV953FS5EGDjjsqh
-----END CERTIFICATE-----
`;

function warnings(certificate: string, privateKey: string): readonly string[] {
  const verdict = judge(
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'web', namespace: 'shop' },
      type: 'kubernetes.io/tls',
      stringData: { 'tls.crt': certificate, 'tls.key': privateKey },
    },
    { minor: 35 },
  );
  expect(verdict.verdict).not.toBe('rejected');
  return verdict.warnings;
}

describe('a TLS secret', () => {
  test.each([
    ['', 'tls: failed to find any PEM data in certificate input'],
    [
      key('a'),
      'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched',
    ],
    [
      CERTIFICATE.replaceAll('CERTIFICATE-', 'CSR-'),
      'tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: [CSR]',
    ],
  ])('whose certificate is not there', (certificate, warning) => {
    expect(warnings(certificate, key('a'))).toEqual([warning]);
  });

  test('whose key is not there', () => {
    expect(warnings(CERTIFICATE, 'x')).toEqual(['tls: failed to find any PEM data in key input']);
    expect(warnings(CERTIFICATE, CERTIFICATE)).toEqual([
      'tls: found a certificate rather than a key in the PEM for the private key',
    ]);
  });

  test('whose key is that of another certificate', () => {
    expect(warnings(CERTIFICATE, key('a'))).toEqual(['tls: private key type does not match public key type']);
    expect(warnings(CERTIFICATE, key('b'))).toEqual(['tls: private key does not match public key']);
  });

  test('whose key cannot be read', () => {
    const broken = key('a').replace(/\n[A-Za-z0-9+/]{8}/, '\n');
    expect(warnings(CERTIFICATE, broken)).toEqual(['tls: failed to parse private key']);
  });

  test('finds blocks between other text, with headers and with carriage returns', () => {
    const dressed = `subject=/CN=e\r\n${CERTIFICATE.replaceAll('\n', '\r\n')}`;
    expect(warnings(dressed, key('b'))).toEqual(['tls: private key does not match public key']);
    const encrypted = key('b').replace('-----\n', '-----\nProc-Type: 4,ENCRYPTED\n\n');
    expect(warnings(CERTIFICATE, encrypted)).toEqual(['tls: private key does not match public key']);
  });
});
