/**
 * The fields that the scale subresource is made of.
 *
 * Source: apiextensions-apiserver `pkg/registry/customresource/validator.go`.
 */
import type { CustomResourceSubresourceScale } from '../../../kubernetes/generated/objects.ts';
import { isObject, type Fields } from '../../../model/json-object.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { goNumber, isInteger } from './numbers.ts';

const LARGEST = 2_147_483_647n;

export function validateScale(object: Fields, scale: CustomResourceSubresourceScale, errors: FieldErrors): void {
  validateReplicas(object, scale.specReplicasPath ?? '', errors);
  validateReplicas(object, scale.statusReplicasPath ?? '', errors);
  const selector = scale.labelSelectorPath;
  if (typeof selector !== 'string') return;
  const found = find(object, selector);
  if (typeof found === 'string') errors.invalid(FieldPath.of(selector), '', found);
  else if (found.value !== undefined && typeof found.value !== 'string') {
    const detail = `${selector} accessor error: ${goPrint(found.value)} is of the type ${goType(found.value)}, expected string`;
    errors.invalid(FieldPath.of(selector), '', detail);
  }
}

function validateReplicas(object: Fields, path: string, errors: FieldErrors): void {
  const at = FieldPath.of(path);
  const found = find(object, path);
  if (typeof found === 'string') return errors.invalid(at, 0, found);
  if (found.value === undefined) return;
  const number = goNumber(found.value);
  if (number === undefined || !isInteger(number)) {
    const detail = `${path} accessor error: ${goPrint(found.value)} is of the type ${goType(found.value)}, expected int64`;
    errors.invalid(at, 0, detail);
  } else if (number.integer < 0n) errors.invalid(at, number.integer, 'should be a non-negative integer');
  else if (number.integer > LARGEST) {
    errors.invalid(at, number.integer, `should be less than or equal to ${LARGEST}`);
  }
}

/** The value at `.spec.replicas`, or why the path leads nowhere. */
function find(object: Fields, path: string): { readonly value: unknown } | string {
  const names = path.replace(/^\./, '').split('.');
  let value: unknown = object;
  for (const [index, name] of names.entries()) {
    if (value === null || value === undefined) return { value: undefined };
    if (!isObject(value)) {
      const walked = `.${names.slice(0, index + 1).join('.')}`;
      return `${walked} accessor error: ${goPrint(value)} is of the type ${goType(value)}, expected map[string]interface{}`;
    }
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return { value };
}

function goType(value: unknown): string {
  if (value === null) return '<nil>';
  const number = goNumber(value);
  if (number !== undefined) return isInteger(number) ? 'int64' : 'float64';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  return Array.isArray(value) ? '[]interface {}' : 'map[string]interface {}';
}

function goPrint(value: unknown): string {
  if (value === null) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goPrint).join(' ')}]`;
  if (!isObject(value)) return String(value);
  return `map[${Object.keys(value)
    .toSorted()
    .map((name) => `${name}:${goPrint(value[name])}`)
    .join(' ')}]`;
}
