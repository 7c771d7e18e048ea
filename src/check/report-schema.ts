/**
 * The JSON that `charthouse check --format json` writes, as a JSON Schema: fields may be added under schema 1, none is taken away
 * or changes its meaning.
 */
export const REPORT_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Report of charthouse check',
  type: 'object',
  required: ['schema', 'documents', 'findings'],
  properties: {
    schema: { const: 1 },
    documents: { type: 'array', items: { $ref: '#/definitions/document' } },
    findings: { type: 'array', items: { $ref: '#/definitions/finding' } },
  },
  definitions: {
    document: {
      type: 'object',
      required: ['file', 'index', 'line', 'verdicts'],
      properties: {
        file: { type: 'string' },
        index: { type: 'integer', minimum: 0, description: 'Position among the documents of its file.' },
        line: { type: 'integer', minimum: 1 },
        apiVersion: { type: 'string' },
        kind: { type: 'string' },
        namespace: { type: 'string' },
        name: { type: 'string' },
        verdicts: {
          description: 'By Kubernetes version; empty for a document that is no Kubernetes object.',
          type: 'object',
          propertyNames: { pattern: '^1\\.[0-9]+$' },
          additionalProperties: { $ref: '#/definitions/verdict' },
        },
        why: { type: 'string', description: 'Why there are no verdicts.' },
      },
    },
    verdict: {
      type: 'object',
      required: ['verdict', 'warnings'],
      properties: {
        verdict: { enum: ['accepted', 'warned', 'rejected', 'unknown'] },
        code: { type: 'integer', description: 'HTTP status of a rejection.' },
        message: { type: 'string', description: "The server's message, or why nothing is known." },
        causes: {
          type: 'array',
          items: {
            type: 'object',
            required: ['reason', 'field', 'message'],
            properties: { reason: { type: 'string' }, field: { type: 'string' }, message: { type: 'string' } },
          },
        },
        warnings: { type: 'array', items: { type: 'string' } },
      },
    },
    finding: {
      type: 'object',
      required: ['code', 'severity', 'message', 'document'],
      properties: {
        code: { type: 'string' },
        severity: { enum: ['error', 'warning', 'info'] },
        message: { type: 'string' },
        document: { type: 'integer', minimum: 0, description: 'Index in documents.' },
        field: { type: 'string' },
        versions: { type: 'array', items: { type: 'string' }, description: 'Versions it holds for, when not for all.' },
        help: { type: 'string' },
        docs: { type: 'string' },
        place: {
          type: 'object',
          required: ['file', 'line', 'column'],
          properties: {
            file: { type: 'string' },
            line: { type: 'integer', minimum: 1 },
            column: { type: 'integer', minimum: 1 },
          },
        },
      },
    },
  },
} as const;
