import type { Expression } from '../../values/expression.ts';
import { mayBeAbsent, type Template } from '../../values/template.ts';
import { inReadingOrder } from './list-text.ts';
import { mayBeBlock } from './text-lines.ts';

/** Whether the last thing of a manifest may be text that ends in a line break without being quoted. */
export function endsInText(template: Template): boolean {
  switch (template.type) {
    case 'literal':
      return typeof template.value === 'string' && template.value.endsWith('\n');
    case 'expression':
      return expressionEndsInText(template.expression);
    case 'condition':
      return endsInText(template.body) || (template.otherwise !== undefined && endsInText(template.otherwise));
    case 'object':
      return lastMay(template.parts.map(({ value }) => value));
    case 'list':
      return lastMay(template.items.map((item) => asElement(item.type === 'loop' ? item.body : item.value)));
  }
}

function asElement(template: Template): Template {
  if (template.type === 'object') return inReadingOrder(template);
  if (template.type !== 'condition') return template;
  const { body, otherwise } = template;
  return { ...template, body: asElement(body), otherwise: otherwise && asElement(otherwise) };
}

/** Written by `toYaml`, or as a block with values in it. */
function expressionEndsInText(expression: Expression): boolean {
  const { kind, items } = expression.type;
  if (kind === 'any' || kind === 'list') return true;
  if (kind === 'map') return items?.kind === 'any';
  const last = expression.op === 'call' && mayBeBlock(expression) ? expression.arguments.at(-1) : undefined;
  return last?.op === 'literal' && String(last.value).endsWith('\n');
}

/** The last that is surely there decides, and all that may be absent after it. */
function lastMay(values: readonly Template[]): boolean {
  const last = values.findLastIndex((value) => !mayBeAbsent(value) && value.type !== 'expression');
  return values.slice(Math.max(last, 0)).some(endsInText);
}
