import type { Expression } from '../../values/expression.ts';
import { ValueError } from '../../values/mark.ts';
import { withoutNull } from '../../values/shape.ts';
import {
  expressionTemplate,
  type Item,
  type ListTemplate,
  mayBeAbsent,
  type ObjectTemplate,
  type Template,
} from '../../values/template.ts';
import { type Context, given, insideLoop } from './context.ts';
import { conditionText, operandText, pipelineText, ungrouped } from './expression-text.ts';
import { at, when, withLines } from './control.ts';
import { isSetText, listPresence, objectPresence } from './presence.ts';

/** How fields and objects are written, given by who writes them: lists and objects hold each other. */
export interface Writers {
  fieldLines(head: string, value: Template, indent: number, context: Context): readonly string[];
  objectLines(template: ObjectTemplate, indent: number, context: Context): readonly string[];
}

/** A list as the value of a field. */
export function listLines(
  head: string,
  list: ListTemplate,
  indent: number,
  context: Context,
  write: Writers,
): readonly string[] {
  const { items } = list;
  if (items.length === 0) return list.omitEmpty === true ? [] : [at(indent, `${head} []`)];
  if (
    items.some(mayBeNone) &&
    listPresence(
      items.filter((item) => !mayBeNone(item)),
      context,
    ) !== true
  ) {
    return countedLines(head, list, indent, context, write);
  }
  const [only] = items;
  if (items.length === 1 && only?.type === 'loop' && list.omitEmpty !== true) {
    const loop = loopLines(only, indent + 2, context, write);
    if (only.list.type.filled === true) return [at(indent, head), ...loop];
    return [
      at(indent, head),
      ...loop.slice(0, -1),
      at(indent + 2, '{{- else }}'),
      at(indent + 2, '[]'),
      ...loop.slice(-1),
    ];
  }
  // `toYaml` writes the brackets of an empty list itself.
  if (items.length === 1 && only?.type === 'splice' && only.value.type === 'expression' && list.omitEmpty !== true) {
    const operand = operandText(only.value.expression, context);
    return [at(indent, head), at(indent + 2, `{{- toYaml ${operand} | nindent ${indent + 2} }}`)];
  }
  const presence = listPresence(items, context);
  const content = items.flatMap((item) => itemLines(item, indent + 2, context, write));
  if (presence === true) return [at(indent, head), ...content];
  if (list.omitEmpty === true)
    return presence === false ? [] : when(ungrouped(presence), indent, [at(indent, head), ...content]);
  if (presence === false) return [at(indent, `${head} []`)];
  return [at(indent, head), ...when(ungrouped(presence), indent + 2, content, [at(indent + 2, '[]')])];
}

/** Whether an item may give nothing although what it goes through is not empty. */
function mayBeNone(item: Item): boolean {
  if (item.type === 'loop') return mayBeAbsent(item.body);
  return item.type === 'splice' && spliceMayBeNone(item.value);
}

function spliceMayBeNone(value: Template): boolean {
  if (value.type === 'list') return value.items.some(mayBeNone);
  if (value.type !== 'condition') return false;
  return spliceMayBeNone(value.body) || (value.otherwise !== undefined && spliceMayBeNone(value.otherwise));
}

/** Where each element may be left out, only having gone through all tells whether there was one. */
function countedLines(
  head: string,
  list: ListTemplate,
  indent: number,
  context: Context,
  write: Writers,
): readonly string[] {
  if (list.omitEmpty === true) throw new ValueError('metadata cannot have a list whose elements may all be absent');
  const found = context.depth === 0 ? '$found' : `$found${context.depth}`;
  const counting = list.items.flatMap((item) =>
    itemLines(item, indent + 2, context, write, at(indent + 2, `{{- ${found} = true }}`)),
  );
  return [
    at(indent, head),
    at(indent + 2, `{{- ${found} := false }}`),
    ...counting,
    ...when(`not ${found}`, indent + 2, [at(indent + 2, '[]')]),
  ];
}

function itemLines(item: Item, indent: number, context: Context, write: Writers, counter?: string): readonly string[] {
  switch (item.type) {
    case 'element':
      return elementLines(item.value, indent, context, write, counter);
    case 'loop':
      return loopLines(item, indent, context, write, counter);
    case 'splice':
      return spliceLines(item.value, indent, context, write, counter);
  }
}

