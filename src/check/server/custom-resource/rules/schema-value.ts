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
import { List, Mapping, printKey, sameElements, sameEntries } from '../../cel/evaluate/collections.ts';
import { Bytes, Duration, equal, Timestamp, typeOf, type Value } from '../../cel/evaluate/value.ts';
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
  private readonly read: Value[] = [];

  constructor(elements: Elements) {
    super();
    this.elements = elements;
  }

  get size(): number {
    return this.elements.length;
  }

  at(index: number): Value {
    const value = this.read[index] ?? this.elements[index]?.() ?? null;
    this.read[index] = value;
    return value;
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

/** A list in which order is of no matter, since each element has a key. */
abstract class UnorderedList extends SchemaList {
  private known: ReadonlyMap<string, Value> | undefined;

  protected abstract keyOf(element: Value): string;

  protected byKey(): ReadonlyMap<string, Value> {
    this.known ??= new Map([...this].map((element) => [this.keyOf(element), element]));
    return this.known;
  }

  /** Elements keep their places; those of the other list with the same key take them. */
  protected united(other: List): Elements {
    const elements = new Map(this.byKey());
    for (const element of other) elements.set(this.keyOf(element), element);
    return [...elements.values()].map((element) => () => element);
  }

  protected override equalsList(other: List): boolean {
    if (this.size !== other.size) return false;
    for (const element of other) {
      const own = this.byKey().get(this.keyOf(element));
      if (own === undefined || !equal(own, element)) return false;
    }
    return true;
  }
}

/** A sum of sets is their union. */
class SchemaSet extends UnorderedList {
  override plus(other: List): List {
    return new SchemaSet(this.united(other));
  }

  protected keyOf(element: Value): string {
    return scalarKey(element);
  }
}

/** A list whose elements are told apart by some of their fields. */
class KeyedList extends UnorderedList {
  private readonly names: readonly string[];

  constructor(elements: Elements, names: readonly string[]) {
    super(elements);
    this.names = names;
  }

  override plus(other: List): List {
    return new KeyedList(this.united(other), this.names);
  }

  protected keyOf(element: Value): string {
    const parts = this.names.map((name) => (element instanceof Mapping ? (element.find(name) ?? null) : element));
    return parts.map(scalarKey).join(' ');
  }
}

function scalarKey(value: Value): string {
  return typeof value === 'string' ? JSON.stringify(value) : `${typeOf(value)} ${printKey(value)}`;
}

function constants(list: List): Elements {
  return [...list].map((element) => () => element);
}

/** An object with fields, or a map. Of an object the names are escaped, and a field that is null is not there. */
class SchemaMapping extends Mapping {
  private readonly fields: Fields;
  private readonly schema: Schema;
  private readonly values: Schema | undefined;
  /** Rules ask for one field again and again. */
  private readonly read = new Map<string, Value>();
  private names: ReadonlyMap<string, string> | undefined;

  constructor(fields: Fields, schema: Schema) {
    super();
    this.fields = fields;
    this.schema = schema;
    this.values = schema.properties === undefined || schema.properties === null ? valuesOf(schema) : undefined;
  }

  get size(): number {
    return this.namesByKey().size;
  }

  keys(): readonly Value[] {
    const names = [...this.namesByKey()];
    return names.flatMap(([key, name]) => (this.schemaOf(name) === undefined ? [] : [key])).toSorted();
  }

  find(key: Value): Value | undefined {
    if (typeof key !== 'string') return noSuchOverload();
    const known = this.read.get(key);
    if (known !== undefined) return known;
    const name = this.namesByKey().get(key);
    const schema = name === undefined ? undefined : this.schemaOf(name);
    if (name === undefined || schema === undefined) return undefined;
    const field = this.fields[name];
    if (field === null && this.values === undefined) return undefined;
    const value = schemaValue(field, schema);
    this.read.set(key, value);
    return value;
  }

  override equals(other: Value): boolean {
    return other instanceof Mapping ? sameEntries(this, other) : noSuchOverload();
  }

  private namesByKey(): ReadonlyMap<string, string> {
    const keyOf = (name: string): string => (this.values ? name : (escapeProperty(name) ?? name));
    this.names ??= new Map(Object.keys(this.fields).map((name) => [keyOf(name), name]));
    return this.names;
  }

  private schemaOf(name: string): Schema | undefined {
    return this.values ?? propertyOf(this.schema, name);
  }
}
