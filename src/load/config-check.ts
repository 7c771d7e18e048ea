import { nearest } from '../model/nearest.ts';
import type { Schema } from './config-schema.ts';

/** A violation of the schema: where, what, and what to do. */
export interface ConfigProblem {
  /** Steps from the root of the document to the offending value. */
  readonly path: readonly string[];
  readonly message: string;
  readonly help?: string;
}

/**
 * Checks a value against the schema of the configuration. A full JSON Schema validator would take longer to load than
 * a small app takes to synthesize.
 */
export function problemsOf(value: unknown, schema: Schema, path: readonly string[] = []): readonly ConfigProblem[] {
  if (schema.anyOf !== undefined) return problemsOfAny(value, schema.anyOf, path);
  if (schema.type !== undefined && typeOf(value) !== schema.type) {
    const message = `${nameOf(path)} must be ${article(schema.type)}, not ${describeValue(value)}`;
    return [{ path, message, ...correction(value, schema.type) }];
  }
  if (typeof value === 'string') return problemsOfText(value, schema, path);
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? [] : value.flatMap((item, index) => problemsOf(item, items, [...path, String(index)]));
  }
  return typeof value === 'object' && value !== null ? problemsOfFields(value, schema, path) : [];
}

function problemsOfAny(value: unknown, choices: readonly Schema[], path: readonly string[]): readonly ConfigProblem[] {
  const results = choices.map((choice) => problemsOf(value, choice, path));
  if (results.some((problems) => problems.length === 0)) return [];
  // The choice of the right type says more than "none of these".
  return results.find((problems) => problems.every((problem) => problem.path.length > path.length)) ?? results[0] ?? [];
}

function problemsOfText(value: string, schema: Schema, path: readonly string[]): readonly ConfigProblem[] {
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    const known = schema.enum.join(', ');
    return [
      { path, message: `${nameOf(path)} is "${value}"; it must be one of ${known}`, ...suggestion(value, schema.enum) },
    ];
  }
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) {
    return [{ path, message: `${nameOf(path)} is "${value}"; it must match ${schema.pattern}` }];
  }
  return [];
}

function problemsOfFields(value: object, schema: Schema, path: readonly string[]): readonly ConfigProblem[] {
  const known = schema.properties ?? {};
  const missing = (schema.required ?? [])
    .filter((key) => !Object.hasOwn(value, key))
    .map((key) => ({ path, message: `${nameOf(path)} has no "${key}"` }));
  const found = Object.entries(value).flatMap(([key, field]): readonly ConfigProblem[] => {
    const inner = Object.hasOwn(known, key) ? known[key] : schema.additionalProperties;
    if (inner === undefined) return [];
    if (inner !== false) return problemsOf(field, inner, [...path, key]);
    const owner = path.length === 0 ? 'cdk8s.yaml' : nameOf(path);
    return [{ path: [...path, key], message: `${owner} has no key "${key}"`, ...suggestion(key, Object.keys(known)) }];
  });
  return [...missing, ...found];
}

/** How the value was probably meant. */
function correction(value: unknown, type: string): { readonly help?: string } {
  if (type === 'object' && value === null) return { help: 'Write {} where everything is left to its default.' };
  if (type === 'string' && typeof value === 'number') return { help: 'Put it into quotes: YAML reads 1.30 as 1.3.' };
  if (type === 'array' && value !== null && typeof value !== 'object') return { help: `Write a list: ['${value}'].` };
  if (type === 'boolean' && typeof value === 'string') return { help: 'Write true or false, without quotes.' };
  return {};
}

function suggestion(word: string, known: readonly string[]): { readonly help?: string } {
  const meant = nearest(word, known);
  return { help: meant === undefined ? `Known: ${known.join(', ')}.` : `Did you mean "${meant}"?` };
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}

function describeValue(value: unknown): string {
  return typeof value === 'object' && value !== null ? article(typeOf(value)) : JSON.stringify(value);
}

function article(type: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'a text',
    array: 'a list',
    object: 'a mapping',
    boolean: 'true or false',
  };
  return names[type] ?? type;
}

function nameOf(path: readonly string[]): string {
  if (path.length === 0) return 'the configuration';
  return path.reduce(
    (text, step) => (/^\d+$/.test(step) ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}
