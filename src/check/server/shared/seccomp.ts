/** Seccomp profiles: https://kubernetes.io/docs/tutorials/security/seccomp/ */
import type { PodSpec, SeccompProfile } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { validateDescendingPath } from './file-path.ts';
import { containersOf } from './pod-containers.ts';

const TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined'];
export const POD_SECCOMP = 'seccomp.security.alpha.kubernetes.io/pod';
export const CONTAINER_SECCOMP = 'container.seccomp.security.alpha.kubernetes.io/';
const LOCALHOST = 'localhost/';
const RUNTIME_DEFAULTS = ['runtime/default', 'docker/default'];

type Annotations = Readonly<Record<string, string>>;

export function validateSeccompProfile(
  profile: SeccompProfile | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (!profile) return;
  const { type = '', localhostProfile } = profile;
  if (type === '') errors.required(path.child('type'), 'type is required when seccompProfile is set');
  else if (!TYPES.includes(type)) errors.notSupported(path.child('type'), named(type), TYPES);
  const filePath = path.child('localhostProfile');
  if (type === 'Localhost') {
    if (localhostProfile === undefined) errors.required(filePath, 'must be set when seccomp type is Localhost');
    else validateDescendingPath(localhostProfile, filePath, errors);
  } else if (localhostProfile !== undefined) {
    const shown = { Type: type, LocalhostProfile: localhostProfile };
    errors.invalid(filePath, shown, 'can only be set when seccomp type is Localhost');
  }
}

/** The annotations that came before the field. */
export function validateSeccompAnnotations(annotations: Annotations, path: FieldPath, errors: FieldErrors): void {
  const ofPod = annotations[POD_SECCOMP];
  if (ofPod !== undefined) validateAnnotation(ofPod, path.child(POD_SECCOMP), errors);
  for (const [key, profile] of Object.entries(annotations)) {
    if (key.startsWith(CONTAINER_SECCOMP)) validateAnnotation(profile, path.child(key), errors);
  }
}

function validateAnnotation(profile: string, path: FieldPath, errors: FieldErrors): void {
  if (RUNTIME_DEFAULTS.includes(profile) || profile === 'unconfined') return;
  if (profile.startsWith(LOCALHOST)) validateDescendingPath(profile.slice(LOCALHOST.length), path, errors);
  else errors.invalid(path, profile, 'must be a valid seccomp profile');
}

/** Where both the annotation and the field are there, they say the same. */
export function validateSeccompAgreement(
  annotations: Annotations,
  spec: PodSpec,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const ofPod = annotations[POD_SECCOMP];
  const podPath = path.child('securityContext', 'seccompProfile');
  validateAgreement(ofPod, spec.securityContext?.seccompProfile, podPath, errors);
  for (const { container, path: containerPath } of containersOf(spec, path)) {
    const ofContainer = annotations[CONTAINER_SECCOMP + (container.name ?? '')];
    const profilePath = containerPath.child('securityContext', 'seccompProfile');
    validateAgreement(ofContainer, container.securityContext?.seccompProfile, profilePath, errors);
  }
}

function validateAgreement(
  annotation: string | undefined,
  profile: SeccompProfile | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (annotation === undefined || !profile) return;
  const { type, localhostProfile } = profile;
  const sameType =
    (type === 'Unconfined' && annotation === 'unconfined') ||
    (type === 'RuntimeDefault' && RUNTIME_DEFAULTS.includes(annotation)) ||
    (type === 'Localhost' && annotation.startsWith(LOCALHOST)) ||
    !TYPES.includes(type ?? '');
  if (!sameType) errors.forbidden(path.child('type'), 'seccomp type in annotation and field must match');
  else if (type === 'Localhost' && annotation.slice(LOCALHOST.length) !== localhostProfile) {
    errors.forbidden(path.child('localhostProfile'), 'seccomp profile in annotation and field must match');
  }
}
