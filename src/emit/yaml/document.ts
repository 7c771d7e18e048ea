import { keyText, numberText, stringText } from './scalar.ts';

const STEP = '  ';
const LONGEST_IMPLICIT_KEY = 1024;

/** One document as YAML text, ending in a line break. Keys stand in the order of the object. */
export function yamlDocument(value: unknown): string {
  const text = node(value, '', true);
  return text.endsWith('\n') && isKeptBlock(value) ? text : `${text}\n`;
}

/** Several documents as one stream; the first has no marker, as cdk8s writes it. */
export function yamlStream(values: readonly unknown[]): string {
  return values.map((value) => (value === undefined ? '\n' : yamlDocument(value))).join('---\n');
}

// A root block that keeps its line breaks already ends in one.
function isKeptBlock(value: unknown): boolean {
  return typeof value === 'string';
}

function node(value: unknown, indent: string, top: boolean): string {
  switch (typeof value) {
    case 'string':
      return stringText(value, indent);
    case 'number':
      return numberText(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? sequence(value, indent) : mapping(value, indent, top);
    case 'bigint':
      return String(value);
    default:
      return 'null';
  }
}

function sequence(items: readonly unknown[], indent: string): string {
  if (items.length === 0) return '[]';
  let text = '';
  for (const item of items) {
    if (text !== '') text += `\n${indent}`;
    text += `- ${node(item, indent + STEP, false)}`;
  }
  return text;
}

function mapping(fields: object, indent: string, top: boolean): string {
  let text = '';
  const inner = indent + STEP;
  for (const [key, value] of Object.entries(fields)) {
    if (text !== '') text += `\n${indent}`;
    const name = keyText(key, top);
    text += name.length > LONGEST_IMPLICIT_KEY ? explicitPair(name, value, indent, inner) : pair(name, value, inner);
  }
  return text === '' ? '{}' : text;
}

function pair(name: string, value: unknown, inner: string): string {
  const nested = typeof value === 'object' && value !== null && !isEmpty(value);
  return nested ? `${name}:\n${inner}${node(value, inner, false)}` : `${name}: ${node(value, inner, false)}`;
}

/** Readers stop looking for the colon of a bare key after 1,024 characters, so a longer one is announced. */
function explicitPair(name: string, value: unknown, indent: string, inner: string): string {
  return `? ${name}\n${indent}: ${node(value, inner, false)}`;
}

function isEmpty(value: object): boolean {
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}
