import type { StructuralSchema } from '../kubernetes/structural-schema.ts';
import { durationType } from './local-types.ts';
import { type Shapes, hasFields } from './shapes.ts';

/** How the pattern of a quantity begins, as controller-gen writes it for resource.Quantity. */
const QUANTITY_PATTERN = '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))';

/** A leaf takes its value or a reference to one, so that a chart value can stand there. */
function leaf(text: string): string {
  return `${text} | Ref<${text}>`;
}

/** A text as a string literal; JSON's escapes are TypeScript's, but for the two line separators and the quotes. */
export function literal(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const inner = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

/** The type of a field's value. Names of interfaces come from the shapes found before. */
export function typeText(schema: StructuralSchema, shapes: Shapes): string {
  const text = plainType(schema, shapes);
  return schema.nullable === true && text !== 'unknown' ? `${text} | null` : text;
}

function plainType(schema: StructuralSchema, shapes: Shapes): string {
  if (schema['x-kubernetes-int-or-string'] === true) {
    return schema.pattern?.startsWith(QUANTITY_PATTERN) === true ? leaf('Quantity') : leaf('number | string');
  }
  if (schema.enum !== undefined) {
    const values = schema.enum.filter((value) => ['string', 'number', 'boolean'].includes(typeof value));
    if (values.length > 0) return leaf(values.map(literal).join(' | '));
  }
  switch (schema.type) {
    case 'string':
      return leaf(durationType(schema) ?? 'string');
    case 'integer':
    case 'number':
      return leaf('number');
    case 'boolean':
      return leaf('boolean');
    case 'array': {
      const of = schema.items === undefined ? 'unknown' : typeText(schema.items, shapes);
      return `readonly ${of.includes(' | ') ? `(${of})` : of}[]`;
    }
    case 'object':
      return objectType(schema, shapes);
    default:
      return 'unknown';
  }
}

function objectType(schema: StructuralSchema, shapes: Shapes): string {
  const name = hasFields(schema) ? shapes.nameOf(schema) : undefined;
  if (name !== undefined) return name;
  if (schema['x-kubernetes-embedded-resource'] === true) return 'EmbeddedObject';
  const { additionalProperties } = schema;
  if (typeof additionalProperties === 'object') return `Record<string, ${typeText(additionalProperties, shapes)}>`;
  const open = additionalProperties === true || schema['x-kubernetes-preserve-unknown-fields'] === true;
  return open ? 'Record<string, unknown>' : 'Record<string, never>';
}

function range(least: number | undefined, most: number | undefined, unit = ''): string | undefined {
  if (least === undefined && most === undefined) return undefined;
  const counted = (count: number | undefined): string =>
    unit === '' ? `${count}` : `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (least === most) return `exactly ${counted(least)}`;
  if (least === undefined || (least === 0 && most !== undefined && unit !== '')) return `at most ${counted(most)}`;
  return most === undefined ? `at least ${counted(least)}` : `${least} to ${counted(most)}`;
}

/** Patterns longer than this explain nothing. */
const LONGEST_PATTERN = 60;

/** What the schema demands of a field beyond its type. */
export function facts(schema: StructuralSchema): string {
  const { format, pattern, default: fallback } = schema;
  const keys = schema['x-kubernetes-list-map-keys'];
  const found = [
    format === undefined || format === 'double' ? undefined : format,
    range(schema.minimum, schema.maximum),
    range(schema.minLength, schema.maxLength, 'character'),
    range(schema.minItems, schema.maxItems, 'element'),
    range(schema.minProperties, schema.maxProperties, 'field'),
    keys === undefined ? undefined : `keyed by ${keys.join(' and ')}`,
    schema['x-kubernetes-list-type'] === 'set' ? 'no value twice' : undefined,
    pattern === undefined || pattern.length > LONGEST_PATTERN ? undefined : `matches ${pattern}`,
    fallback === undefined
      ? undefined
      : `default ${typeof fallback === 'string' ? fallback : JSON.stringify(fallback)}`,
  ].filter((fact) => fact !== undefined);
  const text = found.join('; ');
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** A doc comment of a description and facts, or nothing. */
export function docComment(description: string | undefined, added: string, indent: string): string {
  const lines = [...(description ?? '').split('\n').map((line) => line.trimEnd()), added]
    .map((line) => line.replaceAll('*/', '*\\/'))
    .filter((line, index, all) => line !== '' || (index > 0 && index < all.length - 1 && all[index - 1] !== ''));
  while (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) return '';
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */\n`;
}
