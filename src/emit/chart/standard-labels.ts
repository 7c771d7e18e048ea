import type { Expression } from '../../values/expression.ts';
import { releaseLabels, selectorLabels } from '../../values/release-labels.ts';
import type { ObjectTemplate, Template } from '../../values/template.ts';
import type { Context } from './context.ts';

/**
 * The labels every object of a release has, as one line: `include` of the chart's own template. Gives the line and
 * what is left of the object.
 */
export function standardLabels(
  value: ObjectTemplate,
  indent: number,
  context: Context,
): readonly [readonly string[], ObjectTemplate] {
  for (const [name, labels] of [
    ['labels', releaseLabels],
    ['selectorLabels', selectorLabels],
  ] as const) {
    if (value.parts.every((part) => part.type === 'entry') && hasAll(value, labels)) {
      const rest = value.parts.filter((part) => part.type !== 'entry' || !Object.hasOwn(labels, part.key));
      const line = `${' '.repeat(indent)}{{- include "${context.chart.name}.${name}" ${context.root} | nindent ${indent} }}`;
      return [[line], { ...value, parts: rest }];
    }
  }
  return [[], value];
}

function hasAll(value: ObjectTemplate, labels: Readonly<Record<string, Expression>>): boolean {
  return Object.entries(labels).every(([key, expression]) =>
    value.parts.some((part) => part.type === 'entry' && part.key === key && isExactly(part.value, expression)),
  );
}

function isExactly(value: Template, expression: Expression): boolean {
  return value.type === 'expression' && JSON.stringify(value.expression) === JSON.stringify(expression);
}
