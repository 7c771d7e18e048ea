/**
 * Strict decoding: JSON into the fields of a definition, with the errors of the server's decoder.
 *
 * Null counts as absent. The first value of a wrong type is told and hides unknown fields; what a type's own decoder refuses
 * (a quantity, a time) ends decoding at once.
 *
 * Source: sigs.k8s.io/json, which is Go's `encoding/json` made case sensitive and strict.
 */
import {
  definitionPeriod,
  findDefinition,
  type Definition,
  type FieldForm,
  type Type,
} from '../../kubernetes/definitions.ts';
import { NumberLiteral } from '../../model/number-literal.ts';
import { holds, type ServerContext } from './context.ts';
import { DecodeErrors } from './decode-errors.ts';
import { decodeScalar } from './decode-scalar.ts';
import { define, isObject } from '../../model/json-object.ts';
import { Fatal, beyondFloats, finite, plain, zeroOf } from './decode-values.ts';

export type Decoded = { readonly object: Record<string, unknown> } | { readonly error: string };

/** No JSON within the server's limit of 3 MiB has more values than this. */
const MAXIMUM_VALUES = 3_145_728;
const MAXIMUM_DEPTH = 2000;

/**
 * Decodes an object of a kind. `strictErrors` are those that reading already found; `sorted` takes the fields in alphabetical
 * order, in which those of YAML reach the server.
 */
export function decode(
  value: Readonly<Record<string, unknown>>,
  definition: Definition,
  context: ServerContext,
  strictErrors: readonly string[] = [],
  sorted = false,
): Decoded {
  const decoder = new Decoder(context, sorted);
  try {
    const object = decoder.struct(value, definition);
    const error = decoder.errors.told(strictErrors);
    return error === undefined ? { object } : { error };
  } catch (error) {
    if (error instanceof Fatal) return { error: error.message };
    throw error;
  }
}

class Decoder {
  private readonly context: ServerContext;
  private readonly sorted: boolean;
  readonly errors: DecodeErrors;
  private values = 0;
  private depth = 0;

  constructor(context: ServerContext, sorted: boolean) {
    this.context = context;
    this.sorted = sorted;
    this.errors = new DecodeErrors(context);
  }

  struct(value: Readonly<Record<string, unknown>>, definition: Definition): Record<string, unknown> {
    this.enter();
    const object: Record<string, unknown> = {};
    for (const name of this.keys(value)) {
      const raw = value[name];
      if (raw === undefined) continue;
      const field = definition.fields.get(name);
      if (field === undefined) this.errors.unknownField(name);
      else this.field(object, definition, field, raw);
    }
    this.depth -= 1;
    return object;
  }

  private field(object: Record<string, unknown>, definition: Definition, field: FieldForm, raw: unknown): void {
    holds(this.context, field.since, field.until);
    this.errors.enterField(definition, field);
    const decoded = this.value(raw, field.type);
    this.errors.leaveField();
    if (decoded !== undefined) object[field.name] = decoded;
  }

  /** The decoded value; nothing for null and for what could not be decoded. */
  private value(written: unknown, type: Type): unknown {
    const raw = typeof written === 'string' ? written : plain(written);
    if (raw === null || raw === undefined) return undefined;
    this.values += 1;
    if (this.values > MAXIMUM_VALUES) throw new Fatal('Request entity too large: limit is 3145728');
    switch (type.kind) {
      case 'scalar':
        return decodeScalar(raw, type.scalar, this.errors);
      case 'list':
        return Array.isArray(raw) ? this.list(raw, type.of) : this.errors.wrongType(raw);
      case 'map':
        return isObject(raw) ? this.map(raw, type.of) : this.errors.wrongType(raw);
      case 'definition': {
        const definition = this.definition(type.name);
        if (definition === undefined) return this.any(raw);
        return isObject(raw) ? this.struct(raw, definition) : this.errors.wrongType(raw);
      }
      default:
        return type.kind === 'union' ? this.union(raw, type.of) : this.any(raw);
    }
  }

  private definition(name: string): Definition | undefined {
    const period = definitionPeriod(name);
    return period !== undefined && holds(this.context, period.since, period.until)
      ? findDefinition(name, this.context.minor)
      : undefined;
  }

  private list(raw: readonly unknown[], of: Type): unknown[] {
    this.enter();
    this.errors.enterElements(of);
    const items: unknown[] = [];
    // Holes of a sparse list are null in JSON.
    for (let index = 0; index < raw.length; index += 1) {
      this.errors.enterElement(index);
      items.push(this.value(raw[index], of) ?? zeroOf(of));
      this.errors.leaveElement();
    }
    this.errors.leaveElements();
    this.depth -= 1;
    return items;
  }

  private map(raw: Readonly<Record<string, unknown>>, of: Type): Record<string, unknown> {
    this.enter();
    this.errors.enterElements(of);
    const map: Record<string, unknown> = {};
    for (const key of this.keys(raw)) {
      const item = raw[key];
      if (item === undefined) continue;
      this.errors.enterElement(key);
      define(map, key, this.value(item, of) ?? zeroOf(of));
      this.errors.leaveElement();
    }
    this.errors.leaveElements();
    this.depth -= 1;
    return map;
  }

  // Decoded by hand in the server: what stands below is not looked at for unknown fields.
  private union(raw: unknown, alternatives: readonly Type[]): unknown {
    const fits = alternatives.find((type) => {
      if (type.kind === 'list') return Array.isArray(raw);
      if (type.kind === 'scalar') return typeof raw === 'boolean' && type.scalar === 'bool';
      return isObject(raw);
    });
    if (fits === undefined) {
      if (alternatives.some((type) => type.kind === 'scalar')) throw new Fatal('boolean or JSON schema expected');
      return undefined;
    }
    return this.errors.byHand(() => this.value(raw, fits));
  }

  /** JSON that the server keeps as it is. */
  private any(raw: unknown): unknown {
    const value = plain(raw);
    if (Array.isArray(value)) {
      this.enter();
      const items = Array.from(value, (item: unknown) => this.any(item) ?? null);
      this.depth -= 1;
      return items;
    }
    this.values += 1;
    if (this.values > MAXIMUM_VALUES) throw new Fatal('Request entity too large: limit is 3145728');
    if (value instanceof NumberLiteral) return finite(value) ?? this.refuse(beyondFloats(value));
    if (!isObject(value)) return value;
    this.enter();
    const object: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) if (item !== undefined) define(object, key, this.any(item));
    this.depth -= 1;
    return object;
  }

  private refuse(text: string): never {
    throw new Fatal(text);
  }

  private keys(value: Readonly<Record<string, unknown>>): string[] {
    const keys = Object.keys(value);
    return this.sorted ? keys.sort() : keys;
  }

  // A cyclic object of an app is endlessly deep.
  private enter(): void {
    this.depth += 1;
    if (this.depth > MAXIMUM_DEPTH) throw new Fatal('exceeded max depth');
  }
}
