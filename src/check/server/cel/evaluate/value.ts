/**
 * The values that expressions have while they are evaluated. An int is a bigint, a double a number.
 *
 * Source: cel-go `common/types`.
 */
import { fail } from './failure.ts';

export type Value = null | boolean | bigint | number | string | Composite;

/** Every value for which JavaScript has no sort of its own. */
export abstract class Composite {
  abstract readonly type: string;
  abstract equals(other: Value): boolean;
}

export class Uint extends Composite {
  readonly type = 'uint';
  readonly value: bigint;

  constructor(value: bigint) {
    super();
    this.value = value;
  }

  equals(other: Value): boolean {
    return equalNumbers(this, other);
  }
}

export class Bytes extends Composite {
  readonly type = 'bytes';
  readonly content: Buffer;

  constructor(content: Buffer) {
    super();
    this.content = content;
  }

  equals(other: Value): boolean {
    return other instanceof Bytes && this.content.equals(other.content);
  }
}

/** A moment or a span of time, in nanoseconds. */
abstract class Time extends Composite {
  readonly nanoseconds: bigint;

  constructor(nanoseconds: bigint) {
    super();
    this.nanoseconds = nanoseconds;
  }

  equals(other: Value): boolean {
    return other instanceof Time && other.type === this.type && other.nanoseconds === this.nanoseconds;
  }
}

export class Duration extends Time {
  readonly type = 'google.protobuf.Duration';
}

/** Counted from 1970. */
export class Timestamp extends Time {
  readonly type = 'google.protobuf.Timestamp';
}

/** What `type(x)` gives, and what names of types stand for. */
export class TypeName extends Composite {
  readonly type = 'type';
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }

  equals(other: Value): boolean {
    return other instanceof TypeName && other.name === this.name;
  }
}

export class Optional extends Composite {
  static readonly NONE = new Optional();
  readonly type = 'optional_type';
  private readonly content: { readonly value: Value } | undefined;

  private constructor(content?: { readonly value: Value }) {
    super();
    this.content = content;
  }

  static of(value: Value): Optional {
    return new Optional({ value });
  }

  get hasValue(): boolean {
    return this.content !== undefined;
  }

  get value(): Value {
    return this.content === undefined ? fail('optional.none() dereference') : this.content.value;
  }

  equals(other: Value): boolean {
    if (!(other instanceof Optional) || other.hasValue !== this.hasValue) return false;
    return !this.hasValue || equal(this.value, other.value);
  }
}

export function typeOf(value: Value): string {
  if (value === null) return 'null_type';
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return 'double';
    case 'string':
      return 'string';
    default:
      return value.type;
  }
}

export function isNumeric(value: Value): value is bigint | number | Uint {
  return typeof value === 'bigint' || typeof value === 'number' || value instanceof Uint;
}

/** Numbers are equal across their sorts; otherwise values of different types are not. */
export function equal(left: Value, right: Value): boolean {
  if (left === null || right === null) return left === right;
  if (isNumeric(left)) return equalNumbers(left, right);
  return left instanceof Composite ? left.equals(right) : left === right;
}

function equalNumbers(left: bigint | number | Uint, right: Value): boolean {
  if (!isNumeric(right)) return false;
  // JavaScript compares a bigint and a number by what they are worth, which is what is asked for here.
  // oxlint-disable-next-line eqeqeq
  return plainNumber(left) == plainNumber(right);
}

export function plainNumber(value: bigint | number | Uint): bigint | number {
  return value instanceof Uint ? value.value : value;
}
