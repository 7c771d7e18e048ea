import { ValueError } from './mark.ts';
import { patternProblem } from './pattern.ts';
import type { Ref, RefOf } from './reference.ts';
import type { Json, Kind, Shape } from './shape.ts';
import { unwritableIn } from './writable.ts';

declare const PLAIN: unique symbol;
declare const REFERENCE: unique symbol;
declare const ITEM: unique symbol;

/** A declared value: `T` is what a values file gives, `R` what the author's code holds in its place. */
export interface Declared<T, R> {
  readonly shape: Shape;
  readonly [PLAIN]?: T;
  readonly [REFERENCE]?: R;
}

export type PlainOf<D> = D extends Declared<infer T, unknown> ? T : never;
export type ReferenceOf<D> = D extends Declared<unknown, infer R> ? R : never;

/** Remembers, for `each`, how the items of a declared list or map are referred to. */
export interface ItemsOf<R> {
  readonly [ITEM]: R;
}

export type Properties = Readonly<Record<string, Declared<unknown, unknown>>>;
export type PlainObject<P extends Properties> = { -readonly [K in keyof P]: PlainOf<P[K]> };
export type ObjectReference<P extends Properties> = { readonly [K in keyof P]: ReferenceOf<P[K]> } & Ref<
  PlainObject<P>
>;

interface Common<T> {
  /** Value when nobody gives one. Needed everywhere but inside lists and maps. */
  readonly default?: T;
  /** Comment in values.yaml, description in the schema, row in the README of the chart. */
  readonly description?: string;
}

