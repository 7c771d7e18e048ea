import { childrenOf, type Expression } from '../syntax/expression.ts';

/** All expressions from the outside in, each with the calls around it. */
export function* walk(
  expression: Expression,
  within: readonly string[] = [],
): Generator<{ readonly expression: Expression; readonly within: readonly string[] }> {
  yield { expression, within };
  const around = expression.kind === 'call' ? [...within, expression.name] : within;
  for (const child of childrenOf(expression)) yield* walk(child, around);
}
