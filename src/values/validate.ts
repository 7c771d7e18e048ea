import type * as AjvModule from 'ajv';
import type { ErrorObject } from 'ajv';
import type { ChartDependency } from './chart.ts';
import type { Values } from './define.ts';
import { describePath } from './expression.ts';
import { hasMark } from './mark.ts';
import { valuesSchema } from './schema.ts';
import type { Json } from './shape.ts';
import { isWritableRule, unwritable } from './writable.ts';

/** A value that the declaration does not allow. */
export interface ValueProblem {
  /** `values.image.tag` */
  readonly path: string;
  readonly message: string;
}

/** Everything the schema of a declaration has against values; both targets refuse the same input. */
export function valueProblems(
  values: Values,
  given: { readonly [key: string]: Json },
  dependencies: readonly ChartDependency[] = [],
): ValueProblem[] {
  return [...schemaProblems(valuesSchema(values.shape, dependencies), given), ...markProblems(given, [])];
}

/** Everything a JSON Schema has against values. The validator is loaded when it is first needed. */
export function schemaProblems(schema: { readonly [key: string]: Json }, given: Json): ValueProblem[] {
  const { Ajv }: typeof AjvModule = require('ajv');
  const { $schema: _, ...own } = schema;
  const options = { allErrors: true, strict: false, validateFormats: false, logger: false, verbose: true } as const;
  const validate = new Ajv(options).compile(own);
  return validate(given) ? [] : (validate.errors ?? []).flatMap(toProblem);
}

function toProblem(error: ErrorObject): ValueProblem | readonly ValueProblem[] {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (isWritableRule(error.schema)) {
    // Told once for a key, and once more for the object that has it.
    if (error.keyword !== 'pattern') return [];
    const character = unwritable(String(error.data));
    const where = error.propertyName === undefined ? path : [...path, error.propertyName];
    return { path: describePath('values', where), message: `holds ${character}, which Helm cannot write as YAML` };
  }
  if (error.keyword === 'additionalProperties') {
    return {
      path: describePath('values', [...path, String(error.params['additionalProperty'])]),
      message: 'is not declared',
    };
  }
  if (error.keyword === 'required') {
    return {
      path: describePath('values', [...path, String(error.params['missingProperty'])]),
      message: 'is missing: it cannot be null',
    };
  }
  const allowed: unknown = error.params['allowedValues'];
  const message = Array.isArray(allowed)
    ? `must be one of ${allowed.map((value) => JSON.stringify(value)).join(', ')}`
    : (error.message ?? error.keyword);
  return { path: describePath('values', path), message };
}

function markProblems(value: Json, path: readonly string[]): ValueProblem[] {
  const own = typeof value === 'string' && hasMark(value);
  const message = 'holds a character between U+E0F1 and U+E0F5, which mark references here';
  if (own) return [{ path: describePath('values', path), message }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]: [string, Json]) =>
    hasMark(key) ? [{ path: describePath('values', path), message }] : markProblems(entry, [...path, key]),
  );
}
