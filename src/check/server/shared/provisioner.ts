/** What storage classes and volume attributes classes have in common: who provides the storage, with what parameters. */
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { byteLength } from '../go-value.ts';
import { qualifiedName } from '../names.ts';
import { checkFormat } from './format.ts';

const MOST_PARAMETERS = 512;
const MAXIMUM_PARAMETER_BYTES = 256 * 1024;

export function validateProvisioner(provisioner: string | undefined, path: FieldPath, errors: FieldErrors): void {
  if (!provisioner) errors.required(path, '', 'Name the driver that makes the volumes, such as ebs.csi.aws.com.');
  else checkFormat(provisioner.toLowerCase(), qualifiedName, path, errors);
}

export function validateParameters(
  parameters: Readonly<Record<string, string>> | undefined,
  mayBeEmpty: boolean,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const entries = Object.entries(parameters ?? {});
  if (entries.length > MOST_PARAMETERS) {
    errors.tooLong(path, MOST_PARAMETERS);
    return;
  }
  let bytes = 0;
  for (const [key, value] of entries) {
    if (key === '') errors.invalid(path, key, 'field can not be empty.');
    bytes += byteLength(key) + byteLength(value);
  }
  if (bytes > MAXIMUM_PARAMETER_BYTES) errors.tooLong(path, MAXIMUM_PARAMETER_BYTES);
  if (!mayBeEmpty && entries.length === 0) errors.required(path, 'must contain at least one key/value pair');
}
