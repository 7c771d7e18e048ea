import { isObject } from '../model/json-object.ts';
import type { StructuralSchema } from './structural-schema.ts';

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
  try {
    return new SchemaReader(options).read(value, []);
  } catch (error) {
    if (error instanceof Fault) return { path: error.path, message: error.message };
    throw error;
  }
}

export function isSchemaFault(read: StructuralSchema | SchemaFault): read is SchemaFault {
  return 'message' in read && 'path' in read;
}

class SchemaReader {
  private readonly options: ReadOptions;
  /** The parts around the one that is read. */
  private readonly above = new Set<object>();
  private readonly known = new Map<object, StructuralSchema>();

  constructor(options: ReadOptions) {
    this.options = options;
  }

  read(part: unknown, path: readonly string[]): StructuralSchema {
    const at = path.join('.');
    if (!isObject(part)) throw new Fault(at, 'is no schema: an object is expected');
    const reference = Object.hasOwn(part, '$ref') ? part['$ref'] : undefined;
    if (reference !== undefined) return this.read(this.referred(reference, at), path);
    if (this.above.has(part)) throw new Fault(at, 'contains itself');
    if (path.length > DEEPEST) throw new Fault(at, 'is nested too deeply');
    const known = this.known.get(part);
    if (known !== undefined) return known;
    this.above.add(part);
    const schema = recordOf(
      Object.entries(part).flatMap(([keyword, written]) => {
        const content = this.contentOf(keyword, written, [...path, keyword]);
        return content === undefined ? [] : [[keyword, content] as const];
      }),
    );
    this.above.delete(part);
    this.known.set(part, schema);
    return schema;
  }

  private referred(reference: unknown, at: string): unknown {
    const position = typeof reference === 'string' ? /^#\/shared\/(\d+)$/.exec(reference)?.[1] : undefined;
    const target = position === undefined ? undefined : this.options.shared?.[Number(position)];
    if (target !== undefined) return target;
    throw new Fault(at, `refers to ${String(reference)}, but a structural schema has no $ref`);
  }

  /** What is kept of a keyword; nothing of one that does not count. */
  private contentOf(keyword: string, written: unknown, path: readonly string[]): unknown {
    if (written === null || written === undefined) return undefined;
    const place = Object.hasOwn(CHILDREN, keyword) ? CHILDREN[keyword] : undefined;
    if (place !== undefined) return this.children(place, written, path);
    const content = plain(written, path.join('.'), new Set());
    if (content === null || content === undefined) return undefined;
    if (keyword === 'description')
      return this.options.descriptions && typeof content === 'string' ? content : undefined;
    const check = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    if (check === undefined) return undefined;
    if (!check(content)) throw new Fault(path.join('.'), 'has a value of the wrong type');
    return content;
  }

  private children(place: 'one' | 'list' | 'map', content: unknown, path: readonly string[]): unknown {
    if (path.at(-1) === 'additionalProperties' && typeof content === 'boolean') return content;
    if (place === 'one') return this.read(content, path);
    if (place === 'list') {
      if (!Array.isArray(content)) throw new Fault(path.join('.'), 'is no list');
      return content.map((each: unknown, index) => this.read(each, [...path, String(index)]));
    }
    if (!isObject(content)) throw new Fault(path.join('.'), 'is no object');
    return recordOf(Object.entries(content).map(([name, each]) => [name, this.read(each, [...path, name])]));
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
