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
  type Field,
  type FieldForm,
  type Scalar,
  type Type,
} from '../../kubernetes/definitions.ts';
import { NumberLiteral } from '../../model/number-literal.ts';
import { base64Problem, quantityProblem } from './decode-scalars.ts';
import { canonicalTime, timeProblem } from './decode-time.ts';
import { holds, type ServerContext } from './context.ts';
import {
  CANONICAL_QUANTITY,
  Fatal,
  canonicalBase64,
  canonicalQuantity,
  define,
  isNumber,
  isObject,
  jsonType,
  numberOf,
  parseInteger,
  pathText,
  plain,
  textOf,
  zeroOf,
} from './decode-values.ts';
import { elementType, embedding, fieldType, structName } from './go-types.ts';
import { quote } from './go-value.ts';

export type Decoded = { readonly object: Record<string, unknown> } | { readonly error: string };

/** No JSON within the server's limit of 3 MiB has more values than this. */
const MAXIMUM_VALUES = 3_145_728;
const MAXIMUM_DEPTH = 2000;
const MAXIMUM_STRICT_ERRORS = 100;

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
    const error = decoder.error(strictErrors);
    return error === undefined ? { object } : { error };
  } catch (error) {
    if (error instanceof Fatal) return { error: error.message };
    throw error;
  }
}

class Decoder {
  private readonly context: ServerContext;
  private readonly sorted: boolean;
  private firstTypeError: string | undefined;
  private readonly unknown = new Set<string>();
  private values = 0;
  private depth = 0;
  /** The way down to here: fields, each with its definition, and beside them all names, keys and indexes. */
  private readonly definitions: Definition[] = [];
  private readonly fields: Field[] = [];
  private readonly path: (string | number)[] = [];
  /** Types of the elements of lists and maps on the way; undefined stands for what is decoded by hand. */
  private readonly elements: (Type | undefined)[] = [];
  /** How many of them lie above the innermost field. */
  private above = 0;

  constructor(context: ServerContext, sorted: boolean) {
    this.context = context;
    this.sorted = sorted;
  }

  error(strictErrors: readonly string[]): string | undefined {
    if (this.firstTypeError !== undefined) return this.firstTypeError;
    const all = [...strictErrors, ...this.unknown];
    return all.length === 0 ? undefined : `strict decoding error: ${all.join(', ')}`;
  }

  struct(value: Readonly<Record<string, unknown>>, definition: Definition): Record<string, unknown> {
    this.enter();
    const object: Record<string, unknown> = {};
    for (const name of this.keys(value)) {
      const raw = value[name];
      if (raw === undefined) continue;
      const field = definition.fields.get(name);
      if (field === undefined) this.unknownField(name);
      else this.field(object, definition, field, raw);
    }
    this.depth -= 1;
    return object;
  }

  private field(object: Record<string, unknown>, definition: Definition, field: FieldForm, raw: unknown): void {
    holds(this.context, field.since, field.until);
    const { above } = this;
    this.above = this.elements.length;
    this.definitions.push(definition);
    this.fields.push(field);
    this.path.push(field.name);
    const decoded = this.value(raw, field.type);
    this.path.pop();
    this.fields.pop();
    this.definitions.pop();
    this.above = above;
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
        return this.scalar(raw, type.scalar);
      case 'list':
        return Array.isArray(raw) ? this.list(raw, type.of) : this.wrongType(raw);
      case 'map':
        return isObject(raw) ? this.map(raw, type.of) : this.wrongType(raw);
      case 'definition': {
        const definition = this.definition(type.name);
        if (definition === undefined) return this.any(raw);
        return isObject(raw) ? this.struct(raw, definition) : this.wrongType(raw);
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
    this.elements.push(of);
    const items: unknown[] = [];
    // Holes of a sparse list are null in JSON.
    for (let index = 0; index < raw.length; index += 1) {
      this.path.push(index);
      items.push(this.value(raw[index], of) ?? zeroOf(of));
      this.path.pop();
    }
    this.elements.pop();
    this.depth -= 1;
    return items;
  }

  private map(raw: Readonly<Record<string, unknown>>, of: Type): Record<string, unknown> {
    this.enter();
    this.elements.push(of);
    const map: Record<string, unknown> = {};
    for (const key of this.keys(raw)) {
      const item = raw[key];
      if (item === undefined) continue;
      this.path.push(key);
      define(map, key, this.value(item, of) ?? zeroOf(of));
      this.path.pop();
    }
    this.elements.pop();
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
    const known = [...this.unknown];
    this.elements.push(undefined);
    const decoded = this.value(raw, fits);
    this.elements.pop();
    this.unknown.clear();
    for (const text of known) this.unknown.add(text);
    return decoded;
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
    if (value instanceof NumberLiteral) return Number(value.text);
    if (!isObject(value)) return value;
    this.enter();
    const object: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) if (item !== undefined) define(object, key, this.any(item));
    this.depth -= 1;
    return object;
  }

