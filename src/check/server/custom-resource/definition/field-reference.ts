/**
 * `.spec.color` or `.spec['a.b']`: a path to a field that the schema has.
 *
 * Source: apiextensions-apiserver `pkg/apiserver/schema/cel/validation.go`.
 */
import { isMap, propertiesOf, propertyOf, valuesOf, type Schema } from '../schema.ts';

export interface FieldReference {
  readonly names: readonly string[];
  readonly schema: Schema | undefined;
}

const NOWHERE = 'does not refer to a valid field';

/** Where a path leads, or why it leads nowhere. */
export function followReference(path: string, schema: Schema, brackets: boolean): FieldReference | string {
  const tokens = path.match(/'(?:[^'\\]|\\.)*'|[.[\]]|[^.[\]]+/gs) ?? [];
  const names: string[] = [];
  let at: Schema | undefined = schema;
  for (let position = 0; position < tokens.length; position += 1) {
    const token = tokens[position] ?? '';
    if (token !== '.' && token !== '[') return `expected [ or . but got: ${token}`;
    if (token === '[' && !brackets) return 'array notation is not allowed';
    position += 1;
    const raw = tokens[position];
    if (raw === undefined) return 'unexpected end of JSON path';
    if (token === '[' && !/^'.*'$/s.test(raw)) return `expected single quoted string but got ${raw}`;
    const name = token === '[' ? raw.slice(1, -1).replace(/\\(.)/gs, '$1') : raw;
    const hasProperties: boolean = at !== undefined && propertiesOf(at).length > 0;
    if (!hasProperties && !isMap(at)) return NOWHERE;
    const next: Schema | undefined = hasProperties ? propertyOf(at, name) : valuesOf(at);
    if (hasProperties && next === undefined) return NOWHERE;
    names.push(name);
    at = next;
    if (token === '[') {
      position += 1;
      if (tokens[position] === undefined) return 'unexpected end of JSON path';
      if (tokens[position] !== ']') return `expected ] but got ${tokens[position]}`;
    }
  }
  return { names, schema: at };
}
