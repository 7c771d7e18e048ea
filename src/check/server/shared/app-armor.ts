/** AppArmor profiles: https://kubernetes.io/docs/tutorials/security/apparmor/ */
import type { AppArmorProfile, PodSpec } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { byteLength, named, quote } from '../go-value.ts';
import { containersOf } from './pod-containers.ts';

const TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined'];
export const CONTAINER_APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';
const LOCALHOST = 'localhost/';
/** The longest path on Linux, without its end. */
const MAXIMUM_PROFILE_BYTES = 4095;

type Annotations = Readonly<Record<string, string>>;

export function validateAppArmorProfile(
  profile: AppArmorProfile | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (!profile) return;
  const { type = '', localhostProfile } = profile;
  const filePath = path.child('localhostProfile');
  if (type === 'Localhost') validateLocalhost(localhostProfile, filePath, errors);
  else if (type === '') errors.required(path.child('type'), 'type is required when appArmorProfile is set');
  else if (!TYPES.includes(type)) errors.notSupported(path.child('type'), named(type), TYPES);
  else if (localhostProfile !== undefined) {
    errors.invalid(filePath, named(localhostProfile), 'can only be set when AppArmor type is Localhost');
  }
}

function validateLocalhost(profile: string | undefined, path: FieldPath, errors: FieldErrors): void {
  const missing = 'must be set when AppArmor type is Localhost';
  if (profile === undefined) {
    errors.required(path, missing);
    return;
  }
  if (profile.trim() !== profile) errors.invalid(path, profile, 'must not be padded with whitespace');
  else if (profile === '') errors.required(path, missing);
  if (byteLength(profile) > MAXIMUM_PROFILE_BYTES) errors.longerThan(path, MAXIMUM_PROFILE_BYTES);
}

/** The annotations that came before the field. */
export function validateAppArmorAnnotations(
  annotations: Annotations,
  spec: PodSpec,
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const [key, profile] of Object.entries(annotations)) {
    if (!key.startsWith(CONTAINER_APP_ARMOR)) continue;
    const containerName = key.slice(CONTAINER_APP_ARMOR.length);
    const names = containersOf(spec, path).map(({ container }) => container.name ?? '');
    if (!names.includes(containerName)) errors.invalid(path.key(key), containerName, 'container not found');
    const known = ['', 'runtime/default', 'unconfined'].includes(profile) || profile.startsWith(LOCALHOST);
    if (!known) errors.invalid(path.key(key), profile, `invalid AppArmor profile name: ${quote(profile)}`);
  }
}

/** The field that says what an annotation says; nothing when the annotation says nothing that is known. */
export function appArmorOfAnnotation(annotation: string): AppArmorProfile | undefined {
  if (annotation === 'unconfined') return { type: 'Unconfined' };
  if (annotation === 'runtime/default') return { type: 'RuntimeDefault' };
  const localhostProfile = annotation.startsWith(LOCALHOST) ? annotation.slice(LOCALHOST.length) : '';
  return localhostProfile === '' ? undefined : { type: 'Localhost', localhostProfile };
}

/** The annotation that says what a field says. */
export function annotationOfAppArmor({ type, localhostProfile }: AppArmorProfile): string | undefined {
  if (type === 'Unconfined') return 'unconfined';
  if (type === 'RuntimeDefault') return 'runtime/default';
  return type === 'Localhost' && localhostProfile ? LOCALHOST + localhostProfile : undefined;
}

/** Where both the annotation and the field are there, they say the same; Windows has no AppArmor. */
export function validateAppArmorAgreement(
  annotations: Annotations,
  spec: PodSpec,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (spec.os?.name === 'windows') return;
  for (const { container, path: containerPath } of containersOf(spec, path)) {
    const profile = container.securityContext?.appArmorProfile ?? spec.securityContext?.appArmorProfile;
    const annotation = annotations[CONTAINER_APP_ARMOR + (container.name ?? '')];
    if (!profile || annotation === undefined) continue;
    const profilePath = containerPath.child('securityContext', 'appArmorProfile');
    const sameType =
      (profile.type === 'Unconfined' && annotation === 'unconfined') ||
      (profile.type === 'RuntimeDefault' && annotation === 'runtime/default') ||
      (profile.type === 'Localhost' && annotation.startsWith(LOCALHOST)) ||
      !TYPES.includes(profile.type ?? '');
    if (!sameType) errors.forbidden(profilePath.child('type'), 'apparmor type in annotation and field must match');
    else if (profile.type === 'Localhost' && annotation.slice(LOCALHOST.length) !== profile.localhostProfile) {
      const told = 'apparmor profile in annotation and field must match';
      errors.forbidden(profilePath.child('localhostProfile'), told);
    }
  }
}
