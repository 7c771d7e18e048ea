import type { Expression } from '../../values/expression.ts';
import type { ChartProps } from '../../values/chart.ts';
import { fileContext } from './context.ts';
import { namedText } from './text-lines.ts';

/**
 * `_helpers.tpl`: the names of `helm create`, the standard labels, and what the author defined.
 * https://helm.sh/docs/chart_template_guide/named_templates/
 */
export function helperLines(chart: ChartProps, helpers: Map<string, Expression>): readonly string[] {
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

function ownLines(chart: ChartProps, helpers: Map<string, Expression>): readonly string[] {
  const written: string[] = [];
  const done = new Set<string>();
  // Writing one helper may ask for another.
  for (let open = next(helpers, done); open !== undefined; open = next(helpers, done)) {
    const [name, body] = open;
    done.add(name);
    const pieces = body.op === 'call' && body.name === 'concat' ? body.arguments : [body];
    const context = fileContext(chart, 'helpers', helpers);
    written.push('', `{{- define "${chart.name}.${name}" -}}`, ...namedText(pieces, context));
  }
  return written;
}

function next(helpers: Map<string, Expression>, done: ReadonlySet<string>): [string, Expression] | undefined {
  return [...helpers].find(([name]) => !done.has(name));
}
