import type { ServerContext } from '../../context.ts';
import { formatCheck } from '../formats.ts';
import { itemsOf, propertiesOf, valuesOf, type Schema } from '../schema.ts';

const DEEPEST = 1_000;

/** Formats of strings that the release leaves aside. */
export function unknownFormats(schema: Schema | undefined, context: ServerContext, depth = 0): string[] {
  if (!schema || depth > DEEPEST) return [];
  const format = schema.format ?? '';
  const unknown = format !== '' && schema.type === 'string' && formatCheck(format, context) === undefined;
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
