import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { wellFormed } from '../help/way-out.ts';
import type { Format } from '../names.ts';

/** Reports what a format says against a value: one error a text. `help` says what else there is to know. */
export function checkFormat(value: string, format: Format, path: FieldPath, errors: FieldErrors, help?: string): void {
  const texts = format(value, errors.context);
  for (const text of texts) {
    const helps = [helpFor(value, format, text, errors), help].filter((each) => each !== undefined);
    errors.invalid(path, value, text, helps.length === 0 ? undefined : helps.join(' '));
  }
}

/** As `checkFormat`, all texts in one error, `between` them and after the `lead`: how API machinery checks its kinds. */
export function checkFormatAtOnce(
  value: string,
  format: Format,
  path: FieldPath,
  errors: FieldErrors,
  { lead = '', between = ',' }: { readonly lead?: string; readonly between?: string } = {},
): void {
  const texts = format(value, errors.context);
  if (texts.length === 0) return;
  const text = texts.join(between);
  errors.invalid(path, value, lead + text, helpFor(value, format, text, errors));
}

function helpFor(value: string, format: Format, fault: string, { context }: FieldErrors): string | undefined {
  return wellFormed(value, (name) => format(name, context).length === 0, fault);
}
