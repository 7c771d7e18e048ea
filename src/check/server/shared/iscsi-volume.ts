import type { ISCSIPersistentVolumeSource, ISCSIVolumeSource } from '../../../kubernetes/generated/objects.ts';
import { byteLength } from '../go-value.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { outsideRange } from '../names.ts';

// The three forms of an iSCSI name; the first one may stand at the end of a longer text, as the server's pattern has it.
const IQN = /iqn\.\d{4}-\d{2}\.[A-Za-z0-9\-.]+:[^,;*&$|\t\n\f\r ]+$/;
const EUI = /^eui.[A-Za-z0-9]{16}$/;
const NAA = /^naa.[A-Za-z0-9]{32}$/;

const WRONG_FORM = 'must be valid format';
const TOO_LONG =
  'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.';

/** An iSCSI volume of a pod; `unknownPrefix` is what the server says of a name that begins in no known way. */
export function validateISCSI(source: ISCSIVolumeSource, path: FieldPath, errors: FieldErrors): void {
  const unknownPrefix = `${WRONG_FORM} starting with iqn, eui, or naa`;
  if (!source.targetPortal) errors.required(path.child('targetPortal'));
  validateTarget(source, unknownPrefix, path, errors);
  validateInitiator(source, unknownPrefix, path, errors);
}

/** An iSCSI persistent volume; its secret is in a namespace of its own. */
export function validatePersistentISCSI(
  source: ISCSIPersistentVolumeSource,
  volumeName: string,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { targetPortal = '' } = source;
  if (targetPortal === '') errors.required(path.child('targetPortal'));
  if (isNameTooLong(source, volumeName)) errors.invalid(path.child('targetportal'), targetPortal, TOO_LONG);
  validateTarget(source, WRONG_FORM, path, errors);
  if (source.secretRef && !source.secretRef.name) errors.required(path.child('secretRef', 'name'));
  validateInitiator(source, WRONG_FORM, path, errors);
}

/** The kubelet makes a name of a volume's name and its portal. */
export function validateISCSINameLength(
  source: ISCSIVolumeSource,
  volumeName: string,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (isNameTooLong(source, volumeName)) errors.invalid(path, volumeName, TOO_LONG);
}

function isNameTooLong(source: ISCSIVolumeSource | ISCSIPersistentVolumeSource, volumeName: string): boolean {
  return source.initiatorName !== undefined && byteLength(`${volumeName}:${source.targetPortal ?? ''}`) > 64;
}

function validateTarget(
  source: ISCSIVolumeSource | ISCSIPersistentVolumeSource,
  unknownPrefix: string,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { iqn = '', lun = 0 } = source;
  if (iqn === '') errors.required(path.child('iqn'));
  else validateName(iqn, unknownPrefix, path.child('iqn'), errors);
  if (lun < 0 || lun > 255) errors.invalid(path.child('lun'), lun, outsideRange(0, 255));
  if ((source.chapAuthDiscovery === true || source.chapAuthSession === true) && !source.secretRef) {
    errors.required(path.child('secretRef'));
  }
}

function validateInitiator(
  source: ISCSIVolumeSource | ISCSIPersistentVolumeSource,
  unknownPrefix: string,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (source.initiatorName === undefined) return;
  validateName(source.initiatorName, unknownPrefix, path.child('initiatorname'), errors);
}

function validateName(name: string, unknownPrefix: string, path: FieldPath, errors: FieldErrors): void {
  const form = [IQN, EUI, NAA][['iqn', 'eui', 'naa'].indexOf(name.slice(0, 3))];
  if (form === undefined) errors.invalid(path, name, unknownPrefix);
  else if (!isShort(name) || !form.test(name)) errors.invalid(path, name, WRONG_FORM);
}

/** RFC 3720 allows 223 bytes; far beyond that the pattern is not tried, which keeps the check fast. */
function isShort(name: string): boolean {
  return name.length <= 4096;
}
