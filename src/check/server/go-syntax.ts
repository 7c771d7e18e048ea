import { NamedText, printValue, quote, Typed } from './go-value.ts';

/**
 * The value of a field error as servers until 1.33 print it, in Go's own syntax (`%#v`): `[]string{"a"}`. Lists, maps
 * and what says its type; other structures, whose print needs all of Go's types and shows addresses in memory, are told as newer
 * servers tell them.
 */
export function printGoSyntax(value: unknown): string {
  if (value instanceof Typed) return typedText(value);
  if (value instanceof NamedText) return value.bare ? value.text : quote(value.text);
  if (isListOf('string', value)) return typedText(new Typed('[]string', value));
  if (isListOf('number', value)) return typedText(new Typed('[]int32', value));
  return printValue(value);
}

function isListOf(type: 'string' | 'number', value: unknown): value is unknown[] {
  return Array.isArray(value) && value.every((part) => typeof part === type);
}

function typedText({ type, value }: Typed): string {
  if (value === null || value === undefined) return `${type}(nil)`;
  return `${type}{${partsOf(type, value).join(', ')}}`;
}

function partsOf(type: string, value: object): string[] {
  if (Array.isArray(value)) return value.map(printPart);
  if (!type.startsWith('map[')) return Object.entries(value).map(([field, part]) => `${field}:${printPart(part)}`);
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([key, part]) => `${quote(key)}:${printPart(part)}`);
}

function printPart(part: unknown): string {
  return typeof part === 'string' ? quote(part) : printGoSyntax(part);
}
