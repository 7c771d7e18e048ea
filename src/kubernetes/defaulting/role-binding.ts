import type { RoleRef, Subject } from '../generated/objects.ts';

const RBAC = 'rbac.authorization.k8s.io';

interface Binding {
  readonly roleRef?: RoleRef;
  readonly subjects?: readonly Subject[];
}

/** RoleBinding and ClusterRoleBinding alike. Source: kubernetes `pkg/apis/rbac/v1/defaults.go`. */
export function defaultBinding<T extends Binding>(binding: T): T {
  const roleRef = { ...binding.roleRef, apiGroup: binding.roleRef?.apiGroup || RBAC };
  return { ...binding, roleRef, ...(binding.subjects && { subjects: binding.subjects.map(defaultSubject) }) };
}

function defaultSubject(subject: Subject): Subject {
  const grouped = subject.kind === 'User' || subject.kind === 'Group';
  return grouped && !subject.apiGroup ? { ...subject, apiGroup: RBAC } : subject;
}
