/**
 * A PKCS #10 certificate request in PEM: its outer structure and its own signature. The subject and the extensions within are
 * not looked at.
 *
 * https://www.rfc-editor.org/rfc/rfc2986
 */
import { createPublicKey, verify } from 'node:crypto';
import { pemBlocks } from './pem.ts';

/** An element of DER: its tag, and where it stands. */
interface Element {
  readonly tag: number;
  readonly start: number;
  readonly contents: number;
  readonly end: number;
}

const SEQUENCE = 0x30;
const BIT_STRING = 0x03;
const MALFORMED = 'asn1: syntax error: data truncated';

/** Digest by object identifier of the signature's algorithm, as hexadecimal DER; Ed25519 has none of its own. */
const DIGESTS: Readonly<Record<string, string | null>> = {
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
  '2b6570': null,
};

/** What is wrong with the request, or nothing. */
export function certificateRequestProblem(base64: string): string | undefined {
  const [block] = pemBlocks(Buffer.from(base64, 'base64').toString('latin1'));
  if (block?.type !== 'CERTIFICATE REQUEST') return 'PEM block type must be CERTIFICATE REQUEST';
  return problemOf(block.bytes);
}

function problemOf(der: Buffer): string | undefined {
  const outer = elementAt(der, 0);
  if (outer?.tag !== SEQUENCE) return MALFORMED;
  if (outer.end < der.length) return 'asn1: syntax error: trailing data';
  const [info, algorithm, signature] = childrenOf(der, outer);
  if (info?.tag !== SEQUENCE || algorithm?.tag !== SEQUENCE || signature?.tag !== BIT_STRING) return MALFORMED;
  const key = childrenOf(der, info)[2];
  const [identifier] = childrenOf(der, algorithm);
  if (key === undefined || identifier === undefined) return MALFORMED;
  const digest = DIGESTS[der.toString('hex', identifier.contents, identifier.end)];
  // An algorithm that is not known here may be fine for the server.
  if (digest === undefined) return undefined;
  return signedBy(der, { key, info, signature }, digest) ? undefined : 'x509: signature verification failed';
}

interface Parts {
  readonly key: Element;
  readonly info: Element;
  readonly signature: Element;
}

function signedBy(der: Buffer, { key, info, signature }: Parts, digest: string | null): boolean {
  try {
    const publicKey = createPublicKey({ key: der.subarray(key.start, key.end), format: 'der', type: 'spki' });
    // The first byte of a bit string counts unused bits, of which a signature has none.
    return verify(
      digest,
      der.subarray(info.start, info.end),
      publicKey,
      der.subarray(signature.contents + 1, signature.end),
    );
  } catch {
    // A key that cannot be read verifies nothing.
    return false;
  }
}

function childrenOf(der: Buffer, parent: Element): Element[] {
  const children: Element[] = [];
  for (let at = parent.contents; at < parent.end;) {
    const child = elementAt(der, at);
    if (child === undefined || child.end > parent.end) break;
    children.push(child);
    at = child.end;
  }
  return children;
}

function elementAt(der: Buffer, start: number): Element | undefined {
  const tag = der[start];
  const first = der[start + 1];
  if (tag === undefined || first === undefined) return undefined;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const contents = start + 2 + lengthBytes;
  if (lengthBytes > 4 || contents > der.length) return undefined;
  const length = lengthBytes === 0 ? first : der.readUIntBE(start + 2, lengthBytes);
  const end = contents + length;
  return end > der.length ? undefined : { tag, start, contents, end };
}
