/** Resources of a pod as a whole (KEP-2837), on by default since 1.34. */
import { amount, amountText } from '../../../kubernetes/amount-text.ts';
import { compareAmounts } from '../../../kubernetes/amount.ts';
import { sumOfContainers } from '../../../kubernetes/container-sums.ts';
import type { PodSpec, ResourceRequirements } from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { namedResource } from '../go-value.ts';
import { isHugePages, validateResourceName } from './resource-names.ts';
import { validateResources } from './resources.ts';

const SUPPORTED = ['cpu', 'hugepages-', 'memory'];

export function hasPodResources(context: ServerContext): boolean {
  return holds(context, 34);
}

export function validatePodResources(
  spec: PodSpec,
  claims: ReadonlySet<string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { resources } = spec;
  if (!resources) return;
  if (spec.os?.name === 'windows') {
    errors.forbidden(path, 'may not be set for a windows pod');
    return;
  }
  if (resources.claims) errors.forbidden(path.child('claims'), 'claims may not be set for Resources at pod-level');
  validateResources(resources, validatePodResourceName, claims, path, errors);
  validateRequestSums(spec, resources, path.child('requests'), errors);
  validateLimitSums(spec, resources, path.child('limits'), errors);
  validateContainerLimits(spec, resources, path, errors);
}

function validatePodResourceName(name: string, path: FieldPath, errors: FieldErrors): void {
  const before = errors.size;
  validateResourceName(name, path, errors);
  if (errors.size > before) return;
  if (name !== 'cpu' && name !== 'memory' && !isHugePages(name))
    errors.notSupported(path, namedResource(name), SUPPORTED);
}

function validateRequestSums(
  spec: PodSpec,
  resources: ResourceRequirements,
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const [name, sum] of sumOfContainers(spec, 'requests')) {
    const ofPod = resources.requests?.[name];
    if (ofPod === undefined || compareAmounts(sum, amount(ofPod)) <= 0) continue;
    const asked = `must be greater than or equal to aggregate container requests of ${amountText(sum)}`;
    errors.invalid(path.key(name), amountText(amount(ofPod)), asked);
  }
}

function validateLimitSums(spec: PodSpec, resources: ResourceRequirements, path: FieldPath, errors: FieldErrors): void {
  for (const [name, sum] of sumOfContainers(spec, 'limits')) {
    const ofPod = isHugePages(name) ? resources.limits?.[name] : undefined;
    if (ofPod === undefined || compareAmounts(sum, amount(ofPod)) <= 0) continue;
    const asked = `must be greater than or equal to aggregate container limits of ${amountText(sum)}`;
    errors.invalid(path.key(name), amountText(amount(ofPod)), asked);
  }
}

/** The server puts the containers below the resources in these paths. */
function validateContainerLimits(
  spec: PodSpec,
  resources: ResourceRequirements,
  path: FieldPath,
  errors: FieldErrors,
): void {
  (spec.containers ?? []).forEach((container, position) => {
    for (const [name, given] of Object.entries(container.resources?.limits ?? {})) {
      const ofPod = resources.limits?.[name];
      if (ofPod === undefined || compareAmounts(amount(given), amount(ofPod)) <= 0) continue;
      const limitPath = path.child('containers').index(position).key(name).child('limits');
      const asked = `must be less than or equal to pod limits of ${amountText(amount(ofPod))}`;
      errors.invalid(limitPath, amountText(amount(given)), asked);
    }
  });
}
