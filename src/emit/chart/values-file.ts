import { isJsonObject, type Json, type Shape } from '../../values/shape.ts';
import { dataLines, entryLines } from './data-text.ts';
import { yamlString } from './literal.ts';

/**
 * values.yaml: every value with its default and a comment that begins as helm-docs reads it.
 * https://helm.sh/docs/chart_best_practices/values/
 */
export function valuesLines(shape: Shape, defaults: Json): readonly string[] {
  const values = propertyLines(shape, defaults, 0);
  return values.length === 0 ? ['{}'] : values;
}

function propertyLines(shape: Shape, defaults: Json, indent: number): readonly string[] {
  const entries = Object.entries(shape.properties ?? {});
  return entries.flatMap(([name, property], index) => {
    const value = isJsonObject(defaults) ? (defaults[name] ?? null) : null;
    const gap = index > 0 && indent === 0 ? [''] : [];
    return [...gap, ...valueLines(name, property, value, indent)];
  });
}

function valueLines(name: string, shape: Shape, value: Json, indent: number): readonly string[] {
  const pad = ' '.repeat(indent);
  const comment = commentLines(shape).map((line) => `${pad}# ${line}`.trimEnd());
  const head = `${yamlString(name)}:`;
  if (shape.kind === 'object') {
    const inside = propertyLines(shape, value, indent + 2);
    return [...comment, ...(inside.length === 0 ? [`${pad}${head} {}`] : [pad + head, ...inside])];
  }
  return [...comment, ...entryLines(head, value, indent), ...exampleLines(shape, value, indent)];
}

function commentLines(shape: Shape): readonly string[] {
  const notes = [
    ...(shape.enum === undefined ? [] : [`One of ${shape.enum.map((value) => JSON.stringify(value)).join(', ')}.`]),
    ...(shape.nullable ? ['Optional.'] : []),
  ];
  const described = shape.description?.trim().split('\n') ?? [];
  const [first, ...rest] = described;
  if (first === undefined) return notes;
  const last = rest.at(-1) ?? first;
  const text = [`-- ${first}`, ...rest];
  if (notes.length === 0) return text;
  return [...text.slice(0, -1), `${text.at(-1) ?? ''}${/[.!?:)]$/.test(last) ? '' : '.'} ${notes.join(' ')}`];
}

/** What may be given, where the default shows nothing. */
function exampleLines(shape: Shape, value: Json, indent: number): readonly string[] {
  const { example } = shape;
  const empty = value === null || (typeof value === 'object' && Object.keys(value).length === 0);
  if (example === undefined || example === null || !empty) return [];
  return dataLines(example, 2).map((line) => `${' '.repeat(indent)}# ${line}`);
}