interface TextLimits {
  /** Regular expression in the syntax that JavaScript and RE2 share. */
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

type TextOptions = Common<string> & TextLimits & { readonly enum?: undefined };
type ChoiceOptions<E extends string> = Common<NoInfer<E>> & {
  /** The only texts that are accepted. */
  readonly enum: readonly E[];
};
type Optional<O> = Omit<O, 'default'> & { readonly default?: string | null };

function stringValue(options?: TextOptions): Declared<string, Ref<string>>;
function stringValue<const E extends string>(options: ChoiceOptions<E>): Declared<E, Ref<E>>;
function stringValue(options: Partial<Shape> = {}): Declared<string, Ref<string>> {
  return declared('string', options);
}

function optionalString(options?: Optional<TextOptions>): Declared<string | null, Ref<string>>;
function optionalString<const E extends string>(
  options: Omit<ChoiceOptions<E>, 'default'> & { readonly default?: NoInfer<E> | null },
): Declared<E | null, Ref<E>>;
function optionalString(options: Partial<Shape> = {}): Declared<string | null, Ref<string>> {
  return declared('string', { default: null, ...options, nullable: true });
}

type QuantityText =
  `${number}${'' | 'm' | 'k' | 'M' | 'G' | 'T' | 'P' | 'E' | 'Ki' | 'Mi' | 'Gi' | 'Ti' | 'Pi' | 'Ei'}`;

const QUANTITY = '^[0-9]+([.][0-9]+)?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$';

interface NumberOptions extends Common<number> {
  readonly minimum?: number;
  readonly maximum?: number;
}

interface ListOptions<T> extends Common<T> {
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly example?: T;
}

interface RawOptions<T> extends Common<T> {
  /** JSON Schema, draft-07, without references to other documents. Absent: any object. */
  readonly schema?: Json;
  readonly example?: T;
}

const NOTHING: Omit<Shape, 'kind'> = {
  nullable: false,
  default: undefined,
  description: undefined,
  enum: undefined,
  pattern: undefined,
  minLength: undefined,
  maxLength: undefined,
  minimum: undefined,
  maximum: undefined,
  minItems: undefined,
  maxItems: undefined,
  items: undefined,
  properties: undefined,
  schema: undefined,
  example: undefined,
};

// Largest whole number that survives the way through floating point, which is how Helm reads numbers.
const MAXIMUM_INTEGER = Number.MAX_SAFE_INTEGER;

function declared<T, R>(kind: Kind, known: Partial<Shape>): Declared<T, R> {
  const structure = kind === 'any' || known.items?.kind === 'any' ? (known.default ?? null) : null;
  const character = unwritableIn(structure);
  if (character !== undefined) {
    throw new ValueError(`the default of a structure holds ${character}, which Helm cannot write as YAML`);
  }
  if (known.pattern !== undefined) {
    const problem = patternProblem(known.pattern);
    if (problem !== undefined) throw new ValueError(`pattern ${JSON.stringify(known.pattern)} ${problem}`);
  }
  return { shape: Object.freeze({ kind, ...NOTHING, ...known }) };
}

/** Builders of declared values. What they are called is what a reader of values.yaml sees. */
export const v = {
  string: stringValue,

  /** Text that may be absent (`null`): the field it is used in is then left out. */
  optString: optionalString,

  /**
   * An amount such as `500m` or `10Gi`: a number and at most one suffix. A `pattern` of its own replaces that.
   * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
   */
  quantity: (
    options: Common<QuantityText> & { readonly pattern?: string } = {},
  ): Declared<QuantityText, Ref<QuantityText>> => declared('string', { pattern: QUANTITY, ...options }),

  integer: (options: NumberOptions = {}): Declared<number, Ref<number>> =>
    declared('integer', { minimum: -MAXIMUM_INTEGER, maximum: MAXIMUM_INTEGER, ...options }),

  optInteger: (
    options: Omit<NumberOptions, 'default'> & { readonly default?: number | null } = {},
  ): Declared<number | null, Ref<number>> =>
    declared('integer', {
      minimum: -MAXIMUM_INTEGER,
      maximum: MAXIMUM_INTEGER,
      default: null,
      ...options,
      nullable: true,
    }),

  number: (options: NumberOptions = {}): Declared<number, Ref<number>> => declared('number', options),

  boolean: (options: Common<boolean> = {}): Declared<boolean, Ref<boolean>> => declared('boolean', options),

  /** Keys of the installer's choice, all of one kind of value, such as labels. */
  map: <T, R>(
    items: Declared<T, R>,
    options: Common<Record<string, T>> & { readonly example?: Record<string, T> } = {},
  ): Declared<Record<string, T>, Readonly<Record<string, R>> & Ref<Record<string, T>> & ItemsOf<R>> =>
    declared('map', { default: {}, ...jsonOptions(options), items: items.shape }),

  /** A list that the installer replaces as a whole. */
  list: <T, R>(items: Declared<T, R>, options: ListOptions<T[]> = {}): Declared<T[], RefOf<T[]> & ItemsOf<R>> =>
    declared('list', { default: [], ...jsonOptions(options), items: items.shape }),

  /** A group of values with fixed names. */
  object: <const P extends Properties>(
    properties: P,
    options: { readonly description?: string } = {},
  ): Declared<PlainObject<P>, ObjectReference<P>> =>
    declared('object', {
      ...options,
      properties: Object.freeze(Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, of.shape]))),
    }),

  /** A structure of Kubernetes that is passed on as it is, such as resources or affinity. */
  raw: <T extends object>(options: RawOptions<T> = {}): Declared<T, RefOf<T>> =>
    declared('any', { default: {}, schema: { type: 'object' }, ...jsonOptions(options) }),

  /** A list of such structures. */
  rawList: <T extends object>(options: RawOptions<T[]> = {}): Declared<T[], RefOf<T[]> & ItemsOf<RefOf<T>>> => {
    const { schema, ...rest } = options;
    const items: Declared<T, RefOf<T>> = declared('any', { schema: schema ?? { type: 'object' } });
    return declared('list', { default: [], ...jsonOptions(rest), items: items.shape });
  },
} as const;

interface Checked {
  readonly default?: Json;
  readonly example?: Json;
}

/** Options whose data comes in the author's types; what is not JSON is refused where the value is declared. */
function jsonOptions<O extends { readonly default?: unknown; readonly example?: unknown }>(
  options: O,
): Omit<O, 'default' | 'example'> & Checked {
  const { default: standard, example, ...rest } = options;
  return {
    ...rest,
    ...(standard === undefined ? {} : { default: toJson(standard, 'default') }),
    ...(example === undefined ? {} : { example: toJson(example, 'example') }),
  };
}

function toJson(value: unknown, what: string): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item) => toJson(item, what));
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, entry]) => (entry === undefined ? [] : [[key, toJson(entry, what)]])),
    );
  }
  throw new ValueError(`the ${what} of a value has to be plain data, not ${String(value)}`);
}
