/** References to the pod's own fields and resources: environment variables and downward API volumes. */
import type { ObjectFieldSelector, ResourceFieldSelector } from '../../../kubernetes/generated/objects.ts';
import { amount, amountText } from '../../../kubernetes/amount-text.ts';
import { signOf } from '../../../kubernetes/amount.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { nearestChoice } from '../help/way-out.ts';
import { qualifiedName } from '../names.ts';
import { checkFormat } from './format.ts';

const MAPS = ['metadata.annotations', 'metadata.labels'];

/** Fields a reference can be written for; which of them are supported depends on where it stands. */
const KNOWN_FIELDS = [
  ...MAPS,
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.restartPolicy',
  'spec.serviceAccountName',
  'spec.schedulerName',
  'status.phase',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
  'spec.host',
];

/** `supported` are the field paths that may be used here, in alphabetical order. */
export function validateFieldReference(
  reference: ObjectFieldSelector,
  supported: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { apiVersion = '', fieldPath = '' } = reference;
  if (apiVersion === '') {
    errors.required(path.child('apiVersion'));
    return;
  }
  if (fieldPath === '') {
    errors.required(path.child('fieldPath'));
    return;
  }
  const { name, subscript } = splitSubscript(fieldPath);
  const fault = conversionFault(apiVersion, fieldPath, name, subscript !== undefined);
  if (fault !== undefined) {
    const help = nearestChoice(name, supported);
    errors.invalid(path.child('fieldPath'), fieldPath, `error converting fieldPath: ${fault}`, help);
  } else if (subscript !== undefined) {
    const key = name === 'metadata.annotations' ? subscript.toLowerCase() : subscript;
    checkFormat(key, qualifiedName, path, errors);
  } else {
    const converted = name === 'spec.host' ? 'spec.nodeName' : name;
    if (supported.includes(converted)) return;
    const help = MAPS.includes(name) ? `Name one of them by its key: ${name}['app.kubernetes.io/name'].` : undefined;
    errors.notSupported(path.child('fieldPath'), converted, supported, help);
  }
}

/** `metadata.labels['app']` into the map and the key. */
function splitSubscript(fieldPath: string): { readonly name: string; readonly subscript?: string } {
  const open = fieldPath.indexOf("['");
  // The closing quote may not be the opening one.
  if (!fieldPath.endsWith("']") || open <= 0 || open > fieldPath.length - 4) return { name: fieldPath };
  return { name: fieldPath.slice(0, open), subscript: fieldPath.slice(open + 2, -2) };
}

function conversionFault(
  apiVersion: string,
  fieldPath: string,
  name: string,
  subscripted: boolean,
): string | undefined {
  if (apiVersion !== 'v1') return `unsupported pod version: ${apiVersion}`;
  if (subscripted) return MAPS.includes(name) ? undefined : `field label does not support subscript: ${fieldPath}`;
  return KNOWN_FIELDS.includes(name) ? undefined : `field label not supported: ${fieldPath}`;
}

const RESOURCES = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
];
const HUGE_PAGES = ['requests.hugepages-', 'limits.hugepages-'];
const CPU_DIVISORS = ['1m', '1'];
const BYTE_DIVISORS = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

/** In a volume the container has to be named: the volume belongs to the pod. */
export function validateResourceReference(
  reference: ResourceFieldSelector,
  inVolume: boolean,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { containerName = '', resource = '' } = reference;
  if (inVolume && containerName === '') errors.required(path.child('containerName'));
  else if (resource === '') errors.required(path.child('resource'));
  else if (!RESOURCES.includes(resource) && !isHugePages(resource)) {
    errors.notSupported(path.child('resource'), resource, RESOURCES);
  }
  validateDivisor(resource, reference, path.child('divisor'), errors);
}

function isHugePages(resource: string): boolean {
  return HUGE_PAGES.some((prefix) => resource.startsWith(prefix));
}

function validateDivisor(
  resource: string,
  reference: ResourceFieldSelector,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const divisor = amount(reference.divisor);
  if (signOf(divisor) === 0) return;
  const called = divisorSubject(resource);
  const allowed = called === 'cpu' ? CPU_DIVISORS : BYTE_DIVISORS;
  if (called === undefined || allowed.includes(amountText(divisor))) return;
  const listed = called === 'cpu' ? '1m and 1' : allowed.join(', ');
  errors.invalid(path, resource, `only divisor's values ${listed} are supported with the ${called} resource`);
}

/** How the server calls the resource in its message about divisors. */
function divisorSubject(resource: string): string | undefined {
  if (isHugePages(resource)) return 'hugepages';
  switch (resource) {
    case 'limits.cpu':
    case 'requests.cpu':
      return 'cpu';
    case 'limits.memory':
    case 'requests.memory':
      return 'memory';
    case 'limits.ephemeral-storage':
    case 'requests.ephemeral-storage':
      return 'local ephemeral storage';
    default:
      return undefined;
  }
}
