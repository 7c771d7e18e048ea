import { KINDS, MINORS } from './generated/kinds.ts';
import { LIFECYCLE } from './generated/lifecycle.ts';
import type { Kind, Lifecycle } from './kind.ts';

export { KINDS, MINORS };
export type { Kind, Lifecycle } from './kind.ts';

/** `apps/v1`, or `v1` in the core group. */
export function apiVersionOf(kind: Pick<Kind, 'group' | 'version'>): string {
  return kind.group === '' ? kind.version : `${kind.group}/${kind.version}`;
}

const byName: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [`${apiVersionOf(kind)} ${kind.kind}`, kind]));

/** The kind that any recorded version serves under this name. */
export function findKind(apiVersion: string, kind: string): Kind | undefined {
  return byName.get(`${apiVersion} ${kind}`);
}

export function isServed(kind: Kind, minor: number): boolean {
  return kind.since <= minor && minor <= kind.until;
}

/** The kind if Kubernetes 1.`minor` serves it by default. */
export function servedKind(apiVersion: string, kind: string, minor: number): Kind | undefined {
  const found = findKind(apiVersion, kind);
  return found !== undefined && isServed(found, minor) ? found : undefined;
}

/** Minor versions that serve the kind by default, oldest first; none for custom resources. */
export function minorsServing(apiVersion: string, kind: string): readonly number[] {
  const found = findKind(apiVersion, kind);
  return found === undefined ? [] : MINORS.filter((minor) => isServed(found, minor));
}

/** All API versions and groups under which 1.`minor` serves kinds of this name. */
export function kindsNamed(kind: string, minor: number): readonly Kind[] {
  return KINDS.filter((each) => each.kind === kind && isServed(each, minor));
}

/** Whether a group belongs to Kubernetes itself, so that an unknown kind in it is no custom resource. */
export function isBuiltInGroup(group: string): boolean {
  return builtInGroups().has(group);
}

let groups: ReadonlySet<string> | undefined;
function builtInGroups(): ReadonlySet<string> {
  groups ??= new Set([
    ...KINDS.map((kind) => kind.group),
    ...[...lifecycles().values()].map(({ apiVersion }) => apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')))),
  ]);
  return groups;
}

let lives: ReadonlyMap<string, Lifecycle> | undefined;
function lifecycles(): ReadonlyMap<string, Lifecycle> {
  lives ??= new Map(
    LIFECYCLE.trim()
      .split('\n')
      .map((line) => {
        const [apiVersion = '', kind = '', introduced = '', deprecated, removed, nextVersion, nextKind] = line
          .split(' ')
          .map((word) => (word === '-' ? undefined : word));
        const life: Lifecycle = {
          apiVersion,
          kind,
          introduced,
          ...(deprecated === undefined ? {} : { deprecated }),
          ...(removed === undefined ? {} : { removed }),
          ...(nextVersion === undefined || nextKind === undefined
            ? {}
            : { replacement: { apiVersion: nextVersion, kind: nextKind } }),
        };
        return [`${apiVersion} ${kind}`, life];
      }),
  );
  return lives;
}

/** When the kind came, was deprecated and goes, also for versions that no recorded server serves any more. */
export function lifecycleOf(apiVersion: string, kind: string): Lifecycle | undefined {
  return lifecycles().get(`${apiVersion} ${kind}`);
}

/**
 * What to write instead of a kind that 1.`minor` does not serve: its declared successor, else another version of it in the same
 * group, else the only kind of that name elsewhere. Undefined when it has no successor there.
 */
export function replacementFor(apiVersion: string, kind: string, minor: number): Kind | undefined {
  const seen = new Set<string>();
  let next = lifecycleOf(apiVersion, kind)?.replacement;
  while (next !== undefined && !seen.has(`${next.apiVersion} ${next.kind}`)) {
    const served = servedKind(next.apiVersion, next.kind, minor);
    if (served !== undefined) return served;
    seen.add(`${next.apiVersion} ${next.kind}`);
    next = lifecycleOf(next.apiVersion, next.kind)?.replacement;
  }
  const slash = apiVersion.indexOf('/');
  const group = slash < 0 ? '' : apiVersion.slice(0, slash);
  const others = kindsNamed(kind, minor).filter((each) => apiVersionOf(each) !== apiVersion);
  const sameGroup = others.filter((each) => each.group === group).toSorted((a, b) => (a.version < b.version ? 1 : -1));
  return sameGroup[0] ?? (others.length === 1 && isBuiltInGroup(group) ? others[0] : undefined);
}
