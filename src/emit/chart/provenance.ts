import { createHash } from 'node:crypto';
import type { ChartProps } from '../../values/chart.ts';
import { archiveName } from './archive.ts';
import { chartFileLines } from './metadata-file.ts';

/** Signs text in the clear (OpenPGP, RFC 9580 section 7) and gives the whole message. */
export type ClearSign = (text: string) => Promise<string>;

/**
 * The provenance file of an archive, `<archive>.prov`: what the chart is and the digest of its bytes, signed.
 * https://helm.sh/docs/topics/provenance/
 */
export async function provenance(chart: ChartProps, archive: Uint8Array, sign: ClearSign): Promise<string> {
  const digest = createHash('sha256').update(archive).digest('hex');
  const lines = [...chartFileLines(chart), '', '...', 'files:', `  ${archiveName(chart)}: sha256:${digest}`, ''];
  return sign(lines.join('\n'));
}

/** Why archives cannot be signed. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
}

/**
 * A signer from an armored private key, by the package `openpgp`, which has to be installed beside this one.
 *
 * @throws {SigningError} when the package is missing, or the key is none or needs another passphrase
 */
export async function openPgpSigner(armoredKey: string, passphrase?: string): Promise<ClearSign> {
  const openpgp = await import('openpgp').catch((cause: unknown) => {
    throw new SigningError('signing needs the package openpgp: npm install openpgp', { cause });
  });
  const locked = await openpgp.readPrivateKey({ armoredKey }).catch((cause: unknown) => {
    throw new SigningError(
      'the key is no armored private key of OpenPGP, as gpg --armor --export-secret-keys gives it',
      {
        cause,
      },
    );
  });
  const key = locked.isDecrypted()
    ? locked
    : await openpgp.decryptKey({ privateKey: locked, passphrase: passphrase ?? '' }).catch((cause: unknown) => {
        throw new SigningError('the passphrase does not open the key; set CHARTHOUSE_KEY_PASSPHRASE', { cause });
      });
  return async (text) => {
    const message = await openpgp.createCleartextMessage({ text });
    return openpgp.sign({ message, signingKeys: key, config: { preferredHashAlgorithm: openpgp.enums.hash.sha512 } });
  };
}
