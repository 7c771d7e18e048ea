import type { LedgerEntry } from '../default/ledger.ts';
import { describe, groupVersion, type Resource, type ResourceId } from '../model/resource.ts';
import { valueText } from './explain-default.ts';
import type { Explanation, Section } from './explanation.ts';

/** What one run made, as far as an explanation needs it. */
export interface Made {
  readonly resources: readonly Resource[];
  readonly ledger: readonly LedgerEntry[];
}

/**
 * Every resource that the words mean: a name, `Deployment/web`, `Deployment shop/web`, `deployments.apps/web`, or the path of
 * a construct. Kinds may be written small.
 */
export function explainResources(words: string, { resources, ledger }: Made): readonly Explanation[] {
  return resources
    .filter((resource) => isMeant(resource, words))
    .map((resource) => ({
      title: describe(resource.id),
      sections: [originOf(resource), additionsTo(resource.id, ledger)],
    }));
}

function isMeant({ id, origin }: Resource, words: string): boolean {
  if (origin.construct === words || id.name === words || describe(id) === words) return true;
  const match = /^([A-Za-z0-9.]+)[/ ](?:([^/ ]+)\/)?([^/ ]+)$/.exec(words);
  if (match === null) return false;
  const [, kind = '', namespace, name] = match;
  return isKind(id, kind.toLowerCase()) && name === id.name && (namespace === undefined || namespace === id.namespace);
}

/** `Deployment`, `deployments`, `deployment.apps`. */
function isKind({ kind, group }: ResourceId, word: string): boolean {
  const own = kind.toLowerCase();
  return [own, `${own}s`, `${own}es`].some((form) => word === form || word === `${form}.${group}`);
}

function originOf({ id, object, origin }: Resource): Section {
  const place = origin.place();
  const { group } = groupVersion(object.apiVersion);
  return {
    facts: [
      ['kind', `${id.kind} in ${object.apiVersion}${group === '' ? ' (core group)' : ''}`],
      ...(origin.construct === '' ? [] : [['construct', origin.construct] as const]),
      ...(place === undefined ? [] : [['made at', `${place.file}:${place.line}:${place.column}`] as const]),
    ],
  };
}

function additionsTo(id: ResourceId, ledger: readonly LedgerEntry[]): Section {
  const entries = ledger.filter(({ resource }) => isSame(resource, id));
  if (entries.length === 0) return { heading: 'Safe defaults', text: 'Nothing was added: everything in it was said.' };
  return {
    heading: 'Safe defaults',
    text: `${entries.length} ${entries.length === 1 ? 'value was' : 'values were'} added.`,
    entries: entries.map(({ name, field, value, reason, optOut }) => ({
      name,
      lines: [`${field}: ${valueText(value)}`, reason, `To go without: ${optOut}`],
    })),
  };
}

function isSame(left: ResourceId, right: ResourceId): boolean {
  return (
    left.kind === right.kind &&
    left.name === right.name &&
    left.namespace === right.namespace &&
    left.group === right.group
  );
}
