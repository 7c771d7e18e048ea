import type { ChartProps } from '../../values/chart.ts';
import type { Expression, HelperExpression } from '../../values/expression.ts';
import { type Context, fileContext } from './context.ts';
import { conditionText, ungrouped } from './expression-text.ts';
import { namedText } from './text-lines.ts';

/**
 * `_helpers.tpl`: the names of `helm create`, the standard labels, and what the author defined.
 * https://helm.sh/docs/chart_template_guide/named_templates/
 */
export function helperLines(chart: ChartProps, helpers: Map<string, HelperExpression>): readonly string[] {
  return [...standardLines(chart.name), ...ownLines(chart, helpers)];
}

function standardLines(name: string): readonly string[] {
  return [
    '{{/* Name of the chart, unless nameOverride says otherwise. */}}',
    `{{- define "${name}.name" -}}`,
    '{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}',
    '{{- end }}',
    '',
    '{{/*',
    'Name that all objects of a release begin with. Cut at 63 characters, as some fields are limited to that; a release',
    'that is named after the chart does not say it twice.',
    '*/}}',
    `{{- define "${name}.fullname" -}}`,
    '{{- if .Values.fullnameOverride }}',
    '{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}',
    '{{- else }}',
    '{{- $name := default .Chart.Name .Values.nameOverride }}',
    '{{- if contains $name .Release.Name }}',
    '{{- .Release.Name | trunc 63 | trimSuffix "-" }}',
    '{{- else }}',
    '{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}',
    '{{- end }}',
    '{{- end }}',
    '{{- end }}',
    '',
    '{{/* Chart name and version, as a label may hold them. */}}',
    `{{- define "${name}.chart" -}}`,
    '{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}',
    '{{- end }}',
    '',
    '{{/* Labels of all objects. */}}',
    `{{- define "${name}.labels" -}}`,
    `helm.sh/chart: {{ include "${name}.chart" . | quote }}`,
    'app.kubernetes.io/instance: {{ .Release.Name | quote }}',
    'app.kubernetes.io/managed-by: {{ .Release.Service | quote }}',
    '{{- end }}',
    '',
    '{{/* Labels that select the pods of this release; they never change. */}}',
    `{{- define "${name}.selectorLabels" -}}`,
    `app.kubernetes.io/name: {{ include "${name}.name" . | quote }}`,
    'app.kubernetes.io/instance: {{ .Release.Name | quote }}',
    '{{- end }}',
  ];
}

function ownLines(chart: ChartProps, helpers: Map<string, HelperExpression>): readonly string[] {
  const written: string[] = [];
  const done = new Set<string>();
  // Writing one helper may ask for another.
  for (let open = next(helpers, done); open !== undefined; open = next(helpers, done)) {
    const [name, { body, description }] = open;
    done.add(name);
    const context = fileContext(chart, 'helpers', helpers);
    const comment = description === undefined ? [] : [`{{/* ${description.replaceAll('*/', '* /')} */}}`];
    written.push('', ...comment, `{{- define "${chart.name}.${name}" -}}`, ...bodyLines(body, context), '{{- end }}');
  }
  return written;
}

/** One text or the other stand in branches, as people write it, where a choice is all there is. */
function bodyLines(body: Expression, context: Context): readonly string[] {
  const [condition, then, otherwise] = body.op === 'call' && body.name === 'ternary' ? body.arguments : [];
  if (condition === undefined || then === undefined || otherwise === undefined) return piecesOf(body, context);
  const holds = ungrouped(conditionText(condition, context));
  if (isNothing(then))
    return [`{{- if not ${conditionText(condition, context)} -}}`, ...piecesOf(otherwise, context), '{{- end }}'];
  const last = isNothing(otherwise) ? [] : ['{{- else -}}', ...piecesOf(otherwise, context)];
  return [`{{- if ${holds} -}}`, ...piecesOf(then, context), ...last, '{{- end }}'];
}

function piecesOf(text: Expression, context: Context): readonly string[] {
  return namedText(text.op === 'call' && text.name === 'concat' ? text.arguments : [text], context);
}

function isNothing(text: Expression): boolean {
  return text.op === 'literal' && text.value === '';
}

function next(
  helpers: Map<string, HelperExpression>,
  done: ReadonlySet<string>,
): [string, HelperExpression] | undefined {
  return [...helpers].find(([name]) => !done.has(name));
}
