import { identify, isKubernetesObject, type KubernetesObject, type Resource } from '../../model/resource.ts';

/** A resource, or one inside a `List`, with the path at which it stands in the document. */
export interface Member extends Resource {
  /** `items[2]`; absent for the document itself. */
  readonly within?: string;
}

/** Lists of lists exist, but not deep ones; a list that contains itself is. */
const DEEPEST = 20;

/** What an API server is asked to create: the objects themselves, and for every kind of list what is in it. */
export function* membersOf(resources: Iterable<Resource>): Iterable<Member> {
  for (const resource of resources) {
    if (itemsOf(resource.object) === undefined) yield resource;
    else yield* unpacked(resource, 0);
  }
}

function* unpacked(member: Member, depth: number): Iterable<Member> {
  const items = itemsOf(member.object);
  if (items === undefined || depth > DEEPEST) {
    yield member;
    return;
  }
  const { origin, within } = member;
  for (const [index, object] of items.entries()) {
    if (!isKubernetesObject(object)) continue;
    const path = `${within === undefined ? '' : `${within}.`}items[${index}]`;
    yield* unpacked({ object, id: identify(object), origin, within: path }, depth + 1);
  }
}

/** `List`, `SecretList` and the like, which kubectl and Argo CD take apart. */
function itemsOf({ kind, items }: KubernetesObject): readonly unknown[] | undefined {
  return kind.endsWith('List') && Array.isArray(items) ? items : undefined;
}
