import { isObject } from '../model/json-object.ts';
import type { ValidationRule } from './generated/objects.ts';

/**
 * The schema of a custom resource as its CustomResourceDefinition gives it (`openAPIV3Schema`), descriptions aside.
 *
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export interface StructuralSchema {
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, StructuralSchema>>;
  readonly additionalProperties?: StructuralSchema | boolean;
  readonly items?: StructuralSchema;
  readonly allOf?: readonly StructuralSchema[];
  readonly anyOf?: readonly StructuralSchema[];
  readonly oneOf?: readonly StructuralSchema[];
  readonly not?: StructuralSchema;
  readonly description?: string;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-map-type'?: string;
  readonly 'x-kubernetes-validations'?: readonly ValidationRule[];
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isFlag: Check = (value) => typeof value === 'boolean';
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isList: Check = (value) => Array.isArray(value);

/** Keywords with plain values, and what they must be. Others that a schema has are ignored, as the server ignores them. */
const KEYWORDS: Readonly<Record<string, Check>> = {
  type: isText,
  format: isText,
  nullable: isFlag,
  default: () => true,
  enum: isList,
  pattern: isText,
  minimum: isNumber,
  maximum: isNumber,
  exclusiveMinimum: isFlag,
  exclusiveMaximum: isFlag,
  multipleOf: isNumber,
  minLength: isNumber,
  maxLength: isNumber,
  minItems: isNumber,
  maxItems: isNumber,
  uniqueItems: isFlag,
  minProperties: isNumber,
  maxProperties: isNumber,
  required: isTexts,
  'x-kubernetes-preserve-unknown-fields': isFlag,
  'x-kubernetes-embedded-resource': isFlag,
  'x-kubernetes-int-or-string': isFlag,
  'x-kubernetes-list-type': isText,
  'x-kubernetes-list-map-keys': isTexts,
  'x-kubernetes-map-type': isText,
  'x-kubernetes-validations': (value) => Array.isArray(value) && value.every(isObject),
};

/** Where schemas stand in schemas; property names of the first are no keywords. */
const CHILDREN: Readonly<Record<string, 'one' | 'list' | 'map'>> = {
  properties: 'map',
  items: 'one',
  additionalProperties: 'one',
  not: 'one',
  allOf: 'list',
  anyOf: 'list',
  oneOf: 'list',
};

export interface SchemaFault {
  /** Where, below the schema: `properties.spec.items`. */
  readonly path: string;
  readonly message: string;
}

export interface ReadOptions {
  /** Keep descriptions, for doc comments. */
  readonly descriptions: boolean;
  /** Parts that stand in several places of the schema, which refer to them as `{ "$ref": "#/shared/3" }`. */
  readonly shared?: readonly unknown[];
}

/** Schemas nested deeper than this are taken for broken. The deepest published ones have about 30 levels. */
const DEEPEST = 200;

/**
 * Reads a schema from JSON; a fault instead of the schema when a part is not what its keyword needs, refers to something else
 * (structural schemas know no `$ref`), contains itself, or is nested without end.
 */
export function readSchema(value: unknown, options: ReadOptions): StructuralSchema | SchemaFault {
  const above = new Set<object>();
  const read = new Map<object, StructuralSchema>();
  const shared = options.shared ?? [];

  const visit = (part: unknown, path: readonly string[]): StructuralSchema => {
    const at = path.join('.');
    if (!isObject(part)) throw new Fault(at, 'is no schema: an object is expected');
    const reference = Object.hasOwn(part, '$ref') ? part['$ref'] : undefined;
    if (reference !== undefined) {
      const position = typeof reference === 'string' ? /^#\/shared\/(\d+)$/.exec(reference)?.[1] : undefined;
      const target = position === undefined ? undefined : shared[Number(position)];
      if (target === undefined)
        throw new Fault(at, `refers to ${String(reference)}, but a structural schema has no $ref`);
      return visit(target, path);
    }
    if (above.has(part)) throw new Fault(at, 'contains itself');
    if (path.length > DEEPEST) throw new Fault(at, 'is nested too deeply');
    const known = read.get(part);
    if (known !== undefined) return known;
    above.add(part);
    const entries: [string, unknown][] = [];
    for (const [keyword, written] of Object.entries(part)) {
      const content = Object.hasOwn(CHILDREN, keyword) ? written : plain(written, `${at}.${keyword}`, new Set());
      const place = Object.hasOwn(CHILDREN, keyword) ? CHILDREN[keyword] : undefined;
      const check = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
      if (content === null || content === undefined) continue;
      if (keyword === 'description' && options.descriptions && typeof content === 'string')
        entries.push([keyword, content]);
      else if (place !== undefined) entries.push([keyword, visitChildren(place, keyword, content, [...path, keyword])]);
      else if (check?.(content) === true) entries.push([keyword, content]);
      else if (check !== undefined) throw new Fault([...path, keyword].join('.'), 'has a value of the wrong type');
    }
    above.delete(part);
    const schema = recordOf(entries);
    read.set(part, schema);
    return schema;
  };

  const visitChildren = (
    place: 'one' | 'list' | 'map',
    keyword: string,
    content: unknown,
    path: readonly string[],
  ): unknown => {
    if (keyword === 'additionalProperties' && typeof content === 'boolean') return content;
    if (place === 'one') return visit(content, path);
    if (place === 'list') {
      if (!Array.isArray(content)) throw new Fault(path.join('.'), 'is no list');
      return content.map((each: unknown, index) => visit(each, [...path, String(index)]));
    }
    if (!isObject(content)) throw new Fault(path.join('.'), 'is no object');
    return recordOf(Object.entries(content).map(([name, each]) => [name, visit(each, [...path, name])]));
  };

  try {
    return visit(value, []);
  } catch (error) {
    if (error instanceof Fault) return { path: error.path, message: error.message };
    throw error;
  }
}

/** Values of keywords as JSON has them: readers give numbers of unusual writing as objects with a `toJSON`. */
function plain(value: unknown, at: string, above: Set<object>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('toJSON' in value && typeof value.toJSON === 'function') return value.toJSON();
  if (above.has(value)) throw new Fault(at, 'contains itself');
  if (above.size > DEEPEST) throw new Fault(at, 'is nested too deeply');
  above.add(value);
  const copy = Array.isArray(value)
    ? value.map((each: unknown) => plain(each, at, above))
    : recordOf(Object.entries(value).map(([name, each]) => [name, plain(each, at, above)] as const));
  above.delete(value);
  return copy;
}

export function isSchemaFault(read: StructuralSchema | SchemaFault): read is SchemaFault {
  return 'message' in read && 'path' in read;
}

class Fault extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/** Own properties only, whatever the names: `__proto__` is one like any other. */
function recordOf<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries(entries);
}
