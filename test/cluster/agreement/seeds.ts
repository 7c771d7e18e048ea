/** Valid objects of every kind: what the documents of the oracle loop are made from. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findKind, isServed, type Kind } from '../../../src/kubernetes/kinds.ts';
import { isReadable } from '../../../src/read/document.ts';
import { readText } from '../../../src/read/documents.ts';
import { recordedCases } from '../../agreement/cases.ts';
import { asObject, type Json, type JsonObject } from './json.ts';

/** What a request and the walk along the schema need to know of a kind. */
export type ObjectKind = Pick<Kind, 'group' | 'version' | 'kind' | 'plural' | 'namespaced' | 'definition'>;

export interface Seed {
  readonly kind: ObjectKind;
  readonly object: JsonObject;
}

const OBJECTS = join(__dirname, '../../data/objects');

/** Our own valid objects and the accepted ones among all recorded cases, by kind. */
export function seedsFor(minor: number): ReadonlyMap<ObjectKind, readonly Seed[]> {
  return seedsOf([...ownObjects(), ...recordedObjects(() => true)], minor);
}

/** Objects that were written for this project alone. */
export function ownSeeds(minor: number): ReadonlyMap<ObjectKind, readonly Seed[]> {
  return seedsOf([...ownObjects(), ...recordedObjects((set) => set === 'create-probes')], minor);
}

function seedsOf(values: readonly unknown[], minor: number): ReadonlyMap<ObjectKind, readonly Seed[]> {
  const seeds = new Map<ObjectKind, Seed[]>();
  for (const value of values) {
    const object = asObject(JSON.parse(JSON.stringify(value)) as Json);
    const kind = findKind(String(object?.['apiVersion']), String(object?.['kind']));
    if (object === undefined || kind === undefined || !isServed(kind, minor)) continue;
    seeds.set(kind, [...(seeds.get(kind) ?? []), { kind, object: inDefaultNamespace(object) }]);
  }
  return seeds;
}

function ownObjects(): unknown[] {
  return readdirSync(OBJECTS)
    .toSorted()
    .flatMap((file) => readText(file, readFileSync(join(OBJECTS, file), 'utf8')))
    .filter(isReadable)
    .map(({ value }) => value);
}

function recordedObjects(from: (set: string) => boolean): unknown[] {
  return recordedCases('1.35')
    .cases.filter(({ expected, set }) => expected.ok && from(set))
    .map(({ value }) => value);
}

// Other namespaces do not exist on the server, which it says before it looks at anything else.
export function inDefaultNamespace(object: JsonObject): JsonObject {
  const metadata = asObject(object['metadata']) ?? {};
  const rest = Object.fromEntries(Object.entries(metadata).filter(([name]) => name !== 'namespace'));
  return { ...object, metadata: rest };
}
