/**
 * Defaults must be what the schema allows. Those of metadata inside embedded objects are checked against the schema only.
 *
 * Source: apiextensions-apiserver `pkg/apiserver/schema/defaulting/validation.go`.
 */
import type { ServerContext } from '../../context.ts';
import type { FieldErrors } from '../../field-errors.ts';
import type { FieldPath } from '../../field-path.ts';
import { readEmbedded, validateEmbedded } from '../embedded.ts';
import { same } from '../equality.ts';
import { Patterns } from '../patterns.ts';
import { prune } from '../prune.ts';
import { defaultOf, isEmbedded, itemsOf, propertiesOf, valuesOf, type Schema } from '../schema.ts';
import { anyValue } from '../any-value.ts';
import { validate } from '../validate.ts';

const META_FIELDS = ['metadata', 'kind', 'apiVersion'];

export function validateDefaults(schema: Schema, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const patterns = new Patterns();
  const visit = (part: Schema, at: FieldPath, embedded: boolean, inMetadata: boolean): void => {
    const byDefault = defaultOf(part);
    if (byDefault !== undefined)
      validateDefault(part, byDefault, inMetadata, at.child('default'), errors, context, patterns);
    const items = itemsOf(part);
    if (items) visit(items, at.child('items'), isEmbedded(items), inMetadata && !isEmbedded(items));
    for (const [name, property] of propertiesOf(part)) {
      const meta = embedded && META_FIELDS.includes(name);
      const inside = (inMetadata || meta) && !isEmbedded(property);
      visit(property, at.child('properties').key(name), isEmbedded(property), inside);
    }
  };
  visit(schema, path, true, false);
}

function validateDefault(
  schema: Schema,
  value: unknown,
  inMetadata: boolean,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
  patterns: Patterns,
): void {
  if (!inMetadata) {
    const pruned = prune(value, schema, isEmbedded(schema), []);
    if (!same(pruned, value)) errors.invalid(path, anyValue(value), 'must not have unknown fields');
    const before = errors.size;
    const { fatal } = readEmbedded(value, schema, context);
    if (fatal !== undefined) {
      errors.invalid(path, anyValue(value), fatal);
      return;
    }
    validateEmbedded(value, schema, errors, context, path);
    if (errors.size > before) return;
  }
  validate(schema, value, '', { context, checking: 'default', patterns }).tell(path, errors);
}

const DEEPEST = 1_000;

/** Does any part of the schema have a default? */
export function hasDefaults(schema: Schema | undefined, depth = 0): boolean {
  if (!schema || depth > DEEPEST) return false;
  return (
    defaultOf(schema) !== undefined ||
    [itemsOf(schema), valuesOf(schema), ...propertiesOf(schema).map(([, property]) => property)].some((part) =>
      hasDefaults(part, depth + 1),
    )
  );
}
