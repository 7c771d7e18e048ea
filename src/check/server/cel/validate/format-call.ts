/**
 * Calls of `format` whose text and arguments stand in the expression: each clause has an argument it can show.
 *
 * Source: cel-go `ext/formatting.go`.
 */
import type { Expression } from '../syntax/expression.ts';
import type { Issue } from '../syntax/issue.ts';
import { runtimeName, type Type, type TypeKind } from '../types/type.ts';

type TypeOf = (expression: Expression) => Type;

interface Clause {
  readonly kinds: readonly TypeKind[];
  readonly fault: string;
}

const SHOWN = 'strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps';

const STRING_CLAUSE: Clause = {
  kinds: ['list', 'map', 'int', 'uint', 'double', 'bool', 'string', 'timestamp', 'bytes', 'duration', 'type', 'null'],
  fault: `string clause can only be used on ${SHOWN}`,
};
const HEX_CLAUSE: Clause = {
  kinds: ['int', 'uint', 'string', 'bytes'],
  fault: 'only integers, byte buffers, and strings can be formatted as hex',
};

const CLAUSES: ReadonlyMap<string, Clause> = new Map([
  ['s', STRING_CLAUSE],
  ['d', { kinds: ['int', 'uint'], fault: 'decimal clause can only be used on integers' }],
  ['f', { kinds: ['double', 'string'], fault: 'fixed-point clause can only be used on doubles' }],
  ['e', { kinds: ['double', 'string'], fault: 'scientific clause can only be used on doubles' }],
  ['b', { kinds: ['int', 'uint', 'bool'], fault: 'only integers and bools can be formatted as binary' }],
  ['x', HEX_CLAUSE],
  ['X', HEX_CLAUSE],
  ['o', { kinds: ['int', 'uint'], fault: 'octal clause can only be used on integers' }],
]);

export function formatCallIssues(expression: Expression, typeOf: TypeOf): readonly Issue[] {
  if (expression.kind !== 'call' || expression.name !== 'format') return [];
  const { target, parameters, offset } = expression;
  const [list] = parameters;
  if (target?.kind !== 'literal' || typeof target.value !== 'string' || list?.kind !== 'list') return [];
  const values = list.elements.map(({ value }) => value);
  const text = Buffer.from(target.value, 'utf8').toString('latin1');
  let used = 0;
  for (let position = text.indexOf('%'); position !== -1; position = text.indexOf('%', position)) {
    if (text[position + 1] === '%') {
      position += 2;
      continue;
    }
    const argument = values[used];
    used += 1;
    if (position + 1 >= text.length) return [{ offset, message: 'unexpected end of string' }];
    if (argument === undefined) return [{ offset, message: `index ${used - 1} out of range` }];
    const clause = readClause(text.slice(position + 1));
    if ('fault' in clause) return [{ offset, message: `could not parse formatting clause: ${clause.fault}` }];
    const wrong = unshown(argument, clause.clause, typeOf);
    if (wrong !== undefined) {
      const given = runtimeName(typeOf(wrong));
      const message = `error during formatting: ${clause.clause.fault}, was given ${given}`;
      return [{ offset: wrong.offset, message }];
    }
    position += 1 + clause.length;
  }
  if (values.length <= used) return [];
  const counts = `expected ${used}, got ${values.length}`;
  return [{ offset, message: `too many arguments supplied to string.format (${counts})` }];
}

type ReadClause = { readonly clause: Clause; readonly length: number } | { readonly fault: string };

function readClause(text: string): ReadClause {
  const precision = /^\.(\d*)/.exec(text);
  const length = precision?.[0].length ?? 0;
  if (precision !== null) {
    const within = 'error while parsing precision';
    if (length >= text.length) return { fault: `${within}: could not find end of precision specifier` };
    const digits = precision[1] ?? '';
    const problem = digits === '' ? 'invalid syntax' : BigInt(digits) >= 2n ** 63n ? 'value out of range' : undefined;
    if (problem !== undefined) {
      return {
        fault: `${within}: error while converting precision to integer: strconv.Atoi: parsing "${digits}": ${problem}`,
      };
    }
  }
  const sign = text.charAt(length);
  const clause = CLAUSES.get(sign);
  if (clause === undefined) return { fault: `unrecognized formatting clause "${sign}"` };
  return { clause, length: length + 1 };
}

/** The expression that a clause cannot show: the argument, or for texts something within it. */
function unshown(argument: Expression, clause: Clause, typeOf: TypeOf): Expression | undefined {
  const { kind } = typeOf(argument);
  if (kind !== 'dyn' && !clause.kinds.includes(kind)) return argument;
  if (clause !== STRING_CLAUSE) return undefined;
  if (argument.kind === 'list')
    return firstUnshown(
      argument.elements.map(({ value }) => value),
      typeOf,
    );
  if (argument.kind !== 'map') return undefined;
  return firstUnshown(
    argument.entries.flatMap(({ key, value }) => [key, value]),
    typeOf,
  );
}

function firstUnshown(expressions: readonly Expression[], typeOf: TypeOf): Expression | undefined {
  for (const expression of expressions) {
    const found = unshown(expression, STRING_CLAUSE, typeOf);
    if (found !== undefined) return found;
  }
  return undefined;
}
