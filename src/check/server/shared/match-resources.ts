/** Which objects an admission policy is about. Source: kubernetes `pkg/apis/admissionregistration/validation`. */
import type { MatchResources, ParamKind, ParamRef } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { dns1035Label, dns1123Subdomain, pathSegment } from '../names.ts';
import { validateNamedRule } from './admission-rule.ts';
import { checkFormat, checkFormatAtOnce } from './format.ts';
import { validateLabelSelector } from './label-selector.ts';
import { MATCH_POLICIES } from './webhook.ts';

export function validateMatchResources(match: MatchResources, path: FieldPath, errors: FieldErrors): void {
  const policy = match.matchPolicy;
  if (typeof policy !== 'string') errors.required(path.child('matchPolicy'));
  else if (!MATCH_POLICIES.includes(policy)) errors.notSupported(path.child('matchPolicy'), policy, MATCH_POLICIES);
  for (const field of ['namespaceSelector', 'objectSelector'] as const) {
    if (match[field]) validateLabelSelector(match[field], {}, path.child(field), errors);
    else errors.required(path.child(field));
  }
  for (const field of ['resourceRules', 'excludeResourceRules'] as const) {
    (match[field] ?? []).forEach((rule, index) => validateNamedRule(rule, path.child(field).index(index), errors));
  }
}

/** A policy that changes objects cannot be asked about deletions. */
export function validateMutatingOperations(match: MatchResources, path: FieldPath, errors: FieldErrors): void {
  const known = ['*', 'CONNECT', 'CREATE', 'UPDATE'];
  for (const { operations } of match.resourceRules ?? []) {
    for (const operation of operations ?? []) {
      if (known.includes(operation)) continue;
      errors.notSupported(path.child('resourceRules', 'operations'), operation, known);
    }
  }
}

export function validateParamKind(kind: ParamKind, path: FieldPath, errors: FieldErrors): void {
  validateApiVersion(kind.apiVersion ?? '', path.child('apiVersion'), errors);
  const name = kind.kind ?? '';
  if (name === '') return errors.required(path.child('kind'));
  const lead = 'may have mixed case, but should otherwise match: ';
  checkFormatAtOnce(name, (written) => dns1035Label(written.toLowerCase()), path.child('kind'), errors, { lead });
}

function validateApiVersion(text: string, path: FieldPath, errors: FieldErrors): void {
  if (text === '') return errors.required(path);
  if (text.split('/', 3).length > 2) return errors.invalid(path, text, `unexpected GroupVersion string: ${text}`);
  const slash = text.indexOf('/');
  const group = slash < 0 ? '' : text.slice(0, slash);
  const version = text.slice(slash + 1);
  if (group !== '') checkFormatAtOnce(group, dns1123Subdomain, path, errors);
  if (version === '') errors.invalid(path, text, 'version must be specified');
  else checkFormatAtOnce(version, dns1035Label, path, errors);
}

export function validateParamRef(reference: ParamRef, path: FieldPath, errors: FieldErrors): void {
  const { name = '', selector, parameterNotFoundAction: action } = reference;
  if (name !== '') {
    checkFormat(name, pathSegment, path.child('name'), errors);
    if (selector) errors.forbidden(path.child('name'), 'name and selector are mutually exclusive');
  }
  if (selector) {
    validateLabelSelector(selector, {}, path.child('selector'), errors);
    if (name !== '') errors.forbidden(path.child('selector'), 'name and selector are mutually exclusive');
  }
  if (name === '' && !selector) errors.required(path, 'one of name or selector must be specified');
  const actionPath = path.child('parameterNotFoundAction');
  if ((action ?? '') === '') errors.required(actionPath);
  else if (action !== 'Deny' && action !== 'Allow') errors.notSupported(actionPath, action ?? '', ['Deny', 'Allow']);
}

/** The name of the policy that a binding puts to work. */
export function validatePolicyName(name: string, path: FieldPath, errors: FieldErrors): void {
  if (name === '') errors.required(path);
  else checkFormat(name, dns1123Subdomain, path, errors);
}
