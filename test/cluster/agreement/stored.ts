/** Compares what the server would store, and what it warns of, with what we say. */
import { asObject, isList, type Json } from './json.ts';

/** Set by the server, or by others than the author. */
const SERVER_METADATA: ReadonlySet<string> = new Set([
  'uid',
  'creationTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
]);

/** Chosen by the server from what the cluster has to give, or told of who asks. */
const GIVEN: ReadonlySet<string> = new Set([
  'spec.clusterIP',
  'spec.clusterIPs[]',
  'spec.ipFamilies[]',
  'spec.ipFamilyPolicy',
  'spec.ports[].nodePort',
  'spec.healthCheckNodePort',
  'spec.username',
  'spec.uid',
  'spec.groups[]',
]);

export function warningDifferences(theirs: readonly string[], ours: readonly string[]): string[] {
  return [
    ...theirs.filter((warning) => !ours.includes(warning)).map((warning) => `warning missed: ${generalized(warning)}`),
    ...ours.filter((warning) => !theirs.includes(warning)).map((warning) => `warning of ours: ${generalized(warning)}`),
  ];
}

/** Paths at which the stored objects differ, with both values; indexes left out. */
export function storedDifferences(theirs: unknown, ours: object | undefined): string[] {
  // Of custom resources it is not told.
  if (ours === undefined) return [];
  const differences: string[] = [];
  const walk = (path: string, left: Json | undefined, right: Json | undefined): void => {
    if (differences.length > 5 || isServerSet(path)) return;
    const leftObject = asObject(left);
    const rightObject = asObject(right);
    if (leftObject !== undefined || rightObject !== undefined) {
      if (isPlain(left) || isPlain(right)) differences.push(`${path}: ${shown(left)} ours ${shown(right)}`);
      else {
        for (const key of new Set([...Object.keys(leftObject ?? {}), ...Object.keys(rightObject ?? {})])) {
          walk(path === '' ? key : `${path}.${key}`, leftObject?.[key], rightObject?.[key]);
        }
      }
    } else if (isList(left) || isList(right)) {
      const [theirItems, ourItems] = [isList(left) ? left : [], isList(right) ? right : []];
      for (let index = 0; index < Math.max(theirItems.length, ourItems.length); index += 1) {
        walk(`${path}[]`, theirItems[index], ourItems[index]);
      }
    } else if (!same(left, right)) differences.push(`${path}: ${shown(left)} ours ${shown(right)}`);
  };
  walk('', normalized(theirs), normalized(ours));
  return [...new Set(differences)];
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

// Ids and the ends of generated names are new at every request.
function normalized(object: unknown): Json {
  const { metadata }: { metadata?: { name?: unknown; generateName?: unknown } } = Object(object);
  const { name, generateName } = metadata ?? {};
  const generated =
    typeof name === 'string' && typeof generateName === 'string' && name.startsWith(generateName.slice(0, 58));
  const text = JSON.stringify(object).replaceAll(ID, '<id>');
  return JSON.parse(generated ? text.replaceAll(JSON.stringify(name), '"<generated>"') : text) as Json;
}

function isServerSet(path: string): boolean {
  if (GIVEN.has(path)) return true;
  const [first, second, third] = path.split('.');
  return first === 'status' || (first === 'metadata' && third === undefined && SERVER_METADATA.has(second ?? ''));
}

function isPlain(value: Json | undefined): boolean {
  return !isAbsent(value) && (typeof value !== 'object' || isList(value));
}

// Empty values are left out of most fields and kept in some; a reader sees no difference.
function same(left: Json | undefined, right: Json | undefined): boolean {
  return left === right || (isAbsent(left) && isAbsent(right));
}

function isAbsent(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || value === 0 || value === false;
}

function shown(value: Json | undefined): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 80);
}

function generalized(text: string): string {
  return text
    .replaceAll(/\[\d+\]/g, '[]')
    .replaceAll(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .slice(0, 200);
}
