/**
 * A JSON value as rules see it: typed by its schema, read piece by piece as rules ask for it.
 *
 * Source: apiserver `pkg/cel/common/valuesunstructured.go`.
 */
import { readGoDuration } from '../../shared/go-duration.ts';
import { escapeProperty } from '../../cel/environment/escape.ts';
import { withMetadata } from '../../cel/environment/schema-type.ts';
import { fail, noSuchOverload, Undecidable } from '../../cel/evaluate/failure.ts';
import { readMoment } from '../../cel/evaluate/moment.ts';
import {
  Bytes,
  Duration,
  equal,
  List,
  Mapping,
  sameElements,
  sameEntries,
  Timestamp,
  type Value,
} from '../../cel/evaluate/value.ts';
import { isObject, type Fields } from '../../../../model/json-object.ts';
import { asFloat, goNumber, isInteger } from '../numbers.ts';
import { isEmbedded, isIntOrString, itemsOf, propertyOf, valuesOf, type Schema } from '../schema.ts';

export function schemaValue(value: unknown, schema: Schema): Value {
  if (value === null || value === undefined) {
    return schema.nullable === true ? null : fail('invalid data, got null for schema with nullable=false');
  }
  if (isIntOrString(schema)) return intOrString(value);
  switch (schema.type) {
    case 'object':
      if (!isObject(value)) return fail('invalid data, expected a map for the provided schema with type=object');
      return new SchemaMapping(value, isEmbedded(schema) ? withMetadata(schema) : schema);
    case 'array':
      return listValue(value, schema);
    case 'string':
      return typeof value === 'string' ? textValue(value, schema.format ?? '') : fail('invalid data, expected string');
    case 'boolean':
      return typeof value === 'boolean' ? value : fail('invalid data, expected bool');
    case 'number':
    case 'integer':
      return numberValue(value, schema.type);
    default:
      throw new Undecidable('CEL rules about fields of any type are not evaluated.');
  }
}

function intOrString(value: unknown): Value {
  if (typeof value === 'string') return value;
  const number = goNumber(value);
  return number !== undefined && isInteger(number)
    ? number.integer
    : fail('invalid data, expected XIntOrString value to be either a string or integer');
}

function numberValue(value: unknown, type: 'number' | 'integer'): Value {
  const number = goNumber(value);
  if (number !== undefined && type === 'number') return asFloat(number);
  if (number !== undefined && isInteger(number)) return number.integer;
  return fail(`invalid data, expected ${type === 'number' ? 'float' : 'int'}`);
}

function textValue(text: string, format: string): Value {
  switch (format) {
    case 'byte':
      return new Bytes(Buffer.from(text, 'base64'));
    case 'duration': {
      const nanoseconds = readGoDuration(text);
      if (typeof nanoseconds === 'bigint') return new Duration(nanoseconds);
      throw new Undecidable('CEL rules about durations in words are not evaluated.');
    }
    case 'date':
    case 'date-time': {
      const nanoseconds = readMoment(format === 'date' ? `${text}T00:00:00Z` : text);
      if (nanoseconds !== undefined) return new Timestamp(nanoseconds);
      throw new Undecidable('CEL rules about times in unusual forms are not evaluated.');
    }
    default:
      return text;
  }
}

function listValue(value: unknown, schema: Schema): Value {
  const items = itemsOf(schema);
  if (!Array.isArray(value)) return fail('invalid data, expected an array for the provided schema with type=array');
  if (items === undefined) return fail('invalid array type, expected Items with a non-empty Schema');
  const elements = value.map((item) => () => schemaValue(item, items));
  switch (schema['x-kubernetes-list-type']) {
    case 'set':
      return new SchemaSet(elements);
    case 'map':
      return new KeyedList(
        elements,
        (schema['x-kubernetes-list-map-keys'] ?? []).map((key) => escapeProperty(key) ?? key),
      );
    default:
      return new SchemaList(elements);
  }
}

type Elements = readonly (() => Value)[];

class SchemaList extends List {
  protected readonly elements: Elements;

  constructor(elements: Elements) {
    super();
    this.elements = elements;
  }

  get size(): number {
    return this.elements.length;
  }

  at(index: number): Value {
    return this.elements[index]?.() ?? null;
  }

  override plus(other: List): List {
    return new SchemaList([...this.elements, ...constants(other)]);
  }

  /** What is no list at all cannot be compared, which is an error in the author's rule. */
  override equals(other: Value): boolean {
    return other instanceof List ? this.equalsList(other) : noSuchOverload();
  }

  protected equalsList(other: List): boolean {
    return sameElements(this, other);
  }
}

/** Order is of no matter, and a sum is a union. */
class SchemaSet extends SchemaList {
  override plus(other: List): List {
    const added = [...other].filter((element) => !this.includes(element));
    return new SchemaSet([...this.elements, ...added.map((element) => () => element)]);
  }

  protected override equalsList(other: List): boolean {
    return this.size === other.size && [...other].every((element) => this.includes(element));
  }
}

/** A list whose elements are told apart by keys. */
class KeyedList extends SchemaList {
  private readonly names: readonly string[];

  constructor(elements: Elements, names: readonly string[]) {
    super(elements);
    this.names = names;
  }

  override plus(other: List): List {
    const elements = [...this];
    for (const element of other) {
      const known = elements.findIndex((each) => this.hasSameKey(each, element));
      if (known < 0) elements.push(element);
      else elements[known] = element;
    }
    return new KeyedList(
      elements.map((element) => () => element),
      this.names,
    );
  }

  protected override equalsList(other: List): boolean {
    if (this.size !== other.size) return false;
    const own = [...this];
    return [...other].every((element) => own.some((each) => this.hasSameKey(each, element) && equal(each, element)));
  }

  private hasSameKey(left: Value, right: Value): boolean {
    if (!(left instanceof Mapping) || !(right instanceof Mapping)) return false;
    return this.names.every((name) => equal(left.find(name) ?? null, right.find(name) ?? null));
  }
}

function constants(list: List): Elements {
  return [...list].map((element) => () => element);
}

/** An object with fields, or a map. Of an object the names are escaped, and a field that is null is not there. */
class SchemaMapping extends Mapping {
  private readonly fields: Fields;
  private readonly schema: Schema;
  private readonly values: Schema | undefined;
  private readonly names: ReadonlyMap<string, string>;

  constructor(fields: Fields, schema: Schema) {
    super();
    this.fields = fields;
    this.schema = schema;
    this.values = schema.properties === undefined || schema.properties === null ? valuesOf(schema) : undefined;
    this.names = new Map(
      Object.keys(fields).map((name) => [this.values ? name : (escapeProperty(name) ?? name), name]),
    );
  }

  get size(): number {
    return this.names.size;
  }

  keys(): readonly Value[] {
    return [...this.names].flatMap(([key, name]) => (this.schemaOf(name) === undefined ? [] : [key])).toSorted();
  }

  find(key: Value): Value | undefined {
    if (typeof key !== 'string') return noSuchOverload();
    const name = this.names.get(key);
    const schema = name === undefined ? undefined : this.schemaOf(name);
    if (name === undefined || schema === undefined) return undefined;
    const value = this.fields[name];
    return value === null && this.values === undefined ? undefined : schemaValue(value, schema);
  }

  override equals(other: Value): boolean {
    return other instanceof Mapping ? sameEntries(this, other) : noSuchOverload();
  }

  private schemaOf(name: string): Schema | undefined {
    return this.values ?? propertyOf(this.schema, name);
  }
}