  private scalar(raw: unknown, scalar: Scalar): unknown {
    switch (scalar) {
      case 'string':
        // Half a pair of code units is no character to the server's reader.
        return typeof raw === 'string' ? raw.toWellFormed() : this.wrongType(raw);
      case 'bool':
        return typeof raw === 'boolean' ? raw : this.wrongType(raw);
      case 'int32':
      case 'int64':
        return isNumber(raw) ? this.integer(raw, scalar) : this.wrongType(raw);
      case 'double':
        return isNumber(raw) ? numberOf(raw) : this.wrongType(raw);
      case 'bytes':
        return this.bytes(raw);
      case 'quantity':
        return this.quantity(raw);
      case 'int-or-string':
        if (typeof raw === 'string') return raw;
        return isNumber(raw) ? this.ownInteger(raw) : this.fail(raw, 'int32');
      default:
        return this.time(raw, scalar === 'micro-time');
    }
  }

  private integer(raw: number | NumberLiteral, size: 'int32' | 'int64'): number | undefined {
    const integer = parseInteger(raw, size);
    if (integer !== undefined) return integer;
    this.typeError(`number ${textOf(raw)}`, this.goType());
    return undefined;
  }

  private ownInteger(raw: number | NumberLiteral): number {
    const integer = parseInteger(raw, 'int32');
    if (integer === undefined) throw new Fatal(this.described(`number ${textOf(raw)}`, 'int32'));
    return integer;
  }

  private quantity(raw: unknown): string {
    if (typeof raw === 'string' && CANONICAL_QUANTITY.test(raw)) return raw;
    const json = typeof raw === 'string' ? `"${raw}"` : isNumber(raw) ? textOf(raw) : '{}';
    const problem = quantityProblem(json);
    if (problem !== undefined) throw new Fatal(problem);
    return canonicalQuantity(typeof raw === 'string' ? raw : json);
  }

  private bytes(raw: unknown): string | undefined {
    if (Array.isArray(raw)) return this.byteList(raw);
    if (typeof raw !== 'string') return this.wrongType(raw);
    const problem = base64Problem(raw);
    if (problem === undefined) return canonicalBase64(raw);
    this.firstTypeError ??= problem;
    return undefined;
  }

  // To the decoder bytes are a list of small numbers, which may be written as one.
  private byteList(raw: readonly unknown[]): string {
    const bytes = Array.from(raw, (item) => {
      const byte = plain(item);
      if (byte === null || byte === undefined) return 0;
      if (isNumber(byte)) {
        const integer = parseInteger(byte, 'int32') ?? -1;
        if (integer < 0 || integer > 255) this.typeError(`number ${textOf(byte)}`, 'uint8');
        return integer;
      }
      this.typeError(jsonType(byte), 'uint8');
      return 0;
    });
    return Buffer.from(bytes).toString('base64');
  }

  private time(raw: unknown, micro: boolean): string {
    if (typeof raw !== 'string') return this.fail(raw, 'string');
    const problem = timeProblem(raw, micro);
    if (problem !== undefined) throw new Fatal(problem);
    return canonicalTime(raw, micro);
  }

  private wrongType(raw: unknown): undefined {
    this.typeError(jsonType(raw), this.goType());
    return undefined;
  }

  private typeError(found: string, goType: string): void {
    this.firstTypeError ??= this.described(found, goType);
  }

  private fail(raw: unknown, goType: string): never {
    throw new Fatal(this.described(jsonType(raw), goType));
  }

  private described(found: string, goType: string): string {
    // Names of fields as Go tells them: no indexes, no keys of maps.
    const names = this.fields.flatMap(({ name }, index) => [
      ...embedding(this.definitions[index]?.name ?? '', name),
      name,
    ]);
    const field = `${structName(this.definitions.at(-1)?.name ?? '')}.${names.join('.')}`;
    return `json: cannot unmarshal ${found} into Go struct field ${field} of type ${goType}`;
  }

  /** How Go calls the type that is expected here. */
  private goType(): string {
    const field = this.fields.at(-1);
    const definition = this.definitions.at(-1);
    if (field === undefined || definition === undefined) return '';
    let type = fieldType(definition.name, field.name, field.type);
    for (const element of this.elements.slice(this.above)) type = element ? elementType(type, element) : '';
    return type;
  }

  private unknownField(name: string): void {
    // Another release may know it.
    const { minor } = this.context;
    holds(this.context, minor, minor);
    if (this.unknown.size >= MAXIMUM_STRICT_ERRORS) return;
    this.unknown.add(`unknown field ${quote(pathText([...this.path, name]))}`);
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
