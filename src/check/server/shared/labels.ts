/** Labels and annotations, wherever they stand: metadata, pod templates, claim templates, node selectors. */
import { byteLength } from '../go-value.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { labelValue, qualifiedName } from '../names.ts';
import { checkFormat } from './format.ts';

type Texts = Readonly<Record<string, string>> | null | undefined;

/** All annotations of one object together: keys and values. */
const MAXIMUM_ANNOTATION_BYTES = 256 * 1024;

const LONGEST_VALUE = 63;
const TOO_LONG_HELP = 'Put longer text into an annotation.';

export function validateLabels(labels: Texts, path: FieldPath, errors: FieldErrors): void {
  for (const [key, value] of Object.entries(labels ?? {})) {
    const before = errors.size;
    validateLabelKey(key, path, errors);
    const help = value.length > LONGEST_VALUE ? TOO_LONG_HELP : undefined;
    checkFormat(value, labelValue, path, errors, help);
    if (errors.size > before) errors.within(path.key(key), before);
  }
}

/** The key of a label, or any field that names one: topology keys, taint keys, selector keys. */
export function validateLabelKey(key: string | null | undefined, path: FieldPath, errors: FieldErrors): void {
  checkFormat(key ?? '', qualifiedName, path, errors);
}

/** Keys are compared in lower case, so that upper case is fine in their prefix. */
export function validateAnnotations(annotations: Texts, path: FieldPath, errors: FieldErrors): void {
  let bytes = 0;
  for (const [key, value] of Object.entries(annotations ?? {})) {
    const before = errors.size;
    checkFormat(key, (name, context) => qualifiedName(name.toLowerCase(), context), path, errors);
    if (errors.size > before) errors.within(path.key(key), before);
    bytes += byteLength(key) + byteLength(value);
  }
  if (bytes > MAXIMUM_ANNOTATION_BYTES) {
    errors.tooLong(
      path,
      MAXIMUM_ANNOTATION_BYTES,
      'All annotations of an object together may take 256 KiB; keep large data in a ConfigMap.',
    );
  }
}
