/**
 * Strict decoding: JSON into the fields of a definition, with the errors of the server's decoder.
 *
 * Null counts as absent. The first value of a wrong type is told and hides unknown fields; what a type's own decoder refuses
 * (a quantity, a time) ends decoding at once.
 *
 * Source: sigs.k8s.io/json, which is Go's `encoding/json` made case sensitive and strict.
 */
import { amount, amountText, compareAmounts } from '../../kubernetes/amount.ts';
import { findDefinition, type Definition, type Field, type Type } from '../../kubernetes/definitions.ts';
import { NumberLiteral } from '../../model/number-literal.ts';
import { base64Problem, canonicalTime, quantityProblem, timeProblem } from './decode-scalars.ts';
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
  minor: number,
  strictErrors: readonly string[] = [],
  sorted = false,
): Decoded {
  const decoder = new Decoder(minor, sorted);
  try {
    const object = decoder.struct(value, definition);
    const error = decoder.error(strictErrors);
    return error === undefined ? { object } : { error };
  } catch (error) {
    if (error instanceof Fatal) return { error: error.message };
    throw error;
  }
}

class Fatal extends Error {}

/** A `toJSON` of an object, as `JSON.stringify` honours it. */
interface Serialized {
  toJSON(): unknown;
}

class Decoder {
  private readonly minor: number;
  private readonly sorted: boolean;
  private firstTypeError: string | undefined;
  private readonly unknown = new Set<string>();
  private values = 0;
  private depth = 0;
  private struct_ = '';
  /** Names of fields down to here, as Go tells them: no indexes, no keys of maps. */
  private readonly names: string[] = [];
  /** The path as strict errors tell it. */
  private readonly path: string[] = [];

  constructor(minor: number, sorted: boolean) {
    this.minor = minor;
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
    const outer = this.struct_;
    for (const [name, raw] of this.entries(value)) {
      if (raw === undefined) continue;
      const field = definition.fields.get(name);
      if (field === undefined) this.unknownField(name);
      else this.field(object, definition, field, raw);
    }
    this.struct_ = outer;
    this.depth -= 1;
    return object;
  }

  private field(object: Record<string, unknown>, definition: Definition, field: Field, raw: unknown): void {
    this.struct_ = definition.name;
    const length = this.names.length;
    this.names.push(...embedding(definition.name, field.name), field.name);
    this.path.push(this.path.length === 0 ? field.name : `.${field.name}`);
    const goType = (): string => fieldType(definition.name, field.name, field.type);
    const decoded = this.value(raw, field.type, goType);
    this.names.length = length;
    this.path.pop();
    if (decoded !== undefined) object[field.name] = decoded;
  }

  /** The decoded value; nothing for null and for what could not be decoded. */
  private value(written: unknown, type: Type, goType: () => string): unknown {
    const raw = plain(written);
    if (raw === null || raw === undefined) return undefined;
    this.values += 1;
    if (this.values > MAXIMUM_VALUES) throw new Fatal('Request entity too large: limit is 3145728');
    switch (type.kind) {
      case 'scalar':
        return this.scalar(raw, type.scalar, goType);
      case 'list':
        return Array.isArray(raw) ? this.list(raw, type.of, goType) : this.wrongType(raw, goType());
      case 'map':
        return isObject(raw) ? this.map(raw, type.of, goType) : this.wrongType(raw, goType());
      case 'definition': {
        const definition = findDefinition(type.name, this.minor);
        if (definition === undefined) return this.any(raw);
        return isObject(raw) ? this.struct(raw, definition) : this.wrongType(raw, goType());
      }
      default:
        return type.kind === 'union' ? this.union(raw, type.of) : this.any(raw);
    }
  }

  private list(raw: readonly unknown[], of: Type, goType: () => string): unknown[] {
    this.enter();
    // Holes of a sparse list are null in JSON.
    const items = Array.from(raw, (item, index) => {
      this.path.push(`[${index}]`);
      const decoded = this.value(item, of, () => elementType(goType(), of)) ?? zeroOf(of);
      this.path.pop();
      return decoded;
    });
    this.depth -= 1;
    return items;
  }

