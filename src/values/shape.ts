import { isWordPattern } from './pattern.ts';

/** What values and literals are made of. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type Kind = 'string' | 'integer' | 'number' | 'boolean' | 'map' | 'list' | 'object' | 'any';

/**
 * What is known about the result of an expression. It decides how the value is written into a template: an integer
 * differently from a string, a text that cannot hold a line break differently from one that can.
 */
export interface ValueType {
  readonly kind: Kind;
  /** May be absent; a field whose value is absent is left out. */
  readonly nullable?: true;
  /** Text without line breaks or other control characters. */
  readonly line?: true;
  /** Text of letters, digits, dots, dashes and underscores only: safe next to literal text, without quoting. */
  readonly word?: true;
  /** Not empty where it is there: `with` and `if` see what `kindIs "invalid"` sees. */
  readonly filled?: true;
  /** What a map or list holds. */
  readonly items?: ValueType;
  readonly properties?: { readonly [name: string]: ValueType };
}

/** One declared value: its type, its default and everything values.yaml and values.schema.json say about it. */
export interface Shape {
  readonly kind: Kind;
  readonly nullable: boolean;
  readonly default: Json | undefined;
  readonly description: string | undefined;
  readonly enum: readonly Json[] | undefined;
  readonly pattern: string | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
  readonly items: Shape | undefined;
  readonly properties: { readonly [name: string]: Shape } | undefined;
  /** JSON Schema (draft-07) of a value whose inside is not declared. */
  readonly schema: Json | undefined;
  /** Commented out below an empty default in values.yaml, to show what may be given. */
  readonly example: Json | undefined;
}

const WORD = /^[A-Za-z0-9._-]*$/;
/** The part of a declaration that expressions carry with them. */
export function typeOf(shape: Shape): ValueType {
  return {
    kind: shape.kind,
    ...(shape.nullable ? { nullable: true } : {}),
    ...(isWord(shape) ? { line: true, word: true } : isLine(shape) ? { line: true } : {}),
    ...(isFilled(shape) ? { filled: true } : {}),
    ...(shape.items === undefined ? {} : { items: typeOf(shape.items) }),
    ...(shape.properties === undefined
      ? {}
      : { properties: Object.fromEntries(Object.entries(shape.properties).map(([name, of]) => [name, typeOf(of)])) }),
  };
}

function isWord(shape: Shape): boolean {
  if (shape.kind !== 'string') return false;
  if (shape.enum !== undefined) return shape.enum.every((text) => typeof text === 'string' && WORD.test(text));
  return shape.pattern !== undefined && isWordPattern(shape.pattern);
}

function isLine(shape: Shape): boolean {
  if (shape.kind !== 'string') return false;
  return shape.enum?.every((text) => typeof text === 'string' && /^[\x20-\x7e]*$/.test(text)) ?? false;
}

function isFilled(shape: Shape): boolean {
  if (shape.enum !== undefined) return !shape.enum.some((value) => value === '' || value === 0);
  if (shape.kind === 'integer' || shape.kind === 'number') return (shape.minimum ?? 0) > 0;
  if (shape.kind === 'list') return (shape.minItems ?? 0) > 0;
  return shape.kind === 'string' && (shape.minLength ?? 0) > 0;
}

export const string: ValueType = { kind: 'string' };
export const boolean: ValueType = { kind: 'boolean' };
export const word: ValueType = { kind: 'string', line: true, word: true };

export function withoutNull(type: ValueType): ValueType {
  const { nullable: _, ...rest } = type;
  return rest;
}

export function isJsonObject(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that is text, number or truth value: it can stand inside a larger text. */
export function isScalar(kind: Kind): boolean {
  return kind === 'string' || kind === 'integer' || kind === 'number' || kind === 'boolean';
}
