import { type Content, kindOf, MARK, nameOf } from './content.ts';
import { type Located, partOf, step } from './located.ts';
import { encode, SPREAD, ValueError } from './mark.ts';
import { isScalar } from './shape.ts';
import { textExpression } from './text-expression.ts';

const READER = Symbol.for('charthouse.reader');
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/** Called each time a part is read, with the function above which the stack is that of the code that reads. */
export type Reader = (part: Located, above: (...all: never[]) => unknown) => void;

/** Who is told of what is read of a reference; the items of a list are read for the same. */
export function readerOf(handle: object): Reader | undefined {
  const reader: unknown = Reflect.get(handle, READER);
  return isReader(reader) ? reader : undefined;
}

function isReader(value: unknown): value is Reader {
  return typeof value === 'function';
}

interface Part {
  readonly expression: Located;
  readonly handle: object;
}

/**
 * The object an author holds in place of a value. Whatever can be carried into the output works on it (template
 * strings, spreading, reading a part); everything that would need the value now throws and names the value.
 */
export function makeHandle(content: Content, read?: Reader): object {
  const kind = kindOf(content);
  const parts = new Map<string, Part>();
  let spreads = 0;
  const complain = (what: string, instead: string): never => {
    throw new ValueError(`${what} ${nameOf(content)} cannot be done: its value is not known yet; ${instead}`);
  };
  const target = kind === 'list' ? [] : {};
  Object.defineProperty(target, MARK, { value: content });
  // Node looks at what is behind a proxy when it prints one.
  Object.defineProperty(target, INSPECT, { value: () => `[reference ${nameOf(content)}]`, configurable: true });
  const special = new Map<PropertyKey, unknown>([
    [MARK, content],
    [READER, read],
    ['then', undefined],
    ['constructor', kind === 'list' ? Array : Object],
    [Symbol.toPrimitive, (hint: string) => (hint === 'string' ? textOf(content, complain) : complain(...misuse(hint)))],
    ['toString', () => textOf(content, complain)],
    ['valueOf', () => complain(...misuse('number'))],
    ['toJSON', () => complain('JSON.stringify of', 'use jsonText() or yamlText()')],
  ]);
  const partAt = (name: string): Part => {
    const known = parts.get(name);
    if (known !== undefined) return known;
    const expression = partIn(content, name, complain);
    const part = { expression, handle: makeHandle({ form: 'expression', expression }, read) };
    parts.set(name, part);
    return part;
  };
  const handle: object = new Proxy<object>(target, {
    get: function get(_, name): unknown {
      if (special.has(name) && !(typeof name === 'string' && declares(content, name))) return special.get(name);
      if (name === Symbol.iterator) {
        if (kind !== 'list') return () => complain('iterating over', 'use each() on a list');
        return function* splice() {
          yield makeHandle({ form: 'splice', of: handle });
        };
      }
      if (typeof name === 'symbol') return undefined;
      if (name.startsWith(SPREAD)) return handle;
      const part = partAt(name);
      read?.(part.expression, get);
      return part.handle;
    },
    has: (_, name) => name === MARK || (typeof name === 'string' && name.startsWith(SPREAD)),
    ownKeys() {
      if (kind === 'scalar') complain('spreading or listing the keys of', 'it is not a map');
      if (kind === 'list') complain('listing the elements of', 'write [...list], or use each()');
      spreads += 1;
      // The target's own mark is not configurable and so has to be named; it is not enumerable and not copied.
      return [`${SPREAD}${nameOf(content)}#${spreads}.${(serial += 1)}`, MARK];
    },
    getOwnPropertyDescriptor(_, name) {
      if (name === MARK) return Reflect.getOwnPropertyDescriptor(target, MARK);
      return typeof name === 'string' && name.startsWith(SPREAD)
        ? { value: handle, enumerable: true, configurable: true, writable: false }
        : Reflect.getOwnPropertyDescriptor(target, name);
    },
    set: () => complain('changing', 'build a new object instead'),
    defineProperty: () => complain('changing', 'build a new object instead'),
    deleteProperty: () => complain('changing', 'build a new object instead'),
    preventExtensions: () => complain('freezing', 'it cannot be changed anyway'),
  });
  return handle;
}

// Tells apart the spreads of one process while an object is being resolved; it never reaches any output.
let serial = 0;

type Complain = (what: string, instead: string) => never;

function misuse(hint: string): [string, string] {
  return hint === 'number'
    ? ['calculating or comparing with', 'use eq(), choose(), and(), or(), not()']
    : ['adding to or comparing with', 'put it into a template string (`${value}`), or compare with eq()'];
}

function textOf(content: Content, complain: Complain): string {
  if (content.form !== 'expression') return complain('writing text with', 'use choose() inside text');
  const { expression } = content;
  if (!isScalar(expression.type.kind)) return complain('writing text with', 'use jsonText() or yamlText()');
  if (expression.type.nullable === true) {
    return complain('writing text with', 'it may be absent: give it a value with ifNull() or fallback()');
  }
  return encode(textExpression(expression));
}

function partIn(content: Content, name: string, complain: Complain): Located {
  if (name === 'resolve' && !declares(content, name)) {
    return complain('resolving', 'values are resolved by `charthouse synth`, not by app.synth()');
  }
  if (content.form !== 'expression') {
    return complain(`reading ${JSON.stringify(name)} of`, 'read the parts before, or put them into the body');
  }
  const { expression } = content;
  const { kind, items } = expression.type;
  if (expression.op !== 'value' && expression.op !== 'item') {
    return complain(`reading ${JSON.stringify(name)} of`, 'only parts of values can be read');
  }
  if (kind === 'object') return partOf(expression, name);
  if (kind === 'map' && items !== undefined && !isMethod(name))
    return step(expression, name, { ...items, nullable: true });
  if (kind === 'any' && !isMethod(name)) return step(expression, name, { kind: 'any', nullable: true });
  if (kind === 'list') return complain(`reading ${JSON.stringify(name)} of`, 'write [...list] or use each()');
  return complain(
    `reading ${JSON.stringify(name)} of`,
    'use the functions upper(), lower(), trunc(), replace(), choose()',
  );
}

function declares(content: Content, name: string): boolean {
  return content.form === 'expression' && Object.hasOwn(content.expression.type.properties ?? {}, name);
}

function isMethod(name: string): boolean {
  return METHODS.has(name) || /^to[A-Z]/.test(name);
}

// Code that asks a value for these, or for `toMebibytes` and the like, wants to treat it as something it is not.
const METHODS = new Set(['produce', 'hasOwnProperty', 'map', 'filter', 'forEach', 'length', 'startsWith']);
