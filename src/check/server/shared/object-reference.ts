import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { pathSegment } from '../names.ts';
import { checkFormat } from './format.ts';

/** A part of a reference that becomes part of a URL: it has to be there and to fit into a path. */
export function validateReferencePart(
  value: string | undefined,
  path: FieldPath,
  errors: FieldErrors,
  detail = '',
): void {
  if ((value ?? '') === '') errors.requiredOnce(path, detail);
  else checkFormat(value ?? '', pathSegment, path, errors);
}
