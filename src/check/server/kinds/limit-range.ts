import { amount, amountText } from '../../../kubernetes/amount-text.ts';
import { type Amount, compareAmounts, milliValue, wholeValue } from '../../../kubernetes/amount.ts';
import type { LimitRange, LimitRangeItem, Quantity } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import type { KindRules } from '../kind-rules.ts';
import { qualifiedName } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { isOvercommitAllowed, validateContainerResourceName, validateResourceName } from '../shared/resource-names.ts';

const TYPES = ['Pod', 'Container', 'PersistentVolumeClaim'];
const NOT_FOR_PODS = "may not be specified when `type` is 'Pod'";
/** Above this, thousandths do not fit into 64 bits. */
const LARGEST_IN_THOUSANDTHS = (2n ** 63n - 1n) / 1000n;

const RANDOM_NAME = '00000000-0000-0000-0000-000000000000';

type Bounds = Readonly<Record<string, Quantity>>;

/** Bounds and defaults for what pods ask for: https://kubernetes.io/docs/concepts/policy/limit-range/ */
export const limitRange: KindRules<LimitRange> = {
  name: nameIsSubdomain,
  validate({ spec }, errors) {
    const types = new Set<string>();
    (spec?.limits ?? []).forEach((limit, position) => {
      const path = FieldPath.of('spec', 'limits').index(position);
      const type = limit.type ?? '';
      validateType(type, path.child('type'), errors);
      if (types.has(type)) errors.duplicate(path.child('type'), named(type));
      types.add(type);
      validateItem(limit, path, errors);
    });
  },
  // A range without a name gets a random one, whatever its generateName says.
  dropDisabled(object) {
    return object.metadata?.name ? object : { ...object, metadata: { ...object.metadata, name: RANDOM_NAME } };
  },
};

function validateType(type: string, path: FieldPath, errors: FieldErrors): void {
  const texts = qualifiedName(type, errors.context);
  for (const text of texts) errors.invalid(path, named(type), text);
  if (texts.length === 0 && !type.includes('/') && !TYPES.includes(type)) {
    errors.invalid(
      path,
      named(type),
      'must be a standard limit type or fully qualified',
      'Use Container, Pod or PersistentVolumeClaim.',
    );
  }
}

function validateItem(limit: LimitRangeItem, path: FieldPath, errors: FieldErrors): void {
  const { type, max = {}, min = {}, maxLimitRequestRatio: ratio = {} } = limit;
  const forContainers = type === 'Pod' || type === 'Container';
  const validateName = forContainers ? validateContainerResourceName : validateResourceName;
  const validateNames = (bounds: Bounds, field: keyof LimitRangeItem): void => {
    for (const name of Object.keys(bounds)) validateName(name, path.child(field).key(name), errors);
  };
  validateNames(max, 'max');
  validateNames(min, 'min');
  const isPod = type === 'Pod';
  for (const field of ['default', 'defaultRequest'] as const) {
    const defaults = limit[field] ?? {};
    if (!isPod) validateNames(defaults, field);
    else if (Object.keys(defaults).length > 0) errors.forbidden(path.child(field), NOT_FOR_PODS);
  }
  if (type === 'PersistentVolumeClaim' && min['storage'] === undefined && max['storage'] === undefined) {
    errors.required(
      path.child('limits'),
      'either minimum or maximum storage value is required, but neither was provided',
    );
  }
  validateNames(ratio, 'maxLimitRequestRatio');
  const defaults = isPod ? {} : (limit.default ?? {});
  const requests = isPod ? {} : (limit.defaultRequest ?? {});
  for (const name of new Set([max, min, defaults, requests, ratio].flatMap((bounds) => Object.keys(bounds)))) {
    const read = (bounds: Bounds): Amount | undefined => {
      const quantity = bounds[name];
      return quantity === undefined ? undefined : amount(quantity);
    };
    const bounds = { min: read(min), max: read(max), limit: read(defaults), request: read(requests) };
    validateOrder(name, bounds, path, errors);
    validateRatio(read(ratio), bounds, path.child('maxLimitRequestRatio').key(name), errors);
    validateNoOvercommit(name, bounds, path.child('defaultRequest').key(name), errors);
  }
}

interface ResourceBounds {
  readonly min: Amount | undefined;
  readonly max: Amount | undefined;
  /** Default limit. */
  readonly limit: Amount | undefined;
  /** Default request. */
  readonly request: Amount | undefined;
}

/** min <= default request <= default limit <= max. The server prints the lesser of the two in some of the messages. */
function validateOrder(name: string, bounds: ResourceBounds, path: FieldPath, errors: FieldErrors): void {
  const { min, max, limit, request } = bounds;
  const check = (
    field: string,
    shown: 'lesser' | 'greater',
    lesser: Amount | undefined,
    greater: Amount | undefined,
    lesserName: string,
    greaterName: string,
  ): void => {
    if (!lesser || !greater || compareAmounts(lesser, greater) <= 0) return;
    const detail = `${lesserName} value ${amountText(lesser)} is greater than ${greaterName} value ${amountText(greater)}`;
    errors.invalid(path.child(field).key(name), amountText(shown === 'lesser' ? lesser : greater), detail);
  };
  check('min', 'lesser', min, max, 'min', 'max');
  check('defaultRequest', 'greater', min, request, 'min', 'default request');
  check('defaultRequest', 'lesser', request, max, 'default request', 'max');
  check('defaultRequest', 'lesser', request, limit, 'default request', 'default limit');
  check('default', 'lesser', min, limit, 'min', 'default');
  check('default', 'greater', limit, max, 'default', 'max');
}

function validateRatio(
  ratio: Amount | undefined,
  { min, max }: ResourceBounds,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (!ratio) return;
  const shown = amountText(ratio);
  if (compareAmounts(ratio, amount(1)) < 0) errors.invalid(path, shown, `ratio ${shown} is less than 1`);
  if (!min || !max) return;
  const fine = [ratio, min, max].every((bound) => wholeValue(bound) < LARGEST_IN_THOUSANDTHS);
  const value = fine ? milliValue : wholeValue;
  const largest = Number(value(max)) / Number(value(min));
  if (Number(value(ratio)) / (fine ? 1000 : 1) > largest) {
    errors.invalid(path, shown, `ratio ${shown} is greater than max/min = ${goFloat(largest)}`);
  }
}

/** As Go's `%f`. */
function goFloat(value: number): string {
  if (Number.isFinite(value)) return value.toFixed(6);
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
}

/** Of devices and huge pages a container gets exactly what it asks for. */
function validateNoOvercommit(
  name: string,
  { limit, request }: ResourceBounds,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (isOvercommitAllowed(name) || !limit || !request || compareAmounts(limit, request) === 0) return;
  const detail = `default value ${amountText(limit)} must equal to defaultRequest value ${amountText(request)} in ${name}`;
  errors.invalid(path, amountText(request), detail);
}
