import { byteLength } from '../go-value.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { holds, type ServerContext } from '../context.ts';
import { dns1123Subdomain } from '../names.ts';
import { checkFormat } from './format.ts';

/** Name of a CSI driver, also of the drivers of dynamic resource allocation: at most 63 bytes, a domain in any case. */
export function validateCSIDriverName(
  name: string | undefined,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const given = name ?? '';
  if (given === '') {
    errors.required(path);
    // Until 1.34 the format is checked all the same.
    if (holds(context, 35)) return;
  }
  if (byteLength(given) > 63) errors.tooLong(path, 63);
  checkFormat(given, (text) => dns1123Subdomain(text.toLowerCase()), path, errors);
}
