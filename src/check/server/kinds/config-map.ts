import type { ConfigMap } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { byteLength } from '../go-value.ts';
import type { KindRules } from '../kind-rules.ts';
import { configKey } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { checkFormat } from '../shared/format.ts';
import { decodedLength, MAXIMUM_DATA_BYTES } from '../shared/stored-data.ts';

const KEY_HELP = 'Keys become file names; to place a file in a folder, give items with a path in the volume.';

/** Configuration data: https://kubernetes.io/docs/concepts/configuration/configmap/ */
export const configMap: KindRules<ConfigMap> = {
  name: nameIsSubdomain,
  validate({ data = {}, binaryData = {} }, errors) {
    const total = validateData(data, binaryData, errors) + validateBinaryData(binaryData, errors);
    if (total <= MAXIMUM_DATA_BYTES) return;
    // The whole object is at fault, which the server writes as an empty index.
    errors.tooLong(
      FieldPath.of('[]'),
      MAXIMUM_DATA_BYTES,
      'A config map holds at most 1 MiB; put larger data into an image, a volume or several config maps.',
    );
  },
};

function validateData(
  data: Readonly<Record<string, string>>,
  binaryData: Readonly<Record<string, string>>,
  errors: FieldErrors,
): number {
  let bytes = 0;
  for (const [key, value] of Object.entries(data)) {
    const path = FieldPath.of('data').key(key);
    checkFormat(key, configKey, path, errors, KEY_HELP);
    if (Object.hasOwn(binaryData, key))
      errors.invalid(
        path,
        key,
        'duplicate of key present in binaryData',
        'Keep the key in one of data and binaryData.',
      );
    bytes += byteLength(value);
  }
  return bytes;
}

function validateBinaryData(binaryData: Readonly<Record<string, string>>, errors: FieldErrors): number {
  let bytes = 0;
  for (const [key, value] of Object.entries(binaryData)) {
    checkFormat(key, configKey, FieldPath.of('binaryData').key(key), errors, KEY_HELP);
    bytes += decodedLength(value);
  }
  return bytes;
}
