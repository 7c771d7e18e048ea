import { isReference } from '../values/reference.ts';

/**
 * Lists whose elements have an identity, by the name of the field that holds them. A field name stands for one list
 * type everywhere below the objects that our constructs render, so that no type information has to travel along.
 *
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
const LIST_KEYS: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  env: ['name'],
  ephemeralContainers: ['name'],
  hostAliases: ['ip'],
  imagePullSecrets: ['name'],
  initContainers: ['name'],
  ownerReferences: ['uid'],
  ports: ['containerPort', 'port', 'protocol'],
  resourceClaims: ['name'],
  schedulingGates: ['name'],
  topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
  volumeClaimTemplates: ['metadata.name'],
  volumeDevices: ['devicePath'],
  volumeMounts: ['mountPath'],
  volumes: ['name'],
};

type Fields = Readonly<Record<string, unknown>>;

/**
 * Lays fields of the author over what a construct says. Objects are merged; lists with an identity are merged element
 * by element, new elements at the end; other lists and values are replaced. `undefined` says nothing, `null` takes a
 * field away. Chart values are taken whole.
 */
export function mergeFields(base: unknown, over: unknown, field = ''): unknown {
  if (over === undefined) return base;
  if (Array.isArray(base) && Array.isArray(over) && !isReference(base) && !isReference(over)) {
    const keys = LIST_KEYS[field];
    return keys === undefined ? over : mergeLists(base, over, keys);
  }
  if (!isFields(base) || !isFields(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete merged[key];
    else merged[key] = mergeFields(merged[key], value, key);
  }
  return merged;
}

function mergeLists(base: readonly unknown[], over: readonly unknown[], keys: readonly string[]): unknown[] {
  const merged = [...base];
  for (const element of over) {
    const identity = identityOf(element, keys);
    const index = identity === undefined ? -1 : merged.findIndex((other) => identityOf(other, keys) === identity);
    if (index < 0) merged.push(element);
    else merged[index] = mergeFields(merged[index], element);
  }
  return merged;
}

function identityOf(element: unknown, keys: readonly string[]): string | undefined {
  if (!isFields(element)) return undefined;
  const parts = keys.map((key) =>
    key.split('.').reduce<unknown>((at, step) => (isFields(at) ? at[step] : at), element),
  );
  // An element whose key is a chart value has no identity before the app is resolved.
  if (parts.some(isReference) || parts.every((part) => part === undefined)) return undefined;
  return JSON.stringify(keys.map((key, index) => (key === 'protocol' ? (parts[index] ?? 'TCP') : parts[index])));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isReference(value);
}
