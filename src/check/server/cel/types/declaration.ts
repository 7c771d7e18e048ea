import { parseType, splitTypes } from './parse-type.ts';
import type { Type } from './type.ts';

/** One way to call a function. */
export interface Overload {
  /** The receiver comes first among the parameters. */
  readonly member: boolean;
  readonly parameters: readonly Type[];
  readonly result: Type;
  /** Names of its type parameters. */
  readonly generic: readonly string[];
}

export type Functions = ReadonlyMap<string, readonly Overload[]>;

/**
 * Functions by name, from one signature a line: `string.find(string) -> string` is called on a string,
 * `fn isURL(string) -> bool` is not.
 */
export function declare(signatures: string): Functions {
  const functions = new Map<string, Overload[]>();
  for (const line of signatures.split('\n')) {
    const signature = line.trim();
    if (signature === '') continue;
    const { name, overload } = parseSignature(signature);
    const overloads = functions.get(name);
    if (overloads === undefined) functions.set(name, [overload]);
    else overloads.push(overload);
  }
  return functions;
}

/** Several libraries as one: functions of one name are all ways to call it. */
export function merge(libraries: readonly Functions[]): Functions {
  const merged = new Map<string, readonly Overload[]>();
  for (const library of libraries) {
    for (const [name, overloads] of library) merged.set(name, [...(merged.get(name) ?? []), ...overloads]);
  }
  return merged;
}

function parseSignature(signature: string): { readonly name: string; readonly overload: Overload } {
  const arrow = signature.lastIndexOf(' -> ');
  const result = parseType(signature.slice(arrow + 4));
  const head = signature.slice(0, arrow);
  const free = head.startsWith('fn ');
  const open = openingOf(head);
  const written = splitTypes(head.slice(open + 1, -1)).map(parseType);
  const callee = free ? head.slice(3, open) : head.slice(0, open);
  const dot = free ? -1 : callee.lastIndexOf('.');
  const parameters = free ? written : [parseType(callee.slice(0, dot)), ...written];
  const generic = [...new Set([...parameters, result].flatMap(parameterNames))];
  return { name: callee.slice(dot + 1), overload: { member: !free, parameters, result, generic } };
}

/** The parenthesis that the last one closes. */
function openingOf(head: string): number {
  let depth = 0;
  for (let position = head.length - 1; position > 0; position -= 1) {
    if (head[position] === ')') depth += 1;
    else if (head[position] === '(') depth -= 1;
    if (depth === 0) return position;
  }
  return 0;
}

function parameterNames(type: Type): readonly string[] {
  return type.kind === 'parameter' ? [type.name] : type.parameters.flatMap(parameterNames);
}
