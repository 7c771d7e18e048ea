import { holds, type ServerContext } from '../../context.ts';
import { isKnownFormat } from '../formats.ts';
import { itemsOf, propertiesOf, valuesOf, type Schema } from '../schema.ts';

const DEEPEST = 1_000;

/** Formats that the release leaves aside and says so: those of strings, since 1.36 those of other types too. */
export function unknownFormats(schema: Schema | undefined, context: ServerContext, depth = 0): string[] {
  if (!schema || depth > DEEPEST) return [];
  const { format = '', type = '' } = schema;
  const told = type === 'string' || holds(context, 36);
  const unknown = told && format !== '' && !isKnownFormat(format, type, context);
  const parts = [
    itemsOf(schema),
    valuesOf(schema),
    schema.not,
    ...(schema.allOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...propertiesOf(schema).map(([, property]) => property),
  ];
  return [...(unknown ? [format] : []), ...parts.flatMap((part) => unknownFormats(part, context, depth + 1))];
}
