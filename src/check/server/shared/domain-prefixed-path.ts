import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { dns1123Subdomain, HTTP_PATH, isHttpPath, mismatch } from '../names.ts';
import { checkFormat } from './format.ts';

/** `acme.io/foo`: a domain, then a path of any depth. */
export function validateDomainPrefixedPath(value: string, path: FieldPath, errors: FieldErrors): void {
  if (value === '') return errors.required(path);
  const slash = value.indexOf('/');
  const domain = value.slice(0, Math.max(slash, 0));
  const rest = value.slice(slash + 1);
  if (domain === '' || rest === '') {
    return errors.invalid(path, value, 'must be a domain-prefixed path (such as "acme.io/foo")');
  }
  checkFormat(domain, dns1123Subdomain, path, errors);
  if (!isHttpPath(rest)) errors.invalid(path, rest, mismatch('Invalid path', HTTP_PATH));
}
