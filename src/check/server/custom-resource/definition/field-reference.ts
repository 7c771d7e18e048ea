/**
 * `.spec.color` or `.spec['a.b']`: a path to a field that the schema has.
 *
 * Source: apiextensions-apiserver `pkg/apiserver/schema/cel/validation.go`.
 */
import { FieldPath } from '../../field-path.ts';
import { isMap, propertiesOf, propertyOf, valuesOf, type Schema } from '../schema.ts';

export interface FieldReference {
  readonly names: readonly string[];
  /** Below the value, as the server writes it: keys of maps in brackets. */
  readonly place: FieldPath;
  readonly schema: Schema | undefined;
}

const NOWHERE = 'does not refer to a valid field';

/** Where a path leads, or why it leads nowhere. */
export function followReference(path: string, schema: Schema, brackets: boolean): FieldReference | string {
  // Read one by one: most faults show in the first few.
  const tokens = path.matchAll(/'(?:[^'\\]|\\.)*'|[.[\]]|[^.[\]]+/gs);
  const next = (): string | undefined => tokens.next().value?.[0];
  const names: string[] = [];
  let place = FieldPath.of();
  let at: Schema | undefined = schema;
  for (let token = next(); token !== undefined; token = next()) {
    if (token !== '.' && token !== '[') return `expected [ or . but got: ${token}`;
    if (token === '[' && !brackets) return 'array notation is not allowed';
    const raw = next();
    if (raw === undefined) return 'unexpected end of JSON path';
    if (token === '[' && !/^'.*'$/s.test(raw)) return `expected single quoted string but got ${raw}`;
    const name = token === '[' ? raw.slice(1, -1).replace(/\\(.)/gs, '$1') : raw;
    const hasProperties: boolean = at !== undefined && propertiesOf(at).length > 0;
    if (!hasProperties && !isMap(at)) return NOWHERE;
    const field: Schema | undefined = hasProperties ? propertyOf(at, name) : valuesOf(at);
    if (hasProperties && field === undefined) return NOWHERE;
    names.push(name);
    place = hasProperties ? place.child(name) : place.key(name);
    at = field;
    if (token === '[') {
      const end = next();
      if (end === undefined) return 'unexpected end of JSON path';
      if (end !== ']') return `expected ] but got ${end}`;
    }
  }
  return { names, place, schema: at };
}
