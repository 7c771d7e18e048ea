import type { Environment } from './environment/environment.ts';
import type { Expression } from './syntax/expression.ts';
import { displayIssues, type Issue } from './syntax/issue.ts';
import { parse } from './syntax/parser.ts';
import { checkTypes, type Checked } from './types/checker.ts';
import { DYN, type Type } from './types/type.ts';
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

/** The expression is one of the few that are not compiled here. */
export interface Undecided {
  readonly undecided: string;
}

const MESSAGES = /google\s*\.\s*protobuf/;

/** Why expressions somewhere in a value are not compiled, or nothing. */
export function undecidedExpressions(value: unknown): string | undefined {
  return MESSAGES.test(JSON.stringify(value) ?? '')
    ? 'CEL expressions with messages of google.protobuf are not compiled.'
    : undefined;
}

export function compile(source: string, { syntax, scope }: Environment): Compiled | Refused | Undecided {
  const undecided = undecidedExpressions(source);
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
