/** Source: k8s.io/kubernetes `pkg/apis/core/validation`, `ValidateSignerName`. */
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { byteLength, quote } from '../go-value.ts';
import { dns1123Label, dns1123Subdomain, type Format } from '../names.ts';

const LONGEST_DOMAIN = 253;
const LONGEST = LONGEST_DOMAIN + 1 + LONGEST_DOMAIN + 63 + 1;

/** `example.com/signer-name`: a domain of two labels at least, and a path. */
export function validateSignerName(path: FieldPath, name: string, errors: FieldErrors): void {
  if (name === '') return errors.required(path);
  const [domain = '', signer = '', ...more] = name.split('/', 3);
  if (!name.includes('/') || more.length > 0) {
    errors.invalid(path, name, "must be a fully qualified domain and path of the form 'example.com/signer-name'");
    return;
  }
  if (byteLength(domain) > LONGEST_DOMAIN) errors.tooLong(path, LONGEST_DOMAIN);
  firstBadLabel(path, domain, dns1123Label, errors);
  if (!domain.includes('.')) {
    errors.invalid(path, domain, 'should be a domain with at least two segments separated by dots');
  }
  firstBadLabel(path, signer, dns1123Subdomain, errors);
  if (byteLength(name) > LONGEST) errors.tooLong(path, LONGEST);
}

// One bad label is told, so that the author does not read the same sentence many times.
function firstBadLabel(path: FieldPath, segment: string, format: Format, errors: FieldErrors): void {
  const bad = segment.split('.').find((label) => format(label).length > 0);
  if (bad === undefined) return;
  for (const text of format(bad)) errors.invalid(path, segment, `validating label ${quote(bad)}: ${text}`);
}
