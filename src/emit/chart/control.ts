import type { Expression } from '../../values/expression.ts';
import { withoutNull } from '../../values/shape.ts';
import { type Context, insideWith } from './context.ts';
import { pipelineText, ungrouped } from './expression-text.ts';

/** Lines under a condition; `else if` where the other branch is a condition again. */
export function when(
  condition: string,
  indent: number,
  inside: readonly string[],
  outside: readonly string[] = [],
): readonly string[] {
  if (inside.length === 0 && outside.length === 0) return [];
  const test = ungrouped(condition);
  if (inside.length === 0) return when(`not ${condition}`, indent, outside);
  const open = at(indent, `{{- if ${test} }}`);
  if (outside.length === 0) return [open, ...inside, at(indent, '{{- end }}')];
  const nested = /^ *\{\{- if (.*) \}\}$/.exec(outside[0] ?? '');
  if (nested?.[1] !== undefined && isOneBlock(outside)) {
    return [open, ...inside, at(indent, `{{- else if ${nested[1]} }}`), ...outside.slice(1)];
  }
  return [open, ...inside, at(indent, '{{- else }}'), ...outside, at(indent, '{{- end }}')];
}

function isOneBlock(lines: readonly string[]): boolean {
  let depth = 0;
  for (const [index, line] of lines.entries()) {
    if (/^ *\{\{- (?:if|range|with) /.test(line)) depth += 1;
    if (/^ *\{\{- end \}\}$/.test(line)) depth -= 1;
    if (depth === 0) return index === lines.length - 1;
  }
  return false;
}

/** `{{- with }}`: there and not empty, and called `.` inside. */
export function withLines(
  expression: Expression,
  indent: number,
  context: Context,
  content: (dot: Expression, inner: Context) => readonly string[],
): readonly string[] {
  const variable = `with ${context.depth} ${indent}`;
  const inner = insideWith(context);
  const dot: Expression = { op: 'item', variable, path: [], type: { ...withoutNull(expression.type), filled: true } };
  const named: Context = { ...inner, variables: new Map([...inner.variables, [variable, '.']]) };
  return [
    at(indent, `{{- with ${pipelineText(expression, context)} }}`),
    ...content(dot, named),
    at(indent, '{{- end }}'),
  ];
}

export function at(indent: number, text: string): string {
  return ' '.repeat(indent) + text;
}
