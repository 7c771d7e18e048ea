import { call, describeExpression, type Expression } from './expression.ts';
import { apply } from './function-table.ts';
import { lift, referTo } from './lift.ts';
import { ValueError } from './mark.ts';
import type { Ref, RefOf, Value } from './reference.ts';
import { boolean, string, type ValueType, withoutNull } from './shape.ts';

/*
 * Functions of values. Each gives its result at once when all it is given is known, and a reference when something is
 * a reference; the result is the same, because both targets follow the rules of Helm's template functions.
 * https://helm.sh/docs/chart_template_guide/function_list/
 */

type Text = Value<string>;

/**
 * The value, or the substitute when it is empty: null, `""`, `0`, `false`, or a list or map without content (sprig's
 * `default`). A deliberate 0 is replaced too; `ifNull` replaces nothing but null.
 */
export function fallback<T>(value: Value<T>, substitute: Value<NoInfer<T>>): RefOf<T> {
  return make('default', [value, substitute], ([first, second]) => either(first, second));
}

/** The value, or the substitute when there is none (null). */
export function ifNull<T>(value: Value<T>, substitute: Value<NoInfer<T>>): RefOf<T> {
  return make('ifNull', [value, substitute], ([first, second]) => either(first, second));
}

/** The value; the installation fails with the message when it is null or empty text. */
export function required<T>(value: Value<T>, message: string): RefOf<T> {
  return make('required', [value, message], ([first]) => withoutNull(typeOf(first)));
}

/** The one value where the condition holds and the other where it does not. Both are worked out either way. */
export function choose<T>(condition: Value<boolean>, then: Value<T>, otherwise: Value<T>): RefOf<T> {
  return make('ternary', [condition, then, otherwise], ([, first, second]) => {
    const type = either(first, second);
    return typeOf(first).nullable === true || typeOf(second).nullable === true ? { ...type, nullable: true } : type;
  });
}

/** Whether two values of the same kind are equal. */
export function eq<T extends string | number | boolean>(a: Value<T>, b: Value<NoInfer<T>>): Ref<boolean> {
  const [left, right] = [lift(a, 'what eq compares'), lift(b, 'what eq compares')];
  const kinds = [left, right].map(({ type: { kind } }) => (kind === 'integer' ? 'number' : kind));
  if (kinds[0] !== kinds[1] && !kinds.includes('any')) {
    throw new ValueError(
      `eq(${describeExpression(left)}, ${describeExpression(right)}) compares ${kinds[0]} with ${kinds[1]} and is never true`,
    );
  }
  return make('eq', [a, b], () => boolean);
}

export function not(value: Value<unknown>): Ref<boolean> {
  return make('not', [value], () => boolean);
}

/** Whether all hold. Other values than truth values hold unless they are empty, as in `fallback`. */
export function and(...values: readonly Value<unknown>[]): Ref<boolean> {
  return make('and', values, () => boolean);
}

/** Whether any holds. */
export function or(...values: readonly Value<unknown>[]): Ref<boolean> {
  return make('or', values, () => boolean);
}

/** Whether an optional value was given. */
export function isSet(value: Value<unknown>): Ref<boolean> {
  return make('isSet', [value], () => boolean);
}

/** Base64, as the data of a Secret is written. */
export function b64(text: Text): Ref<string> {
  return make('b64enc', [text], () => string);
}

/** The first `length` bytes, or the last when it is negative. */
export function trunc(text: Text, length: number): Ref<string> {
  if (!Number.isInteger(length)) throw new ValueError(`trunc cuts to a whole number of bytes, not ${length}`);
  return make('trunc', [text, length], ([first]) => textLike(first));
}

export function trimSuffix(text: Text, suffix: string): Ref<string> {
  return make('trimSuffix', [text, suffix], ([first]) => textLike(first));
}

export function upper(text: Text): Ref<string> {
  return make('upper', [text], ([first]) => textLike(first));
}

export function lower(text: Text): Ref<string> {
  return make('lower', [text], ([first]) => textLike(first));
}

/** The text with every `from` replaced by `to`. */
export function replace(text: Text, from: string, to: Text): Ref<string> {
  if (from === '') throw new ValueError('replace needs a text to look for');
  return make('replace', [text, from, to], ([first, , third]) => {
    const [a, b] = [textLike(first), textLike(third)];
    return a.word && b.word ? a : a.line && b.line ? { kind: 'string', line: true } : string;
  });
}

/**
 * A reference in the type of its value, for constructs of others whose signatures know no references. Only then: code
 * that looks at the value gets an error while the app is built.
 */
export function asPlain<T>(reference: Ref<T>): T & Ref<T> {
  if (!isInPlace<T>(reference)) throw new ValueError('asPlain takes a value or a reference to one');
  return reference;
}

/** Like all functions here it takes what is known already as well. */
function isInPlace<T>(value: Ref<T> | undefined): value is T & Ref<T> {
  return value !== undefined;
}

function make<T>(
  name: Parameters<typeof apply>[0],
  args: readonly unknown[],
  type: (args: readonly Expression[]) => ValueType,
): RefOf<T> {
  const expressions = args.map((argument, index) => lift(argument, `argument ${index + 1} of ${name}`));
  const known = expressions.flatMap((expression) => (expression.op === 'literal' ? [expression.value] : []));
  // What is known already is worked out at once; as a literal it still goes wherever a reference goes.
  const expression: Expression =
    known.length === expressions.length
      ? { op: 'literal', value: apply(name, known), type: type(expressions) }
      : call(name, expressions, type(expressions));
  return referTo<T>(expression);
}

function typeOf(expression: Expression | undefined): ValueType {
  return expression?.type ?? string;
}

function textLike(expression: Expression | undefined): ValueType {
  const { line, word } = typeOf(expression);
  return { kind: 'string', ...(line ? { line } : {}), ...(word ? { word } : {}) };
}

/** The type of one of two: what holds for both. */
function either(a: Expression | undefined, b: Expression | undefined): ValueType {
  const [first, second] = [typeOf(a), typeOf(b)];
  const known = first.kind === 'any' ? second : first;
  if (known.kind === 'string' && second.kind === 'string') {
    const { line, word, ...rest } = withoutNull(first);
    return {
      ...rest,
      ...(line && second.line ? { line } : {}),
      ...(word && second.word ? { word } : {}),
      ...(second.nullable ? { nullable: true } : {}),
    };
  }
  if (known.kind === 'integer' && second.kind === 'number') return withoutNull(second);
  return { ...withoutNull(known), ...(second.nullable ? { nullable: true } : {}) };
}
