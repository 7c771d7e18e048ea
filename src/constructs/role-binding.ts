import type { Construct } from 'constructs';
import type { RoleRef, Subject as KubernetesSubject } from '../kubernetes/generated/types.ts';
import type { Value } from '../values/reference.ts';
import { type GuestSubject, isGuestSubject } from './guest.ts';
import { type Named, namespaceOf, type ServiceAccountHandle } from './handle.ts';
import { Manifest, type ManifestProps } from './manifest.ts';
import { PATH_SEGMENT } from './name.ts';

const API_GROUP = 'rbac.authorization.k8s.io';
const FIELDS = ['roleRef', 'subjects'];
const BASE = { apiVersion: `${API_GROUP}/v1`, nameRule: PATH_SEGMENT, fields: FIELDS };
const ROLE_BINDING = { ...BASE, kind: 'RoleBinding' };
const CLUSTER_ROLE_BINDING = { ...BASE, kind: 'ClusterRoleBinding', clusterScoped: true };

/** A user or group that is no object of the cluster; made by `user` and `group`. */
export class Person {
  readonly kind: 'User' | 'Group';
  readonly name: Value<string>;

  constructor(kind: 'User' | 'Group', name: Value<string>) {
    this.kind = kind;
    this.name = name;
  }
}

/** A user, as the API server knows it from the authentication. */
export function user(name: Value<string>): Person {
  return new Person('User', name);
}

/** A group of users, such as `system:authenticated`. */
export function group(name: Value<string>): Person {
  return new Person('Group', name);
}

/** Who gets the permissions: a service account of ours or elsewhere, a user or a group, any subject of cdk8s-plus. */
export type Subject = ServiceAccountHandle | Person | GuestSubject;

export interface RoleBindingProps extends ManifestProps {
  /** A Role of the same namespace, or a ClusterRole, whose permissions then hold in this namespace only. */
  readonly role: Named<'roles'> | Named<'clusterroles'>;
  /** Who gets the permissions. A service account without namespace is looked for in that of the binding. */
  readonly subjects: readonly Subject[];
}

export interface ClusterRoleBindingProps extends ManifestProps {
  /** The permissions. */
  readonly role: Named<'clusterroles'>;
  /** Who gets the permissions. A service account without namespace is looked for in that of the binding. */
  readonly subjects: readonly Subject[];
}

/** Gives permissions in one namespace. The role of a binding cannot be changed: that needs a new name. */
export class RoleBinding extends Manifest {
  readonly resourceType = 'rolebindings';
  readonly #role: RoleBindingProps['role'];
  readonly #subjects: Subject[];

  constructor(scope: Construct, id: string, props: RoleBindingProps) {
    super(scope, id, ROLE_BINDING, props);
    this.#role = props.role;
    this.#subjects = [...props.subjects];
    // cdk8s-plus gives a namespace to ClusterRoles, too.
    if (props.role.resourceType === 'roles') this.usesHere(props.role);
    else this.uses(props.role);
    this.uses(...props.subjects);
  }

  /** Gives the permissions to more subjects. */
  add(...subjects: readonly Subject[]): this {
    this.#subjects.push(...subjects);
    this.uses(...subjects);
    return this;
  }

  protected override body(): { roleRef: RoleRef; subjects: KubernetesSubject[] } {
    return render(this, this.#role, this.#subjects);
  }
}

/** Gives permissions in the whole cluster. */
export class ClusterRoleBinding extends Manifest {
  readonly resourceType = 'clusterrolebindings';
  readonly #role: ClusterRoleBindingProps['role'];
  readonly #subjects: Subject[];

  constructor(scope: Construct, id: string, props: ClusterRoleBindingProps) {
    super(scope, id, CLUSTER_ROLE_BINDING, props);
    this.#role = props.role;
    this.#subjects = [...props.subjects];
    this.uses(props.role, ...props.subjects);
  }

  /** Gives the permissions to more subjects. */
  add(...subjects: readonly Subject[]): this {
    this.#subjects.push(...subjects);
    this.uses(...subjects);
    return this;
  }

  protected override body(): { roleRef: RoleRef; subjects: KubernetesSubject[] } {
    return render(this, this.#role, this.#subjects);
  }
}

function render(
  binding: Manifest,
  role: RoleBindingProps['role'],
  subjects: readonly Subject[],
): { roleRef: RoleRef; subjects: KubernetesSubject[] } {
  const kind = role.resourceType === 'roles' ? 'Role' : 'ClusterRole';
  return {
    roleRef: { apiGroup: API_GROUP, kind, name: role.name },
    subjects: subjects.map((subject) => renderSubject(binding, subject)),
  };
}

/** The API server refuses a service account without namespace, also where the binding has one. */
function renderSubject(binding: Manifest, subject: Subject): KubernetesSubject {
  const { kind, name } = identityOf(subject);
  if (kind === 'User' || kind === 'Group') return { apiGroup: API_GROUP, kind, name };
  const namespace = namespaceOf(subject) ?? binding.metadata.namespace ?? binding.chart.namespace;
  if (namespace === undefined) {
    throw new Error(`${binding.kind} ${binding.node.path}: give the service account or the chart a namespace`);
  }
  return { kind: 'ServiceAccount', name, namespace };
}

function identityOf(subject: Subject): { readonly kind: string; readonly name: Value<string> } {
  if (subject instanceof Person) return subject;
  return isGuestSubject(subject) ? subject.toSubjectConfiguration() : { kind: 'ServiceAccount', name: subject.name };
}