function spliceLines(
  value: Template,
  indent: number,
  context: Context,
  write: Writers,
  counter?: string,
): readonly string[] {
  switch (value.type) {
    case 'list':
      return value.items.flatMap((item) => itemLines(item, indent, context, write, counter));
    case 'condition': {
      const inside = spliceLines(value.body, indent, context, write, counter);
      const outside =
        value.otherwise === undefined ? [] : spliceLines(value.otherwise, indent, context, write, counter);
      return when(conditionText(value.condition, context), indent, inside, outside);
    }
    case 'expression':
      return rawSplice(value.expression, indent, context, counter);
    default:
      throw new ValueError('only lists can be spread into a list');
  }
}

/** Elements of a list of structures that are passed on as they are; an empty one would print its brackets. */
function rawSplice(list: Expression, indent: number, context: Context, counter?: string): readonly string[] {
  return withLines(list, indent, context, () => [
    ...(counter === undefined ? [] : [counter]),
    at(indent, `{{- toYaml . | nindent ${indent} }}`),
  ]);
}

function loopLines(
  item: Extract<Item, { type: 'loop' }>,
  indent: number,
  context: Context,
  write: Writers,
  counter?: string,
): readonly string[] {
  const name = context.depth === 0 ? '$item' : `$item${context.depth}`;
  const key = context.depth === 0 ? '$name' : `$name${context.depth}`;
  const ofMap = item.list.type.kind === 'map';
  const inner = insideLoop(context, item.variable, { [item.variable]: name, [`${item.variable}key`]: key });
  return [
    at(indent, `{{- range ${ofMap ? `${key}, ` : ''}${name} := ${pipelineText(item.list, context)} }}`),
    ...elementLines(item.body, indent, inner, write, counter),
    at(indent, '{{- end }}'),
  ];
}

function elementLines(
  value: Template,
  indent: number,
  context: Context,
  write: Writers,
  counter?: string,
): readonly string[] {
  const lines = presentElement(value, indent, context, write);
  if (counter === undefined) return lines;
  // The counter goes wherever an element is written: behind each line that opens a branch.
  if (value.type === 'condition' || (value.type === 'expression' && value.expression.type.nullable === true)) {
    return lines.flatMap((line, index) => {
      const opens = line.startsWith(`${' '.repeat(indent)}{{- `) && /\{\{- (?:if|else if|else|with) ?/.test(line);
      const next = lines[index + 1] ?? '';
      return opens && next.startsWith(`${' '.repeat(indent)}-`) ? [line, counter] : [line];
    });
  }
  return [counter, ...lines];
}

function presentElement(value: Template, indent: number, context: Context, write: Writers): readonly string[] {
  switch (value.type) {
    case 'object':
      return objectElement(value, indent, context, write);
    case 'condition': {
      const test = conditionText(value.condition, context);
      const inside = presentElement(value.body, indent, given(context, test), write);
      const outside = value.otherwise === undefined ? [] : presentElement(value.otherwise, indent, context, write);
      return when(test, indent, inside, outside);
    }
    case 'expression': {
      const { expression } = value;
      if (expression.type.nullable !== true || expression.type.kind === 'any')
        return write.fieldLines('-', value, indent, context);
      const present = expressionTemplate({ ...expression, type: withoutNull(expression.type) });
      const condition = isSetText(operandText(expression, context), context);
      const lines = presentElement(present, indent, context, write);
      return condition === true ? lines : when(String(condition), indent, lines);
    }
    default:
      return write.fieldLines('-', value, indent, context);
  }
}

/** The first field stands beside the dash, the name before all others as people write it. */
function objectElement(value: ObjectTemplate, indent: number, context: Context, write: Writers): readonly string[] {
  const ordered = inReadingOrder(value);
  if (ordered.parts.length === 0) return [at(indent, '- {}')];
  if (objectPresence(ordered, context) !== true) return write.fieldLines('-', ordered, indent, context);
  const lines = write.objectLines(ordered, indent + 2, context);
  const [first = '', ...rest] = lines;
  if (first.trimStart().startsWith('{{-')) return [at(indent, '-'), ...lines];
  return [at(indent, `- ${first.trimStart()}`), ...rest];
}

/** A field that is surely there comes first, the name if it is one; all others stay where they are. */
export function inReadingOrder(value: ObjectTemplate): ObjectTemplate {
  if (value.parts.some((part) => part.type === 'spread')) return value;
  const certain = value.parts.filter((part) => !mayBeAbsent(part.value));
  const first = certain.find((part) => part.type === 'entry' && part.key === 'name') ?? certain[0];
  if (first === undefined) return value;
  return { ...value, parts: [first, ...value.parts.filter((part) => part !== first)] };
}
