import { hasMark, isReference, type ValuesResolver } from '../values/index.ts';
import type { ApiObject, Cdk8s } from './cdk8s.ts';

/** No manifest is as deep as this; a value that contains itself is. */
const DEEPEST = 500;

type Resolver = InstanceType<Cdk8s['App']>['resolvers'][number];

export interface SettleOptions {
  /** Keep keys in the order in which they were written. */
  readonly keepKeyOrder: boolean;
  /** Replaces references to chart values by stand-ins; the first of the app's resolvers. */
  readonly values: ValuesResolver;
  /** Leave out empty lists and objects. */
  readonly withoutEmpty?: boolean;
}

/**
 * Turns what an author wrote into plain data, as cdk8s does: first resolvers replace values (the app's own ones,
 * `Lazy`, objects with a `resolve` method, unions of number and string), then absent fields go and keys are sorted.
 * With only the built-in resolvers, which is nearly always, both happen in one pass.
 */
export function settle(data: unknown, object: ApiObject, cdk8s: Cdk8s, options: SettleOptions): unknown {
  const { resolvers } = cdk8s.App.of(object);
  const known = areKnown(resolvers, cdk8s, options);
  return part(known ? data : resolveWith(resolvers, data, [], object, cdk8s), cdk8s, options, -1);
}

/** Are these resolvers those of cdk8s and ours, whose work `settle` does by itself? */
export function areKnown(resolvers: readonly Resolver[], cdk8s: Cdk8s, { values }: SettleOptions): boolean {
  const { LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver } = cdk8s;
  return resolvers.every(
    (resolver) =>
      resolver === values ||
      resolver.constructor === LazyResolver ||
      resolver.constructor === ImplicitTokenResolver ||
      resolver.constructor === NumberStringUnionResolver,
  );
}

function settled(value: unknown, cdk8s: Cdk8s, options: SettleOptions, depth: number): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object') return typeof value === 'string' && hasMark(value) ? offered(value, options) : value;
  if (depth > DEEPEST) throw new Error(`a value is nested deeper than ${DEEPEST} levels, or contains itself`);
  // A reference to a list is an array as well, of elements that nobody can have yet.
  const isList = Array.isArray(value);
  if (isList && !isReference(value)) return value.map((item) => part(item, cdk8s, options, depth));
  if (isList || isReference(value) || holdsReferences(value)) {
    const replaced = offered(value, options);
    if (replaced !== value) return settled(replaced, cdk8s, options, depth + 1);
  }
  if (value instanceof cdk8s.Lazy) return settled(value.produce(), cdk8s, options, depth + 1);
  const resolve: unknown = Reflect.get(value, 'resolve');
  if (typeof resolve === 'function') return settled(Reflect.apply(resolve, value, []), cdk8s, options, depth + 1);
  return record(plainOrUnion(value), cdk8s, options, depth);
}

/** A field of an object or an element of a list, `depth` being that of what it is in. */
function part(value: unknown, cdk8s: Cdk8s, options: SettleOptions, depth: number): unknown {
  const result = settled(value, cdk8s, options, depth + 1);
  return options.withoutEmpty === true && isEmpty(result) ? undefined : result;
}

function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  for (const key in value) if (Object.hasOwn(value, key)) return false;
  return true;
}

function offered(value: unknown, { values }: SettleOptions): unknown {
  let current = value;
  values.resolve({
    value,
    replaceValue(replacement) {
      current = replacement;
    },
  });
  return current;
}

/** A map reference that was spread leaves a marked key; a generated union may wrap a reference. */
function holdsReferences(value: object): boolean {
  if (Object.getPrototypeOf(value) !== Object.prototype) return 'value' in value && isReference(value.value);
  for (const key in value) if (hasMark(key)) return true;
  return false;
}

/** Values are settled in the order in which they were written, for producers may count; keys are sorted after. */
function record(fields: Fields, cdk8s: Cdk8s, options: SettleOptions, depth: number): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  let previous = '';
  let sorted = true;
  for (const key of Object.keys(fields)) {
    const field = part(fields[key], cdk8s, options, depth);
    if (field === undefined) continue;
    if (key < previous) sorted = false;
    previous = key;
    setOwn(result, key, field);
  }
  if (sorted || options.keepKeyOrder) return result;
  const ordered: Record<string, unknown> = {};
  // Without a function `toSorted` compares code units, as cdk8s does.
  for (const key of Object.keys(result).toSorted()) setOwn(ordered, key, result[key]);
  return ordered;
}

/** Every value is offered to every resolver in turn, and what replaces it is offered again. */
function resolveWith(
  resolvers: readonly Resolver[],
  value: unknown,
  path: readonly string[],
  object: ApiObject,
  cdk8s: Cdk8s,
): unknown {
  if (value === null || value === undefined) return value;
  if (path.length > DEEPEST) throw new Error(`${path.slice(0, 5).join('.')} contains itself`);
  const context = new cdk8s.ResolutionContext(object, [...path], value);
  for (const resolver of resolvers) {
    resolver.resolve(context);
    if (context.replaced) return resolveWith(resolvers, context.replacedValue, path, object, cdk8s);
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => resolveWith(resolvers, item, [...path, `${index}`], object, cdk8s));
  }
  if (typeof value !== 'object' || value.constructor !== Object) return value;
  const result: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    setOwn(result, key, resolveWith(resolvers, field, [...path, key], object, cdk8s));
  }
  return result;
}

/** Assigning to `__proto__` would lose the field and change the object instead. */
function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}

/** Generated classes write `IntOrString` and `Quantity` as objects with a `value`, which their own mappers unwrap. */
function plainOrUnion(value: object): Fields {
  if (isPlain(value)) return value;
  const inner: unknown = Reflect.get(value, 'value');
  if (typeof inner === 'number' || typeof inner === 'string') return { value: inner };
  throw new Error(`can't render non-simple object of type '${value.constructor?.name ?? 'null prototype'}'`);
}

interface Fields {
  readonly [name: string]: unknown;
}

/** Also with a field called `constructor`, and from another realm, as test runners have them. */
function isPlain(value: object): value is Fields {
  return Object.getPrototypeOf(value) === Object.prototype || value.constructor?.name === 'Object';
}
