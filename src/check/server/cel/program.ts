/**
 * What fails when a program is made of an expression: conversions of constants are done at once, and patterns are compiled.
 *
 * Source: cel-go `interpreter/decorators.go`, `common/types`; apiserver `pkg/cel/library/regex.go`.
 */
import { Pattern } from '../../../kubernetes/re2/pattern.ts';
import { goDurationFault } from '../shared/go-duration.ts';
import { childrenOf, type Expression, type Literal } from './syntax/expression.ts';
import { isTimestamp } from './validate/literal-arguments.ts';

type Constant = Pick<Literal, 'type' | 'value'>;

/** Functions with a pattern, and where it stands among receiver and parameters. */
const PATTERNS: ReadonlyMap<string, number> = new Map([
  ['matches', 1],
  ['find', 1],
  ['findAll', 1],
]);

export function programFault(expression: Expression): string | undefined {
  for (const child of childrenOf(expression)) {
    const fault = programFault(child);
    if (fault !== undefined) return fault;
  }
  return expression.kind === 'call' ? (patternFault(expression) ?? conversionFault(expression)) : undefined;
}

type CallExpression = Extract<Expression, { kind: 'call' }>;

function patternFault({ name, target, parameters }: CallExpression): string | undefined {
  const position = PATTERNS.get(name);
  if (position === undefined) return undefined;
  const pattern = (target === undefined ? parameters : [target, ...parameters])[position];
  if (pattern?.kind !== 'literal' || typeof pattern.value !== 'string') return undefined;
  const compiled = Pattern.compile(pattern.value);
  return typeof compiled === 'string' ? compiled : undefined;
}

function conversionFault({ name, target, parameters }: CallExpression): string | undefined {
  const constant = target === undefined && parameters.length === 1 ? constantOf(parameters[0]) : undefined;
  return constant === undefined ? undefined : unconvertible(constant, name);
}

/** The value of a literal, also where it was only made dynamic. */
function constantOf(expression: Expression | undefined): Constant | undefined {
  if (expression?.kind === 'literal') return expression;
  const transparent = expression?.kind === 'call' && expression.name === 'dyn' && expression.parameters.length === 1;
  return transparent ? constantOf(expression.parameters[0]) : undefined;
}

function unconvertible({ type, value }: Constant, name: string): string | undefined {
  if (typeof value === 'string' && type === 'string') {
    const converts = FROM_TEXT.get(name);
    return converts === undefined || converts(value)
      ? undefined
      : `type conversion error from 'string' to '${runtime(name)}'`;
  }
  if (name === 'int' && (type === 'double' || type === 'uint')) {
    return Number(value) < 2 ** 63 && Number(value) > -(2 ** 63) ? undefined : 'integer overflow';
  }
  if (name === 'uint' && (type === 'double' || type === 'int')) {
    return Number(value) >= 0 && Number(value) < 2 ** 64 ? undefined : 'unsigned integer overflow';
  }
  return undefined;
}

function runtime(name: string): string {
  if (name === 'duration') return 'google.protobuf.Duration';
  return name === 'timestamp' ? 'google.protobuf.Timestamp' : name;
}

const FROM_TEXT: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['int', (text) => /^[+-]?\d+$/.test(text) && BigInt.asIntN(64, toBigInt(text)) === toBigInt(text)],
  ['uint', (text) => /^\d+$/.test(text) && BigInt.asUintN(64, toBigInt(text)) === toBigInt(text)],
  ['double', isGoFloat],
  ['bool', (text) => ['1', 't', 'T', 'true', 'TRUE', 'True', '0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text)],
  ['duration', (text) => goDurationFault(text) === undefined],
  ['timestamp', isTimestamp],
]);

function toBigInt(text: string): bigint {
  return text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text.replace('+', ''));
}

function isGoFloat(text: string): boolean {
  if (/^[+-]?(?:inf|infinity)$/i.test(text) || /^nan$/i.test(text)) return true;
  if (/^[+-]?0x(?:[\da-f]+\.?[\da-f]*|\.[\da-f]+)p[+-]?\d+$/i.test(text)) return true;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text));
}
