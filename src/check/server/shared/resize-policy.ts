import type { Container } from '../../../kubernetes/generated/objects.ts';
import { holds } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named, namedResource, type NamedText } from '../go-value.ts';
import type { PodScope } from './pod-scope.ts';

const RESOURCES = ['cpu', 'memory'];
const POLICIES = ['NotRequired', 'RestartContainer'];

/** Whether a container restarts when its resources change (KEP-1287). */
export function validateResizePolicy(
  container: Container,
  path: FieldPath,
  errors: FieldErrors,
  scope: PodScope,
): void {
  const seen = new Set<string>();
  (container.resizePolicy ?? []).forEach(({ resourceName = '', restartPolicy = '' }, position) => {
    if (seen.has(resourceName)) errors.duplicate(path.index(position), namedResource(resourceName));
    seen.add(resourceName);
    requireOneOf(namedResource(resourceName), RESOURCES, path, errors);
    requireOneOf(named(restartPolicy), POLICIES, path, errors);
    if (scope.restartPolicy === 'Never' && restartPolicy !== 'NotRequired') {
      const whose = holds(scope, 36) ? 'pod `restartPolicy`' : '`restartPolicy`';
      errors.invalid(path, named(restartPolicy), `must be 'NotRequired' when ${whose} is 'Never'`);
    }
  });
}

function requireOneOf(value: NamedText, known: readonly string[], path: FieldPath, errors: FieldErrors): void {
  if (value.text === '') errors.required(path);
  else if (!known.includes(value.text)) errors.notSupported(path, value, known);
}

/** The policy of an init container; before 1.33 (InPlacePodVerticalScaling) it has been taken away. */
export function validateInitResizePolicy(
  container: Container,
  sidecar: boolean,
  path: FieldPath,
  errors: FieldErrors,
  scope: PodScope,
): void {
  if (sidecar || !holds(scope, 36)) return;
  (container.resizePolicy ?? []).forEach(({ restartPolicy = '' }, position) => {
    if (restartPolicy !== 'RestartContainer') return;
    const policyPath = path.index(position).child('restartPolicy');
    const refused = "must not be set to 'RestartContainer' for non-sidecar initContainers";
    errors.invalid(policyPath, named(restartPolicy), refused);
  });
}
