/** Names of resources: which are known, which are counted, which may stand where. */
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { namedResource } from '../go-value.ts';
import { qualifiedName } from '../names.ts';

const CONTAINER = ['cpu', 'memory', 'ephemeral-storage'];
const COUNTED = [
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
];
const QUOTA = [
  ...CONTAINER,
  'requests.cpu',
  'requests.memory',
  'requests.storage',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  ...COUNTED,
];

const HUGE_PAGES = 'hugepages-';

export function isHugePages(name: string): boolean {
  return name.startsWith(HUGE_PAGES);
}

function isQuotaHugePages(name: string): boolean {
  return isHugePages(name) || name.startsWith(`requests.${HUGE_PAGES}`);
}

/** Of Kubernetes itself: without a domain, or below `kubernetes.io`. */
export function isNativeResource(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

/** Of a device plugin, such as `example.com/gpu`. */
export function isExtendedResource(name: string): boolean {
  return !isNativeResource(name) && !name.startsWith('requests.') && qualifiedName(`requests.${name}`).length === 0;
}

/** May a container ask for less than it is allowed to use? */
export function isOvercommitAllowed(name: string): boolean {
  return isNativeResource(name) && !isHugePages(name);
}

/** Counted in whole numbers. */
export function isIntegerResource(name: string): boolean {
  return COUNTED.includes(name) || isExtendedResource(name);
}

export function isStandardContainerResource(name: string): boolean {
  return CONTAINER.includes(name) || isHugePages(name);
}

/** Known to the quota system. */
export function isStandardQuotaResource(name: string): boolean {
  return QUOTA.includes(name) || isQuotaHugePages(name);
}

function isStandardResource(name: string): boolean {
  return name === 'storage' || isStandardQuotaResource(name);
}

/** A name of the form that resources have; without a domain it has to be a known one. */
export function validateResourceName(name: string, path: FieldPath, errors: FieldErrors): void {
  const texts = qualifiedName(name, errors.context);
  for (const text of texts) errors.invalid(path, namedResource(name), text);
  if (texts.length === 0 && !name.includes('/') && !isStandardResource(name)) {
    errors.invalid(
      path,
      namedResource(name),
      'must be a standard resource type or fully qualified',
      'Resources of devices have a domain in their name, such as nvidia.com/gpu.',
    );
  }
}

/** A resource that a container can ask for. */
export function validateContainerResourceName(name: string, path: FieldPath, errors: FieldErrors): void {
  validateResourceName(name, path, errors);
  if (!name.includes('/')) {
    if (!isStandardContainerResource(name)) {
      errors.invalid(
        path,
        namedResource(name),
        'must be a standard resource for containers',
        'Containers ask for cpu, memory, ephemeral-storage, hugepages-<size>, or example.com/<resource> of a device plugin.',
      );
    }
  } else if (!isNativeResource(name) && !isExtendedResource(name)) {
    const help =
      'Resources of devices have a domain of their maker, such as nvidia.com/gpu, and none of kubernetes.io.';
    errors.invalid(path, namedResource(name), "doesn't follow extended resource name standard", help);
  }
}

const QUOTA_HELP =
  'Limit pods, requests.cpu, limits.memory, requests.storage and their like, objects of any kind with count/<plural>.<group>, such as count/deployments.apps, devices with requests.<resource>.';

/** A resource that a quota can limit. */
export function validateQuotaResourceName(name: string, path: FieldPath, errors: FieldErrors): void {
  validateResourceName(name, path, errors);
  if (!name.includes('/') && !isStandardQuotaResource(name)) {
    errors.invalid(path, namedResource(name), 'must be a standard resource for quota', QUOTA_HELP);
  }
}
