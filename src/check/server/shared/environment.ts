/** Environment variables of a container: `env` and `envFrom`. */
import type { EnvFromSource, EnvVar, EnvVarSource } from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { environmentName, relaxedEnvironmentName } from '../names.ts';
import { validateFileKey, validateKeySelector } from './environment-key.ts';
import { validateFieldReference, validateResourceReference } from './field-reference.ts';
import { checkFormat } from './format.ts';
import { nameIsSubdomain } from '../object-names.ts';

const FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

/** RelaxedEnvironmentVariableValidation is on by default since 1.32. */
function variableName(context: ServerContext): (name: string) => string[] {
  return holds(context, 32) ? relaxedEnvironmentName : environmentName;
}

/** `LEVEL=debug` as a name, as shells and env files have it. */
function assignmentHelp(name: string, value: string): string | undefined {
  const [variable = '', ...rest] = name.split('=');
  if (variable === '' || value !== '' || rest.length === 0) return undefined;
  return `Write the value beside the name: name: ${variable}, value: ${JSON.stringify(rest.join('='))}.`;
}

export function validateEnvironment(
  variables: readonly EnvVar[] | undefined,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  (variables ?? []).forEach((variable, position) => {
    const variablePath = path.index(position);
    const { name = '', value = '', valueFrom } = variable;
    if (name === '') errors.required(variablePath.child('name'));
    else {
      for (const text of variableName(context)(name)) {
        errors.invalid(variablePath.child('name'), name, text, assignmentHelp(name, value));
      }
    }
    if (valueFrom) validateSource(valueFrom, value, variablePath.child('valueFrom'), errors, context);
  });
}

function validateSource(
  source: EnvVarSource,
  value: string,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = source;
  if (fieldRef) validateFieldReference(fieldRef, FIELDS, path.child('fieldRef'), errors);
  if (resourceFieldRef) validateResourceReference(resourceFieldRef, false, path.child('resourceFieldRef'), errors);
  if (configMapKeyRef) validateKeySelector(configMapKeyRef, path.child('configMapKeyRef'), errors);
  if (secretKeyRef) validateKeySelector(secretKeyRef, path.child('secretKeyRef'), errors);
  if (fileKeyRef) validateFileKey(fileKeyRef, path.child('fileKeyRef'), errors);
  const sources = [fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef].filter(Boolean).length;
  if (sources === 0) {
    // EnvFiles is on by default since 1.35.
    const known = holds(context, 35)
      ? '`fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`'
      : '`fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`';
    errors.invalid(path, '', `must specify one of: ${known}`);
  } else if (value !== '') errors.invalid(path, '', 'may not be specified when `value` is not empty');
  else if (sources > 1) errors.invalid(path, '', 'may not have more than one field specified at a time');
}

export function validateEnvironmentFrom(
  sources: readonly EnvFromSource[] | undefined,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  (sources ?? []).forEach((source, position) => {
    const { prefix = '', configMapRef, secretRef } = source;
    const sourcePath = path.index(position);
    if (prefix !== '') checkFormat(prefix, variableName(context), sourcePath.child('prefix'), errors);
    if (configMapRef) validateReference(configMapRef.name, sourcePath.child('configMapRef', 'name'), errors);
    if (secretRef) validateReference(secretRef.name, sourcePath.child('secretRef', 'name'), errors);
    // The server names the list here, not the entry.
    if (!configMapRef && !secretRef) errors.invalid(path, '', 'must specify one of: `configMapRef` or `secretRef`');
    else if (configMapRef && secretRef) {
      errors.invalid(path, '', 'may not have more than one field specified at a time');
    }
  });
}

/** The name is checked as a prefix would be: a trailing dash passes. */
function validateReference(name: string | undefined, path: FieldPath, errors: FieldErrors): void {
  if (!name) errors.required(path);
  else checkFormat(name, (given) => nameIsSubdomain(given, true), path, errors);
}
