import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { dns1123Label, dns1123Subdomain } from '../names.ts';
import { checkFormatAtOnce } from './format.ts';

/** `db.example.com`: two labels at least, each at most 63 characters; a dot may end it. */
export function validateFullDomainName(value: string, path: FieldPath, errors: FieldErrors): void {
  if (value === '') return errors.required(path);
  const name = value.endsWith('.') ? value.slice(0, -1) : value;
  if (dns1123Subdomain(name).length > 0) return checkFormatAtOnce(name, dns1123Subdomain, path, errors);
  const labels = name.split('.');
  if (labels.length < 2) {
    return errors.invalid(path, name, 'should be a domain with at least two segments separated by dots');
  }
  for (const label of labels) {
    if (dns1123Label(label).length > 0) return checkFormatAtOnce(label, dns1123Label, path, errors);
  }
}

/** The name of a webhook: three labels at least. */
export function validateQualifiedDomainName(name: string, path: FieldPath, errors: FieldErrors): void {
  if (name === '') return errors.required(path);
  if (dns1123Subdomain(name).length > 0) return checkFormatAtOnce(name, dns1123Subdomain, path, errors);
  if (name.split('.').length < 3) {
    const help = `Put a domain of yours behind it: ${name}.example.com.`;
    errors.invalid(path, name, 'should be a domain with at least three segments separated by dots', help);
  }
}
