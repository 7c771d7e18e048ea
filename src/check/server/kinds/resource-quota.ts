import { amount, amountText } from '../../../kubernetes/amount-text.ts';
import { compareAmounts } from '../../../kubernetes/amount.ts';
import type {
  ResourceQuota,
  ResourceQuotaSpec,
  ScopedResourceSelectorRequirement,
} from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { named, Typed } from '../go-value.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { isStandardQuotaResource, validateQuotaResourceName } from '../shared/resource-names.ts';
import { validateResourceQuantity } from '../shared/resource-quantity.ts';

const POD_RESOURCES = ['pods', 'cpu', 'memory', 'limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory'];

/** Scopes by the resources they can limit. */
const SCOPES: ReadonlyMap<string, readonly string[]> = new Map([
  ['Terminating', POD_RESOURCES],
  ['NotTerminating', POD_RESOURCES],
  ['NotBestEffort', POD_RESOURCES],
  ['PriorityClass', POD_RESOURCES],
  ['CrossNamespacePodAffinity', POD_RESOURCES],
  ['BestEffort', ['pods']],
  ['VolumeAttributesClass', ['persistentvolumeclaims', 'requests.storage']],
]);
/** Scopes that a pod is in or not; the others have names to select by. */
const EXISTING_ONLY = ['BestEffort', 'NotBestEffort', 'Terminating', 'NotTerminating', 'CrossNamespacePodAffinity'];
const GO_SCOPES = '[]core.ResourceQuotaScope';
const OPPOSITES = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
] as const;

/** A bound on all that a namespace uses: https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
export const resourceQuota: KindRules<ResourceQuota> = {
  name: nameIsSubdomain,
  validate({ spec = {} }, errors, context) {
    const path = FieldPath.of('spec');
    for (const [name, quantity] of Object.entries(spec.hard ?? {})) {
      const resourcePath = path.child('hard').key(name);
      validateQuotaResourceName(name, resourcePath, errors);
      validateResourceQuantity(name, quantity, resourcePath, errors);
    }
    validateScopes(spec, path.child('scopes'), errors, context);
    validateScopeSelector(spec, path.child('scopeSelector').child('matchExpressions'), errors, context);
  },
  warnings({ spec }, context) {
    if (!holds(context, 35)) return [];
    const hard = spec?.hard ?? {};
    return ['cpu', 'memory', 'storage', 'ephemeral-storage'].flatMap((name) => {
      const bare = name === 'cpu' || name === 'memory';
      const requestName = hard[`requests.${name}`] === undefined && bare ? name : `requests.${name}`;
      const request = hard[requestName];
      const limit = hard[`limits.${name}`];
      if (request === undefined || limit === undefined) return [];
      const [requested, limited] = [amount(request), amount(limit)];
      if (compareAmounts(requested, limited) <= 0) return [];
      return [
        `ResourceQuota ${requestName} (${amountText(requested)}) should be less than limits.${name} (${amountText(limited)})`,
      ];
    });
  },
};

function isScope(scope: string, context: ServerContext): boolean {
  return SCOPES.has(scope) && (scope !== 'VolumeAttributesClass' || holds(context, 33));
}

/** Resources of the quota that the scope has nothing to do with, one by one. */
function strangers(scope: string, spec: ResourceQuotaSpec, context: ServerContext): readonly string[] {
  const resources = isScope(scope, context) ? SCOPES.get(scope) : undefined;
  if (resources === undefined) return [];
  return Object.keys(spec.hard ?? {}).filter((name) => isStandardQuotaResource(name) && !resources.includes(name));
}

function strangerHelp(scope: string, resource: string): string {
  return `The scope ${scope} does not count ${resource}; limit that in a quota of its own.`;
}

function validateScopes(spec: ResourceQuotaSpec, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const scopes = spec.scopes ?? [];
  for (const scope of scopes) {
    if (!isScope(scope, context)) errors.invalid(path, new Typed(GO_SCOPES, scopes), 'unsupported scope');
    for (const stranger of strangers(scope, spec, context)) {
      errors.invalid(
        path,
        new Typed(GO_SCOPES, scopes),
        'unsupported scope applied to resource',
        strangerHelp(scope, stranger),
      );
    }
  }
  validateOpposites(scopes, spec.scopes, path, errors);
}

function validateOpposites(
  scopes: readonly string[],
  shown: readonly string[] | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const [scope, opposite] of OPPOSITES) {
    if (scopes.includes(scope) && scopes.includes(opposite)) {
      const help = `Nothing is both ${scope} and ${opposite}; make two quotas.`;
      errors.invalid(path, new Typed(GO_SCOPES, shown), 'conflicting scopes', help);
    }
  }
}

function validateScopeSelector(
  spec: ResourceQuotaSpec,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const requirements = spec.scopeSelector?.matchExpressions ?? [];
  for (const requirement of requirements) {
    const scope = requirement.scopeName ?? '';
    if (!isScope(scope, context)) errors.invalid(path.child('scopeName'), named(scope), 'unsupported scope');
    for (const stranger of strangers(scope, spec, context)) {
      const help = strangerHelp(scope, stranger);
      errors.invalid(path, printedSelector(requirements), 'unsupported scope applied to resource', help);
    }
    validateRequirement(requirement, path, errors);
  }
  const scopes = requirements.map(({ scopeName = '' }) => scopeName);
  // The server shows the scopes of the quota, not those of the selector.
  validateOpposites(scopes, spec.scopes, path, errors);
}

function validateRequirement(
  { scopeName = '', operator = '', values = [] }: ScopedResourceSelectorRequirement,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (EXISTING_ONLY.includes(scopeName) && operator !== 'Exists') {
    errors.invalid(
      path.child('operator'),
      named(operator),
      "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity",
    );
  }
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) {
        errors.required(
          path.child('values'),
          "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector",
        );
      }
      return;
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) {
        errors.invalid(
          path.child('values'),
          values,
          "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector",
        );
      }
      return;
    default:
      errors.invalid(path.child('operator'), named(operator), 'not a valid selector operator');
  }
}

/** As the server's internal type prints it. */
function printedSelector(requirements: readonly ScopedResourceSelectorRequirement[]): object {
  const shown = requirements.map(({ scopeName = '', operator = '', values }) => {
    const fields = { ScopeName: scopeName, Operator: operator, Values: new Typed('[]string', values) };
    return new Typed('core.ScopedResourceSelectorRequirement', fields);
  });
  const list = new Typed('[]core.ScopedResourceSelectorRequirement', shown);
  return new Typed('core.ScopeSelector', { MatchExpressions: list });
}
