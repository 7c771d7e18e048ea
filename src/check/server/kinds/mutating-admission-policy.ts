import type { MutatingAdmissionPolicy, Mutation } from '../../../kubernetes/generated/objects.ts';
import { undecidedExpressions } from '../cel/undecided.ts';
import { APPLIED_OBJECT, LIST_OF_PATCHES, mutationEnvironment } from '../cel/environment/admission.ts';
import type { Environment } from '../cel/environment/environment.ts';
import type { Type } from '../cel/types/type.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateAdmissionExpression } from '../shared/admission-expression.ts';
import { validateMatchConditions } from '../shared/match-conditions.ts';
import { validateMatchResources, validateMutatingOperations, validateParamKind } from '../shared/match-resources.ts';
import { validateVariables } from '../shared/policy-variables.ts';
import { FAILURE_POLICIES, REINVOCATION_POLICIES, validateChoice } from '../shared/webhook.ts';

const PATCHES = { ApplyConfiguration: 'applyConfiguration', JSONPatch: 'jsonPatch' } as const;
type PatchType = keyof typeof PATCHES;
const RESULTS: Readonly<Record<PatchType, Type>> = { ApplyConfiguration: APPLIED_OBJECT, JSONPatch: LIST_OF_PATCHES };

/** Served since 1.36. Source: kubernetes `pkg/apis/admissionregistration/validation`. */
export const mutatingAdmissionPolicy: KindRules<MutatingAdmissionPolicy> = {
  name: nameIsSubdomain,
  metadata: 'generic',
  validate(object, errors, context) {
    const spec = object.spec ?? {};
    const path = FieldPath.of('spec');
    if (typeof spec.failurePolicy !== 'string') errors.required(path.child('failurePolicy'));
    validateChoice(spec.failurePolicy, FAILURE_POLICIES, path.child('failurePolicy'), errors);
    if (spec.paramKind) validateParamKind(spec.paramKind, path.child('paramKind'), errors);
    const match = path.child('matchConstraints');
    if (spec.matchConstraints) {
      validateMatchResources(spec.matchConstraints, match, errors);
      if ((spec.matchConstraints.resourceRules ?? []).length === 0) errors.required(match.child('resourceRules'));
      validateMutatingOperations(spec.matchConstraints, match, errors);
    } else errors.required(match);
    const params = Boolean(spec.paramKind);
    validateMatchConditions(spec.matchConditions ?? [], params, path.child('matchConditions'), errors, context);
    const declared = validateVariables(spec.variables ?? [], params, path.child('variables'), errors, context);
    const environment = mutationEnvironment({ params, authorizer: true, declared }, context);
    const mutations = spec.mutations ?? [];
    if (mutations.length === 0) errors.required(path.child('mutations'), 'mutations must contain at least one item');
    mutations.forEach((mutation, index) =>
      validateMutation(mutation, environment, path.child('mutations').index(index), errors),
    );
    const reinvocation = spec.reinvocationPolicy ?? '';
    if (reinvocation === '') errors.required(path.child('reinvocationPolicy'));
    else validateChoice(reinvocation, REINVOCATION_POLICIES, path.child('reinvocationPolicy'), errors);
  },
  undecided: ({ spec }) => undecidedExpressions(spec),
};

function validateMutation(mutation: Mutation, environment: Environment, path: FieldPath, errors: FieldErrors): void {
  const type = mutation.patchType ?? '';
  if (type === '') return errors.required(path.child('patchType'));
  if (!isPatchType(type)) return errors.notSupported(path.child('patchType'), type, Object.keys(PATCHES));
  const own = PATCHES[type];
  const other = PATCHES[type === 'JSONPatch' ? 'ApplyConfiguration' : 'JSONPatch'];
  const patch = mutation[own];
  const expression = (patch?.expression ?? '').trim();
  const expressionPath = path.child(own).child('expression');
  if (!patch) errors.required(path.child(own), `must be specified when patchType is ${type}`);
  else if (expression === '') errors.required(expressionPath);
  else validateAdmissionExpression(expression, environment, [RESULTS[type]], expressionPath, errors);
  if (mutation[other]) {
    errors.invalid(path.child(other), `{${other}}`, `must not be specified when patchType is ${type}`);
  }
}

function isPatchType(type: string): type is PatchType {
  return Object.hasOwn(PATCHES, type);
}
