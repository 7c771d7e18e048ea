/** Node selectors: node affinity of pods and volumes, DRA pools; topology terms of storage classes. */
import type {
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  TopologySelectorTerm,
} from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { dns1123Subdomain } from '../names.ts';
import { checkFormat } from './format.ts';
import { validateLabelKey } from './labels.ts';
import { type RequirementOptions, validateRequirement } from './selector-requirement.ts';

export function validateNodeSelector(
  selector: NodeSelector,
  options: RequirementOptions,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const terms = selector.nodeSelectorTerms ?? [];
  const termsPath = path.child('nodeSelectorTerms');
  if (terms.length === 0) errors.required(termsPath, 'must have at least one node selector term');
  terms.forEach((term, position) => validateNodeSelectorTerm(term, options, termsPath.index(position), errors));
}

export function validateNodeSelectorTerm(
  term: NodeSelectorTerm | null | undefined,
  options: RequirementOptions,
  path: FieldPath,
  errors: FieldErrors,
): void {
  (term?.matchExpressions ?? []).forEach((requirement, position) => {
    validateExpression(requirement, options, path.child('matchExpressions').index(position), errors);
  });
  (term?.matchFields ?? []).forEach((requirement, position) => {
    validateField(requirement, path.child('matchFields').index(position), errors);
  });
}

function validateExpression(
  requirement: NodeSelectorRequirement,
  options: RequirementOptions,
  path: FieldPath,
  errors: FieldErrors,
): void {
  validateRequirement(requirement, options, path, errors, (operator) => {
    if (operator !== 'Gt' && operator !== 'Lt') {
      errors.invalid(
        path.child('operator'),
        named(operator),
        'not a valid selector operator',
        'Use In, NotIn, Exists, DoesNotExist, Gt or Lt.',
      );
    } else if (requirement.values?.length !== 1) {
      errors.required(path.child('values'), "must be specified single value when `operator` is 'Lt' or 'Gt'");
    }
  });
}

/** The only field of a node that can be matched is its name. */
function validateField(requirement: NodeSelectorRequirement, path: FieldPath, errors: FieldErrors): void {
  const values = requirement.values ?? [];
  if (requirement.operator === 'In' || requirement.operator === 'NotIn') {
    if (values.length !== 1) {
      errors.required(
        path.child('values'),
        "must be only one value when `operator` is 'In' or 'NotIn' for node field selector",
      );
    }
  } else {
    errors.invalid(
      path.child('operator'),
      named(requirement.operator ?? ''),
      'not a valid selector operator',
      'Use In or NotIn.',
    );
  }
  if (requirement.key !== 'metadata.name') {
    errors.invalid(
      path.child('key'),
      requirement.key ?? '',
      'not a valid field selector key',
      'Only metadata.name can be matched; match labels under matchExpressions.',
    );
    return;
  }
  values.forEach((value, position) => {
    checkFormat(value, dns1123Subdomain, path.child('values').index(position), errors);
  });
}

/** Checks a term of a storage class's allowed topologies, and gives its keys with their distinct values. */
export function validateTopologySelectorTerm(
  term: TopologySelectorTerm,
  path: FieldPath,
  errors: FieldErrors,
): ReadonlyMap<string, ReadonlySet<string>> {
  const expressions = new Map<string, ReadonlySet<string>>();
  (term.matchLabelExpressions ?? []).forEach((requirement, position) => {
    const requirementPath = path.child('matchLabelExpressions').index(position);
    const key = requirement.key ?? '';
    const values = distinctValues(requirement.values ?? [], requirementPath.child('values'), errors);
    validateLabelKey(key, requirementPath.child('key'), errors);
    if (expressions.has(key)) errors.duplicate(requirementPath.child('key'), key);
    expressions.set(key, values);
  });
  return expressions;
}

function distinctValues(values: readonly string[], path: FieldPath, errors: FieldErrors): ReadonlySet<string> {
  const distinct = new Set<string>();
  if (values.length === 0) errors.required(path);
  values.forEach((value, position) => {
    if (distinct.has(value)) errors.duplicate(path.index(position), value);
    distinct.add(value);
  });
  return distinct;
}
