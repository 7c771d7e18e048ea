import type { PolicyRule } from '../kubernetes/generated/types.ts';
import { findKind } from '../kubernetes/kinds.ts';
import type { Value } from '../values/reference.ts';

/** https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb */
export type Verb =
  | 'get'
  | 'list'
  | 'watch'
  | 'create'
  | 'update'
  | 'patch'
  | 'delete'
  | 'deletecollection'
  | 'bind'
  | 'escalate'
  | 'impersonate'
  | 'approve'
  | 'sign'
  | 'use'
  | '*';

/** One object: ours, of cdk8s-plus or of cdk8s. */
export interface RuleObject {
  readonly name: Value<string>;
  readonly apiVersion: string;
  readonly kind: string;
  readonly resourceType: string;
  readonly apiGroup: string;
}

/**
 * A rule of a Role. A resource is written as kubectl prints it: `pods`, `pods/log`, `deployments.apps`; an object
 * limits the rule to itself.
 *
 *     allow(['get', 'watch'], 'configmaps', 'deployments.apps', settings)
 *
 * Gives one rule for each API group, so that no rule grants more than it says.
 *
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
 */
export function allow(verbs: readonly Verb[], ...targets: readonly (string | RuleObject)[]): PolicyRule[] {
  const rules = new Map<string, { apiGroups: string[]; resources: string[]; resourceNames?: Value<string>[] }>();
  const objects: PolicyRule[] = [];
  for (const target of targets) {
    if (typeof target === 'object') {
      const apiGroups = [target.apiGroup === 'core' ? '' : target.apiGroup];
      // Some constructs of cdk8s-plus give the singular.
      const resource = findKind(target.apiVersion, target.kind)?.plural ?? target.resourceType;
      objects.push({ apiGroups, resources: [resource], resourceNames: [target.name], verbs });
      continue;
    }
    const { group, resource } = parseResource(target);
    const rule = rules.get(group) ?? { apiGroups: [group], resources: [] };
    rule.resources.push(resource);
    rules.set(group, rule);
  }
  return [...[...rules.values()].map((rule) => ({ ...rule, verbs })), ...objects];
}

/** `deployments.apps/scale` names the subresource after the group, as kubectl does. */
function parseResource(target: string): { group: string; resource: string } {
  const [name = '', subresource] = target.split('/');
  const dot = name.indexOf('.');
  const plural = dot < 0 ? name : name.slice(0, dot);
  return {
    group: dot < 0 ? '' : name.slice(dot + 1),
    resource: subresource === undefined ? plural : `${plural}/${subresource}`,
  };
}
