import type { CertificateSigningRequest } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { certificateRequestProblem } from '../shared/certificate-request.ts';
import { validateSignerName } from '../shared/signer-name.ts';

const USAGES: readonly string[] = [
  'any',
  'cert sign',
  'client auth',
  'code signing',
  'content commitment',
  'crl sign',
  'data encipherment',
  'decipher only',
  'digital signature',
  'email protection',
  'encipher only',
  'ipsec end system',
  'ipsec tunnel',
  'ipsec user',
  'key agreement',
  'key encipherment',
  'microsoft sgc',
  'netscape sgc',
  'ocsp signing',
  's/mime',
  'server auth',
  'signing',
  'timestamping',
];
const SHORTEST_LIFE_SECONDS = 600;

/**
 * A request for a certificate: https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/
 * Status is cleared on create, so it is not looked at.
 */
export const certificateSigningRequest: KindRules<CertificateSigningRequest> = {
  // Any name will do that fits into a URL, which is asked of every object.
  name: () => [],
  validate({ spec = {} }, errors) {
    const path = FieldPath.of('spec');
    const { request, usages = [], signerName = '', expirationSeconds } = spec;
    const problem = certificateRequestProblem(request ?? '');
    if (problem !== undefined) errors.invalid(path.child('request'), printed(request), problem);
    if (usages.length === 0) errors.required(path.child('usages'));
    const positions = usages.map((usage, index) => ({ usage, at: path.child('usages').index(index), index }));
    for (const { usage, at } of positions) if (!USAGES.includes(usage)) errors.notSupported(at, usage, USAGES);
    for (const { usage, at, index } of positions) if (usages.indexOf(usage) < index) errors.duplicate(at, usage);
    if (signerName === 'kubernetes.io/legacy-unknown') {
      errors.invalid(path.child('signerName'), signerName, 'the legacy signerName is not allowed via this API version');
    } else validateSignerName(path.child('signerName'), signerName, errors);
    if (expirationSeconds !== undefined && expirationSeconds < SHORTEST_LIFE_SECONDS) {
      const detail = 'may not specify a duration less than 600 seconds (10 minutes)';
      errors.invalid(path.child('expirationSeconds'), expirationSeconds, detail);
    }
  },
};

// The server prints the decoded bytes, written anew.
function printed(request: string | undefined): string | undefined {
  return request === undefined ? undefined : Buffer.from(request, 'base64').toString('base64');
}
