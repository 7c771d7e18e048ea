{{/* Name of the chart, unless nameOverride says otherwise. */}}
{{- define "bank.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
Name that all objects of a release begin with. Cut at 63 characters, as some fields are limited to that; a release
that is named after the chart does not say it twice.
*/}}
{{- define "bank.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- $name := default .Chart.Name .Values.nameOverride }}
{{- if contains $name .Release.Name }}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}
{{- end }}

{{/* Chart name and version, as a label may hold them. */}}
{{- define "bank.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Labels of all objects. */}}
{{- define "bank.labels" -}}
helm.sh/chart: {{ include "bank.chart" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- end }}

{{/* Labels that select the pods of this release; they never change. */}}
{{- define "bank.selectorLabels" -}}
app.kubernetes.io/name: {{ include "bank.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/* Stands before the names of objects, but for those of the release that makes the full name bank. */}}
{{- define "bank.prefix" -}}
{{- if not (eq (include "bank.fullname" .) "bank") -}}
{{ include "bank.front" . }}-
{{- end }}
{{- end }}

{{/* The full name; one of more than 30 characters is cut and told apart by a hash. */}}
{{- define "bank.front" -}}
{{- if eq (include "bank.fullname" . | trunc 30) (include "bank.fullname" .) -}}
{{ include "bank.fullname" . }}
{{- else -}}
{{ include "bank.fullname" . | trunc 21 | trimSuffix "-" }}-{{ list "df7687f654ddb28c43780ec99d39f7b5a32b240e2ea378a5eeb3dcb1374251e7" (include "bank.fullname" .) | toJson | sha256sum | trunc 8 }}
{{- end }}
{{- end }}
