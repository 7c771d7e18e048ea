import type { Expression } from './expression.ts';

/** `a.b.c` as a name, if it is no more than that. */
export function qualifiedName(expression: Expression): string | undefined {
  if (expression.kind === 'identifier') return expression.name;
  if (expression.kind !== 'select' || expression.test) return undefined;
  const operand = qualifiedName(expression.operand);
  return operand === undefined ? undefined : `${operand}.${expression.field}`;
}

/** Without the dot that says where the name begins. */
export function plainName(name: string): string {
  return name.startsWith('.') ? name.slice(1) : name;
}
