/** Which requests a webhook or policy is asked about. Source: kubernetes `pkg/apis/admissionregistration/validation`. */
import type { NamedRuleWithOperations, RuleWithOperations } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { Typed } from '../go-value.ts';
import { pathSegment } from '../names.ts';
import { checkFormat } from './format.ts';

const OPERATIONS = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'];
const SCOPES = ['*', 'Cluster', 'Namespaced'];

export function validateNamedRule(rule: NamedRuleWithOperations, path: FieldPath, errors: FieldErrors): void {
  const names = rule.resourceNames ?? [];
  names.forEach((name, index) => {
    const namePath = path.child('resourceNames').index(index);
    checkFormat(name, pathSegment, namePath, errors);
    if (names.indexOf(name) < index) errors.duplicate(namePath, name);
  });
  validateRule(rule, path, errors);
}

export function validateRule(rule: RuleWithOperations, path: FieldPath, errors: FieldErrors): void {
  const operations = rule.operations ?? [];
  const operationsPath = path.child('operations');
  if (operations.length === 0) errors.required(operationsPath);
  if (operations.length > 1 && operations.includes('*')) {
    const shown = new Typed('[]admissionregistration.OperationType', operations);
    errors.invalid(operationsPath, shown, "if '*' is present, must not specify other operations");
  }
  operations.forEach((operation, index) => {
    if (!OPERATIONS.includes(operation)) errors.notSupported(operationsPath.index(index), operation, OPERATIONS);
  });
  validateGroups(rule.apiGroups ?? [], path.child('apiGroups'), errors);
  validateVersions(rule.apiVersions ?? [], path.child('apiVersions'), errors);
  validateResources(rule.resources ?? [], path.child('resources'), errors);
  const { scope } = rule;
  if (typeof scope === 'string' && !SCOPES.includes(scope)) errors.notSupported(path.child('scope'), scope, SCOPES);
}

function validateGroups(groups: readonly string[], path: FieldPath, errors: FieldErrors): void {
  if (groups.length === 0) errors.required(path, '', 'The core group is the empty string: [""].');
  if (groups.length > 1 && groups.includes('*')) {
    errors.invalid(path, groups, "if '*' is present, must not specify other API groups");
  }
}

function validateVersions(versions: readonly string[], path: FieldPath, errors: FieldErrors): void {
  if (versions.length === 0) errors.required(path);
  if (versions.length > 1 && versions.includes('*')) {
    errors.invalid(path, versions, "if '*' is present, must not specify other API versions");
  }
  versions.forEach((version, index) => {
    if (version === '') errors.required(path.index(index));
  });
}

function validateResources(resources: readonly string[], path: FieldPath, errors: FieldErrors): void {
  if (resources.length === 0) errors.required(path);
  const withAllSubresources = new Set<string>();
  const ofAllResources = new Set<string>();
  // Whether the last plain name was a resource's own: that is all the server remembers.
  let plain = false;
  resources.forEach((resource, index) => {
    if (resource === '') return errors.required(path.index(index));
    const slash = resource.indexOf('/');
    if (slash < 0) {
      plain = resource !== '*';
      return;
    }
    const name = resource.slice(0, slash);
    const subresource = resource.slice(slash + 1);
    if (withAllSubresources.has(name)) {
      errors.invalid(path.index(index), resource, `if '${name}/*' is present, must not specify ${resource}`);
    }
    if (ofAllResources.has(subresource)) {
      errors.invalid(path.index(index), resource, `if '*/${subresource}' is present, must not specify ${resource}`);
    }
    if (subresource === '*') withAllSubresources.add(name);
    if (name === '*') ofAllResources.add(subresource);
  });
  if (resources.length > 1 && resources.includes('*/*')) {
    errors.invalid(path, resources, "if '*/*' is present, must not specify other resources");
  }
  if (resources.includes('*') && plain) {
    const detail = "if '*' is present, must not specify other resources without subresources";
    errors.invalid(path, resources, detail);
  }
}
