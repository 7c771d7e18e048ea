/** Expressions that macros are made of. */
import type { Expression, Literal } from './expression.ts';

/** A local variable: a fold over nothing, whose accumulator is the variable. */
export function bound(offset: number, name: string, value: Expression, result: Expression): Expression {
  return {
    kind: 'comprehension',
    offset,
    range: listOf(offset),
    variable: '#unused',
    accumulator: name,
    initial: value,
    condition: literal(offset, 'bool', false),
    step: identifier(offset, name),
    result,
  };
}

export function make(offset: number, name: string, ...parameters: readonly Expression[]): Expression {
  return { kind: 'call', offset, name, parameters };
}

export function identifier(offset: number, name: string): Expression {
  return { kind: 'identifier', offset, name };
}

export function literal(offset: number, type: Literal['type'], value: Literal['value']): Expression {
  return { kind: 'literal', offset, type, value };
}

export function listOf(offset: number, ...values: readonly Expression[]): Expression {
  return { kind: 'list', offset, elements: values.map((value) => ({ value, optional: false })) };
}

/** The same expression once more: types are kept by expression, and each occurrence has its own. */
export function copyOf(expression: Expression): Expression {
  return structuredClone(expression);
}