  private map(raw: Readonly<Record<string, unknown>>, of: Type, goType: () => string): Record<string, unknown> {
    this.enter();
    const map: Record<string, unknown> = {};
    for (const [key, item] of this.entries(raw)) {
      if (item === undefined) continue;
      this.path.push(`.${key}`);
      define(map, key, this.value(item, of, () => elementType(goType(), of)) ?? zeroOf(of));
      this.path.pop();
    }
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
    const decoded = this.value(raw, fits, () => '');
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

  private scalar(raw: unknown, scalar: Extract<Type, { kind: 'scalar' }>['scalar'], goType: () => string): unknown {
    switch (scalar) {
      case 'string':
        return typeof raw === 'string' ? raw : this.wrongType(raw, goType());
      case 'bool':
        return typeof raw === 'boolean' ? raw : this.wrongType(raw, goType());
      case 'int32':
      case 'int64':
        return isNumber(raw) ? this.integer(raw, scalar, goType) : this.wrongType(raw, goType());
      case 'double':
        return isNumber(raw) ? numberOf(raw) : this.wrongType(raw, goType());
      case 'bytes':
        return this.bytes(raw, goType);
      case 'quantity':
        return this.quantity(raw);
      case 'int-or-string':
        if (typeof raw === 'string') return raw;
        return isNumber(raw) ? this.ownInteger(raw) : this.fail(raw, 'int32');
      default:
        return this.time(raw, scalar === 'micro-time');
    }
  }

  private integer(raw: number | NumberLiteral, size: 'int32' | 'int64', goType: () => string): number | undefined {
    const integer = parseInteger(raw, size);
    if (integer !== undefined) return integer;
    this.typeError(`number ${textOf(raw)}`, goType());
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

  private bytes(raw: unknown, goType: () => string): string | undefined {
    if (Array.isArray(raw)) return this.byteList(raw);
    if (typeof raw !== 'string') return this.wrongType(raw, goType());
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
      this.wrongType(byte, 'uint8');
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

  private wrongType(raw: unknown, goType: string): undefined {
    this.typeError(jsonType(raw), goType);
    return undefined;
  }

  private typeError(found: string, goType: string): void {
    this.firstTypeError ??= this.described(found, goType);
  }

  private fail(raw: unknown, goType: string): never {
    throw new Fatal(this.described(jsonType(raw), goType));
  }

  private described(found: string, goType: string): string {
    const field = `${structName(this.struct_)}.${this.names.join('.')}`;
    return `json: cannot unmarshal ${found} into Go struct field ${field} of type ${goType}`;
  }

  private unknownField(name: string): void {
    if (this.unknown.size >= MAXIMUM_STRICT_ERRORS) return;
    const path = this.path.length === 0 ? name : `${this.path.join('')}.${name}`;
    this.unknown.add(`unknown field ${quote(path)}`);
  }

  private entries(value: Readonly<Record<string, unknown>>): [string, unknown][] {
    const entries = Object.entries(value);
    return this.sorted ? entries.sort(([left], [right]) => (left < right ? -1 : 1)) : entries;
  }

  // A cyclic object of an app is endlessly deep.
  private enter(): void {
    this.depth += 1;
    if (this.depth > MAXIMUM_DEPTH) throw new Fatal('exceeded max depth');
  }
}

/** The value as JSON would have it. */
function plain(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  if (typeof value === 'bigint') return new NumberLiteral(String(value));
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (value instanceof NumberLiteral || !isSerialized(value)) return value;
  try {
    return value.toJSON();
  } catch (error) {
    throw new Fatal(`the object cannot be written as JSON: ${String(error)}`);
  }
}

function isSerialized(value: unknown): value is Serialized {
  return typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberLiteral);
}

function isNumber(value: unknown): value is number | NumberLiteral {
  return typeof value === 'number' || value instanceof NumberLiteral;
}

function numberOf(value: number | NumberLiteral): number {
  return typeof value === 'number' ? value : Number(value.text);
}

function textOf(value: number | NumberLiteral): string {
  return typeof value === 'number' ? String(value) : value.text;
}

/** A whole number within the type's range; the text decides: `1.0` is none. Beyond 2^53 the nearest number stands for it. */
function parseInteger(raw: number | NumberLiteral, size: 'int32' | 'int64'): number | undefined {
  const text = textOf(raw);
  if (!/^-?[0-9]{1,19}$/.test(text)) return undefined;
  const value = BigInt(text);
  if (BigInt.asIntN(size === 'int32' ? 32 : 64, value) !== value) return undefined;
  return Number(value);
}

// Most quantities are written as the server writes them, and need no arithmetic.
const CANONICAL_QUANTITY = /^[1-9][0-9]{0,2}(?:m|k|M|G|Ki|Mi|Gi|Ti)?$/;

// Beyond its largest suffix the server writes a quantity as another one: what it holds in memory is the text as it was.
function canonicalQuantity(text: string): string {
  const written = amountText(amount(text));
  return compareAmounts(amount(written), amount(text)) === 0 ? written : text;
}

// The server writes the bytes anew: without line breaks, with nothing in the bits behind the last byte.
function canonicalBase64(text: string): string {
  return /[\r\n=]/.test(text) ? Buffer.from(text, 'base64').toString('base64') : text;
}

function jsonType(raw: unknown): string {
  if (Array.isArray(raw)) return 'array';
  if (isNumber(raw)) return 'number';
  if (typeof raw === 'boolean') return 'bool';
  return typeof raw === 'string' ? 'string' : 'object';
}

/** What an element is that is written as null. */
function zeroOf(type: Type): unknown {
  switch (type.kind) {
    case 'list':
    case 'any':
    case 'union':
      return null;
    case 'map':
    case 'definition':
      return {};
    default:
      return ZEROS[type.scalar] ?? '';
  }
}

const ZEROS: Readonly<Record<string, unknown>> = {
  bool: false,
  int32: 0,
  int64: 0,
  double: 0,
  quantity: '0',
  'int-or-string': 0,
};

function define(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else object[key] = value;
}
