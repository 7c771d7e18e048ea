/** What a HorizontalPodAutoscaler scales by. Source: kubernetes `pkg/apis/autoscaling/validation`. */
import { amount, amountText } from '../../../kubernetes/amount-text.ts';
import { signOf } from '../../../kubernetes/amount.ts';
import type { MetricIdentifier, MetricSpec, MetricTarget, Quantity } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { nearestChoice } from '../help/way-out.ts';
import { dns1123Label } from '../names.ts';
import { validateScaleReference, type ReferenceOptions } from './autoscaler-reference.ts';
import { validateContainerResourceName } from './resource-names.ts';
import { checkFormat } from './format.ts';
import { validateReferencePart } from './object-reference.ts';

const TYPES = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'];
const TARGET_TYPES = ['Utilization', 'Value', 'AverageValue'];
// In the order in which the server looks at them; only the first that is there is checked.
const SOURCES = ['object', 'external', 'pods', 'resource', 'containerResource'] as const;
type Source = (typeof SOURCES)[number];
const SOURCE_OF_TYPE: Readonly<Record<string, Source>> = {
  Object: 'object',
  External: 'external',
  Pods: 'pods',
  Resource: 'resource',
  ContainerResource: 'containerResource',
};

export function validateMetric(
  metric: MetricSpec,
  options: ReferenceOptions,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const type = metric.type ?? '';
  if (type === '') errors.required(path.child('type'), 'must specify a metric source type');
  if (!TYPES.includes(type)) errors.notSupported(path.child('type'), type, TYPES);
  const present = SOURCES.filter((source) => metric[source]);
  const [first] = present;
  if (first !== undefined) validateSource(metric, first, options, path.child(first), errors);
  const expected = Object.hasOwn(SOURCE_OF_TYPE, type) ? SOURCE_OF_TYPE[type] : undefined;
  if (expected === undefined) errors.notSupported(path.child('type'), type, TYPES);
  else if (!metric[expected]) {
    errors.required(path.child(expected), 'must populate information for the given metric source');
  }
  if (present.length === 1) return;
  for (const source of present) {
    if (source !== expected) errors.forbidden(path.child(source), 'must populate the given metric source only');
  }
}

function validateSource(
  metric: MetricSpec,
  source: Source,
  options: ReferenceOptions,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const target = metric[source]?.target ?? {};
  const targetPath = path.child('target');
  switch (source) {
    case 'object':
      validateScaleReference(metric.object?.describedObject ?? {}, options, path.child('describedObject'), errors);
      validateIdentifier(metric.object?.metric, path.child('metric'), errors);
      validateTarget(target, targetPath, errors);
      if (!isSet(target.value) && !isSet(target.averageValue)) {
        errors.required(targetPath.child('averageValue'), 'must set either a target value or averageValue');
      }
      return;
    case 'external':
      validateIdentifier(metric.external?.metric, path.child('metric'), errors);
      validateTarget(target, targetPath, errors);
      validateExternalTarget(target, targetPath, errors);
      return;
    case 'pods':
      validateIdentifier(metric.pods?.metric, path.child('metric'), errors);
      validateTarget(target, targetPath, errors);
      if (!isSet(target.averageValue)) {
        errors.required(targetPath.child('averageValue'), 'must specify a positive target averageValue');
      }
      return;
    case 'resource':
      if ((metric.resource?.name ?? '') === '') errors.required(path.child('name'), 'must specify a resource name');
      validateTarget(target, targetPath, errors);
      validateResourceTarget(target, targetPath, errors);
      return;
    case 'containerResource':
      validateContainerResource(metric, path, errors);
      validateTarget(target, targetPath, errors);
      validateResourceTarget(target, targetPath, errors);
  }
}

function validateContainerResource(metric: MetricSpec, path: FieldPath, errors: FieldErrors): void {
  const { name = '', container = '' } = metric.containerResource ?? {};
  if (name === '') errors.required(path.child('name'), 'must specify a resource name');
  else validateContainerResourceName(name, path.child('name'), errors);
  if (container === '') errors.required(path.child('container'), 'must specify a container');
  else checkFormat(container, dns1123Label, path.child('container'), errors);
}

function validateIdentifier(metric: MetricIdentifier | undefined, path: FieldPath, errors: FieldErrors): void {
  const name = metric?.name ?? '';
  if (name === '') errors.required(path.child('name'), 'must specify a metric name');
  else validateReferencePart(name, path.child('name'), errors);
}

function validateExternalTarget(target: MetricTarget, path: FieldPath, errors: FieldErrors): void {
  const total = isSet(target.value);
  const average = isSet(target.averageValue);
  if (!total && !average) {
    errors.required(path.child('averageValue'), 'must set either a target value for metric or a per-pod target');
  } else if (total && average) {
    errors.forbidden(path.child('value'), 'may not set both a target value for metric and a per-pod target');
  }
}

function validateResourceTarget(target: MetricTarget, path: FieldPath, errors: FieldErrors): void {
  const share = isSet(target.averageUtilization);
  const average = isSet(target.averageValue);
  if (!share && !average) {
    errors.required(path.child('averageUtilization'), 'must set either a target raw value or a target utilization');
  } else if (share && average) {
    errors.forbidden(path.child('averageValue'), 'may not set both a target raw value and a target utilization');
  }
}

function validateTarget(target: MetricTarget, path: FieldPath, errors: FieldErrors): void {
  const type = target.type ?? '';
  if (type === '') errors.required(path.child('type'), 'must specify a metric target type');
  if (!TARGET_TYPES.includes(type)) {
    const help = nearestChoice(type, ['Utilization', 'Value', 'AverageValue']);
    errors.invalid(path.child('type'), named(type), 'must be either Utilization, Value, or AverageValue', help);
  }
  validatePositive(target.value, path.child('value'), errors);
  validatePositive(target.averageValue, path.child('averageValue'), errors);
  const share = target.averageUtilization;
  if (typeof share === 'number' && share < 1) {
    errors.invalid(path.child('averageUtilization'), share, 'must be greater than 0');
  }
}

function validatePositive(quantity: Quantity | undefined, path: FieldPath, errors: FieldErrors): void {
  if (!isSet(quantity) || signOf(amount(quantity)) > 0) return;
  errors.invalid(path, amountText(amount(quantity)), 'must be positive');
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}
