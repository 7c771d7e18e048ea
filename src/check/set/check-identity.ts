import { findKind } from '../../kubernetes/kinds.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { listed } from '../../model/listed.ts';
import { describe, identityKey, type Resource, type ResourceId } from '../../model/resource.ts';
import { findingAbout, labelsAt } from './finding.ts';
import { type Member, membersOf } from './members.ts';

/**
 * Objects that are one and the same to an API server: applied one after the other, the last one wins. One error for each
 * such identity, with every place that makes it. To be asked of what exists together: the objects of one installation.
 */
export function checkIdentity(resources: readonly Resource[]): Diagnostic[] {
  const known = new Map<string, Member>();
  const repeated = new Map<string, Member[]>();
  for (const member of membersOf(resources)) {
    // Without a name the server makes one up.
    if (member.id.name === '') continue;
    const key = identityKey(onServer(member));
    const first = known.get(key);
    const same = repeated.get(key);
    if (first === undefined) known.set(key, member);
    else if (same === undefined) repeated.set(key, [first, member]);
    else same.push(member);
  }
  if (repeated.size === 0) return [];
  return [...known.keys()].flatMap((key) => twice(repeated.get(key) ?? []));
}

function twice(members: readonly Member[]): Diagnostic[] {
  const [first] = members;
  if (first === undefined) return [];
  const makers = members.map(makerOf).filter((maker) => maker !== '');
  const by = makers.length === 0 ? '' : `: by ${listed([...new Set(makers)])}`;
  const [, ...others] = members;
  return [
    {
      ...findingAbout(first, {
        code: 'set/identity',
        severity: 'error',
        message: `${describe(onServer(first))} is made ${members.length === 2 ? 'twice' : `${members.length} times`}${by}`,
        help: 'Give one of them another name or namespace, or make it once and refer to it.',
      }),
      labels: [...labelsAt(first, 'made here'), ...others.flatMap((other) => labelsAt(other, 'and again here'))],
    },
  ];
}

function makerOf({ origin, within }: Member): string {
  return within === undefined ? origin.construct : `${origin.construct} ${within}`.trimStart();
}

/** Objects of cluster-scoped kinds stand in no namespace, whatever their metadata says. */
function onServer({ id, object }: Member): ResourceId {
  if (id.namespace === '') return id;
  return findKind(object.apiVersion, object.kind)?.namespaced === false ? { ...id, namespace: '' } : id;
}
