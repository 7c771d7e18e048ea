/** The three lists of containers of a pod. */
import type { Container, EphemeralContainer, PodSpec } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { nearestChoice } from '../help/way-out.ts';
import { validateContainer, validateImageOfPod } from './container.ts';
import { validateHostPorts } from './container-ports.ts';
import { validateContainerRestart, validateInitContainerRestart } from './container-restart.ts';
import { validateLifecycle } from './lifecycle.ts';
import { isSidecar } from './pod-containers.ts';
import type { PodScope } from './pod-scope.ts';
import { validateProbes } from './probe.ts';
import { validateInitResizePolicy } from './resize-policy.ts';

const SIDECARS_ONLY = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const;

export function validateContainers(
  containers: readonly Container[] | undefined,
  path: FieldPath,
  errors: FieldErrors,
  scope: PodScope,
): void {
  if (!containers || containers.length === 0) {
    errors.required(path, '', 'A pod needs at least one container.');
    return;
  }
  const names = new Set<string>();
  containers.forEach((container, position) => {
    const containerPath = path.index(position);
    validateContainer(container, containerPath, errors, scope);
    const name = container.name ?? '';
    if (names.has(name)) errors.duplicate(containerPath.child('name'), name);
    names.add(name);
    validateLifecycle(container.lifecycle, containerPath.child('lifecycle'), errors, scope);
    validateProbes(container, containerPath, errors, scope);
    validateContainerRestart(container, containerPath, errors, scope);
  });
  validateHostPorts(containers, path, errors);
}

export function validateInitContainers(spec: PodSpec, path: FieldPath, errors: FieldErrors, scope: PodScope): void {
  const names = new Set((spec.containers ?? []).map((container) => container.name ?? ''));
  (spec.initContainers ?? []).forEach((container, position) => {
    const containerPath = path.index(position);
    validateContainer(container, containerPath, errors, scope);
    validateInitContainerRestart(container, containerPath, errors, scope);
    const name = container.name ?? '';
    if (names.has(name)) errors.duplicate(containerPath.child('name'), name);
    else if (name !== '') names.add(name);
    // One after the other, so that only the ports of one container clash; the server counts it as the first.
    validateHostPorts([container], path, errors);
    if (isSidecar(container)) {
      validateLifecycle(container.lifecycle, containerPath.child('lifecycle'), errors, scope);
      validateProbes(container, containerPath, errors, scope);
    } else {
      for (const field of SIDECARS_ONLY) {
        if (!container[field]) continue;
        errors.forbidden(
          containerPath.child(field),
          'may not be set for init containers without restartPolicy=Always',
          'Init containers run to their end before the others start; restartPolicy Always makes a sidecar of one.',
        );
      }
    }
    validateInitResizePolicy(container, isSidecar(container), containerPath.child('resizePolicy'), errors, scope);
  });
}

const REFUSED_TO_EPHEMERAL = [
  'ports',
  'resources',
  'resizePolicy',
  'restartPolicy',
  'restartPolicyRules',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
] as const;

/** Neither a new pod nor a template may have any; the server checks them all the same. */
export function validateEphemeralContainers(
  spec: PodSpec,
  path: FieldPath,
  errors: FieldErrors,
  scope: PodScope,
): void {
  const others = new Set([...(spec.containers ?? []), ...(spec.initContainers ?? [])].map(({ name = '' }) => name));
  const names = new Set(others);
  (spec.ephemeralContainers ?? []).forEach((container, position) => {
    const containerPath = path.index(position);
    validateContainer(container, containerPath, errors, scope);
    validateImageOfPod(container, containerPath, errors);
    const name = container.name ?? '';
    if (names.has(name)) errors.duplicate(containerPath.child('name'), name);
    names.add(name);
    const target = container.targetContainerName ?? '';
    if (target !== '' && !others.has(target)) {
      errors.notFound(containerPath.child('targetContainerName'), target, nearestChoice(target, others));
    }
    validateEphemeralFields(container, containerPath, errors);
  });
}

function validateEphemeralFields(container: EphemeralContainer, path: FieldPath, errors: FieldErrors): void {
  const refused = 'cannot be set for an Ephemeral Container';
  for (const field of REFUSED_TO_EPHEMERAL) {
    const value = container[field];
    const unset = value === undefined || (field === 'resources' && Object.keys(value).length === 0);
    if (!unset) errors.forbidden(path.child(field), refused);
  }
  (container.volumeMounts ?? []).forEach(({ subPath = '', subPathExpr = '' }, position) => {
    const mountPath = path.child('volumeMounts').index(position);
    if (subPath !== '') errors.forbidden(mountPath.child('subPath'), refused);
    if (subPathExpr !== '') errors.forbidden(mountPath.child('subPathExpr'), refused);
  });
}
