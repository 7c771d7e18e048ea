import type { Environment } from './environment/environment.ts';
import type { Expression } from './syntax/expression.ts';
import { displayIssues, type Issue } from './syntax/issue.ts';
import { parse } from './syntax/parse.ts';
import { checkTypes } from './types/checker.ts';
import type { Checked } from './types/scope.ts';
import { DYN, type Type } from './types/type.ts';
import { whyUndecided, type Undecided } from './undecided.ts';
import { validateExpression } from './validate/index.ts';

/** An expression with its types. */
export interface Compiled {
  readonly expression: Expression;
  readonly type: Type;
  readonly checked: Checked;
}

/** What the server says against an expression. */
export interface Refused {
  readonly fault: string;
}

export function compile(source: string, { syntax, scope }: Environment): Compiled | Refused | Undecided {
  const undecided = whyUndecided(source);
  if (undecided !== undefined) return { undecided };
  const parsed = parse(source, syntax);
  if ('issues' in parsed) return refused(parsed.issues, source);
  const { expression } = parsed;
  const checked = checkTypes(expression, scope);
  const issues = checked.issues.length > 0 ? checked.issues : validateExpression(expression, checked.types);
  if (issues.length > 0) return refused(issues, source);
  return { expression, type: checked.types.get(expression) ?? DYN, checked };
}

function refused(issues: readonly Issue[], source: string): Refused {
  return { fault: displayIssues(issues, source) };
}
