import type { Expression } from '../syntax/expression.ts';
import type { Issue } from '../syntax/issue.ts';
import { DYN, type Type } from '../types/type.ts';
import { formatCallIssues } from './format-call.ts';
import { literalArgumentIssues } from './literal-arguments.ts';
import { sameTypeIssues } from './same-types.ts';
import { walk } from './walk.ts';

/** What is wrong with an expression whose types are right. */
export function validateExpression(root: Expression, types: ReadonlyMap<Expression, Type>): readonly Issue[] {
  const typeOf = (expression: Expression) => types.get(expression) ?? DYN;
  const issues: Issue[] = [];
  for (const { expression, within } of walk(root)) {
    issues.push(...literalArgumentIssues(expression), ...formatCallIssues(expression, typeOf));
    // What is formatted may be of any types.
    if (!within.includes('format')) issues.push(...sameTypeIssues(expression, typeOf));
  }
  return issues;
}
