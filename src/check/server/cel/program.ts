/**
 * What fails when a program is made of an expression: conversions of constants are done at once, and patterns are compiled.
 *
 * Source: cel-go `interpreter/decorators.go`, `common/types`; apiserver `pkg/cel/library/regex.go`.
 */
import { Pattern } from '../../../kubernetes/re2/pattern.ts';
import { CONVERSIONS } from './evaluate/conversions.ts';
import { Failure, Undecidable } from './evaluate/failure.ts';
import { literalValue } from './evaluate/literal.ts';
import type { Value } from './evaluate/value.ts';
import { childrenOf, type Expression } from './syntax/expression.ts';

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
  const convert = CONVERSIONS.get(name);
  if (convert === undefined || target !== undefined || parameters.length !== 1) return undefined;
  try {
    const constant = constantOf(parameters[0]);
    if (constant !== undefined) convert(constant.value);
    return undefined;
  } catch (failure) {
    if (failure instanceof Failure) return failure.message;
    if (failure instanceof Undecidable) return undefined;
    throw failure;
  }
}

/** The value of a literal, also where it was only made dynamic. */
function constantOf(expression: Expression | undefined): { readonly value: Value } | undefined {
  if (expression?.kind === 'literal') return { value: literalValue(expression) };
  const transparent = expression?.kind === 'call' && expression.name === 'dyn' && expression.parameters.length === 1;
  return transparent ? constantOf(expression.parameters[0]) : undefined;
}
