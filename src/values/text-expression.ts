import { call, type Expression } from './expression.ts';
import { string, type ValueType } from './shape.ts';

/** A scalar as it stands inside text: `80`, not the number 80. */
export function textExpression(expression: Expression): Expression {
  const { kind } = expression.type;
  if (kind === 'string') return expression;
  return call('text', [expression], { kind: 'string', line: true, word: true });
}

/** Text that is partly literal, as an expression. */
export function concat(pieces: readonly (string | Expression)[]): Expression {
  const args = pieces.map((piece): Expression =>
    typeof piece === 'string' ? { op: 'literal', value: piece, type: textType(piece) } : piece,
  );
  const [only] = args;
  if (only !== undefined && args.length === 1) return only;
  return call('concat', args, joined(args.map((argument) => argument.type)));
}

function textType(text: string): ValueType {
  if (/^[A-Za-z0-9._-]*$/.test(text)) return { kind: 'string', line: true, word: true };
  return /^[\x20-\x7e]*$/.test(text) ? { kind: 'string', line: true } : string;
}

function joined(types: readonly ValueType[]): ValueType {
  if (types.every((type) => type.word === true)) return { kind: 'string', line: true, word: true };
  return types.every((type) => type.line === true) ? { kind: 'string', line: true } : string;
}
