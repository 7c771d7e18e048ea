import type { RoleRef, Subject } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { dns1123Subdomain, pathSegment } from '../names.ts';
import { checkFormat } from './format.ts';

const RBAC = 'rbac.authorization.k8s.io';

/** What RoleBinding and ClusterRoleBinding have in common; a cluster-wide one may refer to ClusterRoles only. */
export function validateBinding(
  binding: { readonly roleRef?: RoleRef; readonly subjects?: readonly Subject[] },
  namespaced: boolean,
  errors: FieldErrors,
): void {
  validateRoleRef(binding.roleRef ?? {}, namespaced ? ['Role', 'ClusterRole'] : ['ClusterRole'], errors);
  (binding.subjects ?? []).forEach((subject, index) =>
    validateSubject(subject, namespaced, FieldPath.of('subjects').index(index), errors),
  );
}

function validateRoleRef(role: RoleRef, kinds: readonly string[], errors: FieldErrors): void {
  const path = FieldPath.of('roleRef');
  if (role.apiGroup !== RBAC) errors.notSupportedText(path.child('apiGroup'), role.apiGroup ?? '', [RBAC]);
  if (!kinds.includes(role.kind ?? '')) errors.notSupportedText(path.child('kind'), role.kind ?? '', kinds);
  const name = role.name ?? '';
  if (name === '') errors.required(path.child('name'));
  else checkFormat(name, pathSegment, path.child('name'), errors);
}

function validateSubject(subject: Subject, namespaced: boolean, path: FieldPath, errors: FieldErrors): void {
  const name = subject.name ?? '';
  if (name === '') errors.required(path.child('name'));
  switch (subject.kind) {
    case 'ServiceAccount':
      if (name !== '') checkFormat(name, dns1123Subdomain, path.child('name'), errors);
      if ((subject.apiGroup ?? '') !== '') errors.notSupportedText(path.child('apiGroup'), subject.apiGroup, ['']);
      if (!namespaced && (subject.namespace ?? '') === '') {
        errors.required(path.child('namespace'), '', 'Name the namespace of the service account.');
      }
      return;
    case 'User':
    case 'Group':
      if (subject.apiGroup !== RBAC) errors.notSupportedText(path.child('apiGroup'), subject.apiGroup ?? '', [RBAC]);
      return;
    default:
      errors.notSupportedText(path.child('kind'), subject.kind ?? '', ['ServiceAccount', 'User', 'Group']);
  }
}
