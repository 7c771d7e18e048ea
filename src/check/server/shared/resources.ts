import { amount, amountText, isAmount, parseAmount } from '../../../kubernetes/amount-text.ts';
import { type Amount, compareAmounts, milliValue, signOf, wholeValue } from '../../../kubernetes/amount.ts';
import type { ContainerResourceClaim, Quantity, ResourceRequirements } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { nearestDeclared } from '../help/way-out.ts';
import { dns1123Label } from '../names.ts';
import { checkFormat } from './format.ts';
import { isHugePages, isOvercommitAllowed } from './resource-names.ts';
import { validateResourceQuantity } from './resource-quantity.ts';

const HUGE_PAGES = 'hugepages-';
type ResourceList = Readonly<Record<string, Quantity>>;
type NameRule = (name: string, path: FieldPath, errors: FieldErrors) => void;

/** Requests and limits of a container, of a pod, or the overhead of a runtime. */
export function validateResources(
  resources: ResourceRequirements,
  validateName: NameRule,
  claims: ReadonlySet<string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const limits = resources.limits ?? {};
  const requests = resources.requests ?? {};
  for (const [name, quantity] of Object.entries(limits)) {
    const limitPath = path.child('limits').key(name);
    validateName(name, limitPath, errors);
    validateResourceQuantity(name, quantity, limitPath, errors);
    validateHugePages(name, amount(quantity), limitPath, errors);
  }
  for (const [name, quantity] of Object.entries(requests)) {
    const requestPath = path.child('requests').key(name);
    validateName(name, requestPath, errors);
    validateResourceQuantity(name, quantity, requestPath, errors);
    const before = errors.size;
    validateAgainstLimit(name, amount(quantity), limits, path, errors);
    if (errors.size > before) errors.within(path.child('requests').key(name), before);
    validateHugePages(name, amount(quantity), requestPath, errors);
  }
  const names = [...Object.keys(limits), ...Object.keys(requests)];
  if (names.some(isHugePages) && !names.some((name) => name === 'cpu' || name === 'memory')) {
    errors.forbidden(path, 'HugePages require cpu or memory');
  }
  validateClaimNames(resources.claims ?? [], claims, path.child('claims'), errors);
}

function validateAgainstLimit(
  name: string,
  request: Amount,
  limits: ResourceList,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const written = Object.hasOwn(limits, name) ? limits[name] : undefined;
  if (written === undefined) {
    if (!isOvercommitAllowed(name)) {
      const help = `Give ${name} a limit that equals its request.`;
      errors.required(path.child('limits'), 'Limit must be set for non overcommitable resources', help);
    }
    return;
  }
  const limit = amount(written);
  const order = compareAmounts(request, limit);
  const told = amountText(limit);
  if (order !== 0 && !isOvercommitAllowed(name)) {
    errors.invalid(path.child('requests'), amountText(request), `must be equal to ${name} limit of ${told}`);
  } else if (order > 0) {
    errors.invalid(
      path.child('requests'),
      amountText(request),
      `must be less than or equal to ${name} limit of ${told}`,
    );
  }
}

function validateHugePages(name: string, quantity: Amount, path: FieldPath, errors: FieldErrors): void {
  if (!isHugePages(name) || isMultipleOfPage(quantity, name.slice(HUGE_PAGES.length))) return;
  const text = amountText(quantity);
  errors.invalid(path, text, `${text} is not positive integer multiple of ${name}`);
}

function isMultipleOfPage(quantity: Amount, page: string): boolean {
  const size = parseAmount(page);
  if (!isAmount(size) || signOf(size) <= 0 || milliValue(size) % 1000n !== 0n) return false;
  const bytes = wholeValue(size);
  return bytes !== 0n && wholeValue(quantity) % bytes === 0n;
}

/** Claims of devices that the container uses; the pod has to name them (KEP-4381). */
function validateClaimNames(
  claims: readonly ContainerResourceClaim[],
  ofPod: ReadonlySet<string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const used = new Set<string>();
  claims.forEach(({ name = '', request = '' }, position) => {
    const claimPath = path.index(position);
    if (name === '') {
      errors.required(claimPath);
      return;
    }
    if (used.has(name)) errors.duplicate(claimPath, name);
    else {
      if (request !== '') checkFormat(request, dns1123Label, claimPath.child('request'), errors);
      const key = request === '' ? name : `${name}/${request}`;
      if (used.has(key)) errors.duplicate(claimPath, key);
      else if (request === '') {
        for (const other of used) if (other.split('/', 1)[0] === name) errors.duplicate(claimPath, name);
      }
      used.add(key);
    }
    if (!ofPod.has(name)) {
      const known = ofPod.size === 0 ? ' which is empty' : `: ${[...ofPod].toSorted().join(', ')}`;
      const help = nearestDeclared(name, ofPod, 'Add a claim of this name to spec.resourceClaims');
      errors.notFound(claimPath, name, help, `must be one of the names in pod.spec.resourceClaims${known}`);
    }
  });
}
