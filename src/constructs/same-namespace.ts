import { hasMark } from '../values/mark.ts';
import { isReference } from '../values/reference.ts';
import { isExternal, isPart, namespaceOf } from './handle.ts';

interface User {
  readonly kind: string;
  readonly node: { readonly path: string };
  readonly metadata: { readonly namespace?: string };
}

/** What a pod finds in its own namespace only. Hosts and ports of Services are texts that reach everywhere. */
const OF_PODS = ['configmaps', 'persistentvolumeclaims', 'secrets', 'serviceaccounts'];

/**
 * Throws for a handle of another namespace than that of its user, where Kubernetes would not find it. A namespace with a
 * chart value in it is not known yet.
 */
export function requireSameNamespace(user: User, used: unknown): void {
  for (const object of objectsOf(used)) {
    const [own, theirs] = [user.metadata.namespace, declaredNamespace(object)];
    if (own === undefined || theirs === undefined || own === theirs || hasMark(own + theirs)) continue;
    throw new Error(
      `${user.kind} ${user.node.path}: ${nameOf(object)} is in the namespace "${theirs}", and a ${user.kind} in "${own}" ` +
        'finds only what is in its own; make it there, or move one of them',
    );
  }
}

/** Of what a pod uses, that which has to be in its namespace. */
export function isLocalToPods(used: unknown): boolean {
  return objectsOf(used).some(
    (object) => 'resourceType' in object && OF_PODS.some((resource) => resource === object.resourceType),
  );
}

/** What a handle is, or is a part of. */
function objectsOf(used: unknown): object[] {
  if (typeof used !== 'object' || used === null || isReference(used)) return [];
  if (Array.isArray(used)) return used.flatMap(objectsOf);
  return isPart(used) ? objectsOf(used.owner) : [used];
}

function declaredNamespace(object: object): string | undefined {
  return namespaceOf(object) ?? (isExternal(object) ? object.external.namespace : undefined);
}

function nameOf(object: object): string {
  const kind = 'kind' in object ? object.kind : isExternal(object) ? object.external.kind : undefined;
  const name = 'name' in object && typeof object.name === 'string' ? ` "${object.name}"` : '';
  return typeof kind === 'string' ? `the ${kind}${name}` : 'what it refers to';
}
