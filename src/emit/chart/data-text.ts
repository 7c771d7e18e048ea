import { hasMark } from '../../values/mark.ts';
import { isJsonObject, type Json } from '../../values/shape.ts';
import { blockLines, yamlString } from './literal.ts';

/** Plain data as YAML: for the files of a chart that Helm does not run through its template engine. */
export function dataLines(value: Json, indent = 0): readonly string[] {
  if (isJsonObject(value)) {
    return Object.entries(value).flatMap(([key, entry]) => entryLines(`${yamlString(key)}:`, entry, indent));
  }
  return Array.isArray(value) ? value.flatMap((item: Json) => itemLines(item, indent)) : entryLines('', value, indent);
}

export function entryLines(head: string, value: Json, indent: number): readonly string[] {
  const pad = ' '.repeat(indent);
  if (typeof value === 'object' && value !== null) {
    if (Object.keys(value).length === 0) return [`${pad}${head} ${Array.isArray(value) ? '[]' : '{}'}`];
    return [pad + head, ...dataLines(value, indent + 2)];
  }
  const block = typeof value === 'string' ? blockLines(value) : undefined;
  if (block === undefined) return [`${pad}${head} ${scalarText(value)}`];
  return [`${pad}${head} ${block.header}`, ...block.lines.map((line) => (line === '' ? '' : `${pad}  ${line}`))];
}

function itemLines(item: Json, indent: number): readonly string[] {
  const nested = typeof item === 'object' && item !== null && Object.keys(item).length > 0;
  if (!nested) return entryLines('-', item, indent);
  const [first = '', ...rest] = dataLines(item, indent + 2);
  return [`${' '.repeat(indent)}- ${first.trimStart()}`, ...rest];
}

export function scalarText(value: Json): string {
  if (typeof value === 'string') return yamlString(value);
  if (typeof value === 'number') return String(value).replace(/^(-?\d+)e/, '$1.0e');
  return String(value);
}

/** The text of a file from its lines; nothing that marks a reference may be left in it. */
export function fileText(path: string, lines: readonly string[]): string {
  const text = `${lines.join('\n')}\n`;
  if (hasMark(text)) throw new Error(`${path} would hold a reference that nobody can resolve`);
  return text;
}
