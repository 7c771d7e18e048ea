import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import type { Format } from '../names.ts';

/** Reports what a format says against a value: one error a text. */
export function checkFormat(value: string, format: Format, path: FieldPath, errors: FieldErrors, help?: string): void {
  for (const text of format(value, errors.context)) errors.invalid(path, value, text, help);
}

/** As `checkFormat`, all texts in one error: how the kinds of API machinery are checked. */
export function checkFormatAtOnce(
  value: string,
  format: Format,
  path: FieldPath,
  errors: FieldErrors,
  lead = '',
): void {
  const texts = format(value, errors.context);
  if (texts.length > 0) errors.invalid(path, value, lead + texts.join(','));
}
