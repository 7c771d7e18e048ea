import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { qualifiedName } from '../names.ts';
import { checkFormat } from './format.ts';

const STANDARD = new Set([
  'cpu',
  'memory',
  'ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'storage',
  'requests.storage',
  'services.nodeports',
  'services.loadbalancers',
]);
const NAME_HELP = 'Resources of devices have a domain in their name, such as nvidia.com/gpu.';
const OF_CONTAINERS = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** The name of any resource: a known one, or one with a domain. */
export function validateResourceName(name: string, path: FieldPath, errors: FieldErrors): void {
  const before = errors.size;
  checkFormat(name, qualifiedName, path, errors);
  if (errors.size > before || name.includes('/') || STANDARD.has(name)) return;
  if (!/^(requests\.)?hugepages-/.test(name)) {
    errors.invalid(path, name, 'must be a standard resource type or fully qualified', NAME_HELP);
  }
}

/**
 * The name of a resource that a container can use: `cpu`, `hugepages-2Mi`, `example.com/gpu`.
 *
 * Source: kubernetes `pkg/apis/core/validation`, `pkg/apis/core/helper`.
 */
export function validateContainerResourceName(name: string, path: FieldPath, errors: FieldErrors): void {
  validateResourceName(name, path, errors);
  if (!name.includes('/')) {
    if (!OF_CONTAINERS.has(name) && !name.startsWith('hugepages-')) {
      errors.invalid(path, name, 'must be a standard resource for containers');
    }
  } else if (!name.includes('kubernetes.io/') && !isExtended(name)) {
    errors.invalid(path, name, "doesn't follow extended resource name standard");
  }
}

function isExtended(name: string): boolean {
  return !name.startsWith('requests.') && qualifiedName(`requests.${name}`).length === 0;
}
