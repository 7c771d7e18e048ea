/**
 * What the server warns about a TLS secret: that its certificate and key cannot be used together.
 *
 * Source: Go's `crypto/tls` X509KeyPair. How a certificate is malformed is not told apart.
 */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type PemBlock, pemBlocks } from './pem.ts';

/** Both in base64, as a secret keeps them. */
export function keyPairWarning(certificate: string, key: string): string | undefined {
  const certificateBlocks = pemBlocks(decode(certificate));
  const leaf = certificateBlocks.find(({ type }) => type === 'CERTIFICATE');
  if (leaf === undefined) return withoutCertificate(certificateBlocks.map(({ type }) => type));
  const keyBlocks = pemBlocks(decode(key));
  const found = keyBlocks.find(isPrivateKey);
  if (found === undefined) return withoutKey(keyBlocks.map(({ type }) => type));
  const parsed = parseCertificate(leaf);
  if (parsed === undefined) return 'x509: malformed certificate';
  const privateKey = parseKey(found);
  if (privateKey === undefined || !isKnown(privateKey)) return 'tls: failed to parse private key';
  if (!isKnown(parsed.publicKey)) return 'tls: unknown public key algorithm';
  if (parsed.publicKey.asymmetricKeyType !== privateKey.asymmetricKeyType) {
    return 'tls: private key type does not match public key type';
  }
  return parsed.checkPrivateKey(privateKey) ? undefined : 'tls: private key does not match public key';
}

function isKnown({ asymmetricKeyType: type }: KeyObject): boolean {
  return type === 'rsa' || type === 'ec' || type === 'ed25519';
}

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('latin1');
}

function isPrivateKey({ type }: PemBlock): boolean {
  return type === 'PRIVATE KEY' || type.endsWith(' PRIVATE KEY');
}

function withoutCertificate(types: readonly string[]): string {
  if (types.length === 0) return 'tls: failed to find any PEM data in certificate input';
  if (types.length === 1 && types[0]?.endsWith('PRIVATE KEY') === true) {
    return 'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched';
  }
  return `tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: [${types.join(' ')}]`;
}

function withoutKey(types: readonly string[]): string {
  if (types.length === 0) return 'tls: failed to find any PEM data in key input';
  if (types.length === 1 && types[0] === 'CERTIFICATE') {
    return 'tls: found a certificate rather than a key in the PEM for the private key';
  }
  return `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: [${types.join(' ')}]`;
}

// Node throws on what it cannot read, which is an answer here.
function parseCertificate({ bytes }: PemBlock): X509Certificate | undefined {
  try {
    return new X509Certificate(bytes);
  } catch {
    return undefined;
  }
}

function parseKey({ type, bytes }: PemBlock): KeyObject | undefined {
  const pem = `-----BEGIN ${type}-----\n${bytes.toString('base64')}\n-----END ${type}-----\n`;
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
