{{/* Name of the chart, unless nameOverride says otherwise. */}}
{{- define "job-manager.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
Name that all objects of a release begin with. Cut at 63 characters, as some fields are limited to that; a release
that is named after the chart does not say it twice.
*/}}
{{- define "job-manager.fullname" -}}
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
{{- define "job-manager.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Labels of all objects. */}}
{{- define "job-manager.labels" -}}
helm.sh/chart: {{ include "job-manager.chart" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- end }}

{{/* Labels that select the pods of this release; they never change. */}}
{{- define "job-manager.selectorLabels" -}}
app.kubernetes.io/name: {{ include "job-manager.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/* Stands before the names of objects, but for those of the release that makes the full name job-manager. */}}
{{- define "job-manager.prefix" -}}
{{- if not (eq (include "job-manager.fullname" .) "job-manager") -}}
{{ include "job-manager.front" . }}-
{{- end }}
{{- end }}

{{/* What the chart minio calls its objects. */}}
{{- define "job-manager.minio.fullname" -}}
{{ ternary .Release.Name (printf "%s-minio" .Release.Name) (not (eq (.Release.Name | replace "minio" "") .Release.Name)) | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* What the chart postgresql calls its objects. */}}
{{- define "job-manager.postgresql.fullname" -}}
{{ ternary .Release.Name (printf "%s-postgresql" .Release.Name) (not (eq (.Release.Name | replace "postgresql" "") .Release.Name)) | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* What the chart rabbitmq calls its objects. */}}
{{- define "job-manager.rabbitmq.fullname" -}}
{{ ternary .Release.Name (printf "%s-rabbitmq" .Release.Name) (not (eq (.Release.Name | replace "rabbitmq" "") .Release.Name)) | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* What the chart redis calls its objects. */}}
{{- define "job-manager.redis.fullname" -}}
{{ ternary .Release.Name (printf "%s-redis" .Release.Name) (not (eq (.Release.Name | replace "redis" "") .Release.Name)) | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* The full name; one of more than 30 characters is cut and told apart by a hash. */}}
{{- define "job-manager.front" -}}
{{- if eq (include "job-manager.fullname" . | trunc 30) (include "job-manager.fullname" .) -}}
{{ include "job-manager.fullname" . }}
{{- else -}}
{{ include "job-manager.fullname" . | trunc 21 | trimSuffix "-" }}-{{ list "df7687f654ddb28c43780ec99d39f7b5a32b240e2ea378a5eeb3dcb1374251e7" (include "job-manager.fullname" .) | toJson | sha256sum | trunc 8 }}
{{- end }}
{{- end }}
