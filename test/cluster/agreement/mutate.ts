/** Makes a new document from a valid one by one to three changes that follow the schema. */
import type { Definition, Field, Type } from '../../../src/kubernetes/definitions.ts';
import { hostileString, hostileValue, wrongType } from './hostile.ts';
import { asObject, at, isList, withValue, type Json, type JsonObject } from './json.ts';
import { NothingToPick, type Random } from './random.ts';
import type { Seed } from './seeds.ts';
import { isLeftAlone, sitesOf, type FindDefinition, type Site } from './sites.ts';

/** Parts of all seeds by definition: what stands in one object may stand in another. */
export type Parts = ReadonlyMap<string, readonly Json[]>;

export function partsOf(seeds: Iterable<Seed>, find: FindDefinition): Parts {
  const parts = new Map<string, Json[]>();
  for (const { object, kind } of seeds) {
    for (const { definition, value, path } of sitesOf(object, kind.definition, find)) {
      if (definition === undefined || path.length === 0) continue;
      const known = parts.get(definition.name) ?? [];
      known.push(value);
      parts.set(definition.name, known);
    }
  }
  return parts;
}

interface Workbench {
  readonly random: Random;
  readonly find: FindDefinition;
  readonly parts: Parts;
}

type Change = (object: JsonObject, sites: readonly Site[], bench: Workbench) => Json;

/** How often each change is made, in parts of their sum. */
const CHANGES: readonly (readonly [weight: number, change: Change])[] = [
  [30, replaceScalar],
  [12, drop],
  [14, add],
  [10, exchangePart],
  [8, repeatItem],
  [5, changeKey],
  [4, rename],
  [4, giveWrongType],
  [4, copyWithin],
  [3, empty],
  [2, dropItem],
  [2, nullify],
];

export function mutate(seed: Seed, bench: Workbench): JsonObject {
  const { random, find } = bench;
  const count = random.chance(0.6) ? 1 : random.chance(0.75) ? 2 : 3;
  let object = seed.object;
  for (let made = 0; made < count; made += 1) {
    const sites = sitesOf(object, seed.kind.definition, find);
    try {
      object = asObject(weighted(random)(object, sites, bench)) ?? object;
    } catch (error) {
      // The document has no place for this kind of change.
      if (!(error instanceof NothingToPick)) throw error;
    }
  }
  return inOneNamespace(object);
}

// A part of another object may have brought its namespace along; the request goes to the default one.
function inOneNamespace(object: JsonObject): JsonObject {
  const metadata = asObject(object['metadata']);
  if (metadata === undefined || !('namespace' in metadata)) return object;
  return asObject(withValue(object, ['metadata', 'namespace'], undefined)) ?? object;
}

function weighted(random: Random): Change {
  const total = CHANGES.reduce((sum, [weight]) => sum + weight, 0);
  let left = random.below(total);
  for (const [weight, change] of CHANGES) {
    left -= weight;
    if (left < 0) return change;
  }
  return replaceScalar;
}

function below(sites: readonly Site[], fits: (site: Site) => boolean = () => true): Site[] {
  return sites.filter((site) => site.path.length > 0 && fits(site));
}

function replaceScalar(object: JsonObject, sites: readonly Site[], { random }: Workbench): Json {
  const { path, type } = random.pick(below(sites, (site) => site.type.kind === 'scalar'));
  return withValue(object, path, hostileValue(type, random));
}

function drop(object: JsonObject, sites: readonly Site[], { random }: Workbench): Json {
  return withValue(object, random.pick(below(sites)).path, undefined);
}

function nullify(object: JsonObject, sites: readonly Site[], { random }: Workbench): Json {
  return withValue(object, random.pick(below(sites)).path, null);
}

function giveWrongType(object: JsonObject, sites: readonly Site[], { random }: Workbench): Json {
  return withValue(object, random.pick(below(sites)).path, wrongType(random));
}

function empty(object: JsonObject, sites: readonly Site[], { random }: Workbench): Json {
  const { path, value } = random.pick(below(sites, (site) => typeof site.value === 'object' && site.value !== null));
  return withValue(object, path, isList(value) ? [] : {});
}

