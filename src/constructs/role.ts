import type { Construct } from 'constructs';
import type { AggregationRule, PolicyRule } from '../kubernetes/generated/types.ts';
import { Manifest, type ManifestProps } from './manifest.ts';
import { PATH_SEGMENT } from './name.ts';
import { ClusterRoleBinding, RoleBinding, type Subject } from './role-binding.ts';

const API = { apiVersion: 'rbac.authorization.k8s.io/v1', nameRule: PATH_SEGMENT };
const ROLE = { ...API, kind: 'Role', fields: ['rules'] };
const CLUSTER_ROLE = { ...API, kind: 'ClusterRole', clusterScoped: true, fields: ['rules', 'aggregationRule'] };

export interface RoleProps extends ManifestProps {
  /** What is allowed: lists made by `allow`, or rules in Kubernetes' own form. */
  readonly rules: readonly (PolicyRule | readonly PolicyRule[])[];
}

/**
 * Permissions inside one namespace.
 *
 *     new Role(chart, 'reader', { rules: [allow(['get', 'list'], 'pods')] }).bind(account);
 *
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class Role extends Manifest {
  readonly resourceType = 'roles';
  readonly #rules: readonly PolicyRule[];
  #binding: RoleBinding | undefined;

  constructor(scope: Construct, id: string, props: RoleProps) {
    super(scope, id, ROLE, props);
    this.#rules = props.rules.flat();
  }

  /** Gives the permissions to the subjects, in the namespace of the role. All of them stand in one RoleBinding. */
  bind(...subjects: readonly Subject[]): RoleBinding {
    const { namespace } = this.metadata;
    const place = namespace === undefined ? {} : { namespace };
    this.#binding ??= new RoleBinding(this, 'binding', { name: this.name, ...place, role: this, subjects: [] });
    return this.#binding.add(...subjects);
  }

  protected override body(): { rules: readonly PolicyRule[] } {
    return { rules: this.#rules };
  }
}

export interface ClusterRoleProps extends ManifestProps {
  /** What is allowed: lists made by `allow`, or rules in Kubernetes' own form. Default: none. */
  readonly rules?: RoleProps['rules'];
  /** Collects the rules of other ClusterRoles by their labels. */
  readonly aggregationRule?: AggregationRule;
}

/**
 * Permissions for cluster-scoped objects, or for every namespace.
 *
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class ClusterRole extends Manifest {
  readonly resourceType = 'clusterroles';
  readonly #props: ClusterRoleProps;
  #binding: ClusterRoleBinding | undefined;

  constructor(scope: Construct, id: string, props: ClusterRoleProps) {
    super(scope, id, CLUSTER_ROLE, props);
    this.#props = props;
  }

  /**
   * Gives the permissions to the subjects everywhere; all of them stand in one ClusterRoleBinding. For one namespace use a
   * RoleBinding with this role.
   */
  bind(...subjects: readonly Subject[]): ClusterRoleBinding {
    this.#binding ??= new ClusterRoleBinding(this, 'binding', { name: this.name, role: this, subjects: [] });
    return this.#binding.add(...subjects);
  }

  protected override body(): { rules?: readonly PolicyRule[]; aggregationRule?: AggregationRule } {
    const { rules, aggregationRule } = this.#props;
    return {
      ...(rules === undefined ? {} : { rules: rules.flat() }),
      ...(aggregationRule === undefined ? {} : { aggregationRule }),
    };
  }
}