/** Sets a field that is not there, to a part of another object, to a made one, or to a hostile value. */
function add(object: JsonObject, sites: readonly Site[], bench: Workbench): Json {
  const { random } = bench;
  const parent = random.pick(sites.filter(({ definition }) => definition !== undefined));
  const present = asObject(parent.value) ?? {};
  const absent = [...(parent.definition?.fields.values() ?? [])].filter(
    ({ name }) => !(name in present) && !isLeftAlone(parent.path, name),
  );
  const field: Field = random.pick(absent);
  return withValue(object, [...parent.path, field.name], made(field.type, bench, 0));
}

/** A value that fits the type, made of parts where there are some. */
function made(type: Type, bench: Workbench, depth: number): Json {
  const { random, find, parts } = bench;
  if (type.kind === 'list') return random.chance(0.1) ? [] : [made(type.of, bench, depth)];
  if (type.kind !== 'definition') return hostileValue(type, random);
  const known = parts.get(type.name) ?? [];
  if (known.length > 0 && random.chance(0.6)) return random.pick(known);
  const definition = find(type.name);
  return definition === undefined || depth > 3 ? {} : filled(definition, bench, depth);
}

function filled(definition: Definition, bench: Workbench, depth: number): JsonObject {
  const { random } = bench;
  const chosen = [...definition.fields.values()].filter(({ required }) => random.chance(required ? 0.9 : 0.25));
  return Object.fromEntries(chosen.map(({ name, type }) => [name, made(type, bench, depth + 1)]));
}

/** Puts a part of another object in the place of one of the same definition. */
function exchangePart(object: JsonObject, sites: readonly Site[], { random, parts }: Workbench): Json {
  const { path, definition } = random.pick(below(sites, (site) => site.definition !== undefined));
  return withValue(object, path, random.pick(parts.get(definition?.name ?? '') ?? []));
}

/** Says an item of a list twice, the second time changed in one field or not at all. */
function repeatItem(object: JsonObject, sites: readonly Site[], { random }: Workbench): Json {
  const { path, value, type } = random.pick(below(sites, (site) => isList(site.value) && site.value.length > 0));
  const items = isList(value) ? value : [];
  const item = random.pick(items);
  const copy = random.chance(0.4) && type.kind === 'list' ? changedItem(item, type.of, random) : item;
  return withValue(object, path, items.toSpliced(random.below(items.length + 1), 0, copy));
}

function changedItem(item: Json, type: Type, random: Random): Json {
  const entries = Object.entries(asObject(item) ?? {});
  if (entries.length === 0) return hostileValue(type, random);
  const [name, value] = random.pick(entries);
  if (typeof value === 'string') return withValue(item, [name], hostileString(random));
  return typeof value === 'number' ? withValue(item, [name], value + 1) : withValue(item, [name], undefined);
}

function dropItem(object: JsonObject, sites: readonly Site[], { random }: Workbench): Json {
  return withValue(object, random.pick(below(sites, ({ path }) => typeof path.at(-1) === 'number')).path, undefined);
}

function changeKey(object: JsonObject, sites: readonly Site[], { random }: Workbench): Json {
  const { path, value, type } = random.pick(below(sites, (site) => site.type.kind === 'map'));
  const known = random.chance(0.5) ? Object.values(asObject(value) ?? {})[0] : undefined;
  const item = known ?? (type.kind === 'map' ? hostileValue(type.of, random) : null);
  return withValue(object, [...path, hostileString(random)], item);
}

function rename(object: JsonObject, sites: readonly Site[], { random }: Workbench): Json {
  const { path, value } = random.pick(below(sites, (site) => typeof site.path.at(-1) === 'string'));
  const name = String(path.at(-1));
  const other = random.pick([`${name}s`, name.toLowerCase(), name.toUpperCase(), name.slice(0, -1), `x${name}`]);
  return withValue(withValue(object, path, undefined), [...path.slice(0, -1), other], value);
}

/** Writes the value of one field into another of the same type: names that clash, ports that meet. */
function copyWithin(object: JsonObject, sites: readonly Site[], { random }: Workbench): Json {
  const scalars = below(sites, (site) => site.type.kind === 'scalar');
  const target = random.pick(scalars);
  const source = random.pick(scalars.filter(({ type }) => sameScalar(type, target.type)));
  return withValue(object, target.path, at(object, source.path) ?? null);
}

function sameScalar(left: Type, right: Type): boolean {
  return left.kind === 'scalar' && right.kind === 'scalar' && left.scalar === right.scalar;
}
