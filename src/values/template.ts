import { describeExpression, type Expression } from './expression.ts';
import { isEmpty } from './function-table.ts';
import { concat } from './text-expression.ts';
import { partOf } from './located.ts';
import type { ValueType } from './shape.ts';
import { CONDITION, decodeText, hasMark, LOOP, MERGE, ORDER, SPLICE, SPREAD, ValueError, WHOLE } from './mark.ts';

/** A manifest with its references in place: what both targets are made from. */
export type Template =
  | { readonly type: 'literal'; readonly value: string | number | boolean | null }
  | { readonly type: 'expression'; readonly expression: Expression; readonly omitEmpty?: true }
  | ConditionTemplate
  | ObjectTemplate
  | ListTemplate;

export interface ConditionTemplate {
  readonly type: 'condition';
  readonly condition: Expression;
  readonly body: Template;
  /** Absent: the field or element is left out. */
  readonly otherwise: Template | undefined;
}

export interface ObjectTemplate {
  readonly type: 'object';
  /** In the order in which they win: later ones over earlier ones. */
  readonly parts: readonly Part[];
  /** Left out when nothing is in it, as cdk8s does with labels, annotations and the other metadata of an object. */
  readonly omitEmpty?: true;
}

export type Part =
  | { readonly type: 'entry'; readonly key: string; readonly value: Template }
  | { readonly type: 'spread'; readonly value: Template };

export interface ListTemplate {
  readonly type: 'list';
  readonly items: readonly Item[];
  readonly omitEmpty?: true;
}

export type Item =
  | { readonly type: 'element'; readonly value: Template }
  | { readonly type: 'splice'; readonly value: Template }
  | { readonly type: 'loop'; readonly list: Expression; readonly variable: string; readonly body: Template };

/** Reads the stand-ins of the resolver back out of an object's JSON. */
export function toTemplate(json: unknown): Template {
  if (typeof json === 'string') return textTemplate(json);
  if (json === null || json === undefined) return { type: 'literal', value: null };
  if (typeof json === 'number' || typeof json === 'boolean') return { type: 'literal', value: json };
  if (Array.isArray(json)) return { type: 'list', items: json.flatMap(toItems) };
  if (typeof json !== 'object') throw new ValueError(`a manifest cannot hold ${String(json)}`);
  const fields = new Map<string, unknown>(Object.entries(json));
  if (fields.has(WHOLE)) return toWhole(fields);
  if (fields.has(CONDITION)) return toCondition(fields);
  if (fields.has(MERGE)) return { type: 'object', parts: mergedParts(fields) };
  return toObject(fields);
}

function textTemplate(text: string): Template {
  if (!hasMark(text)) return { type: 'literal', value: text };
  return expressionTemplate(concat(decodeText(text)));
}

/** A declared structure is written out: each of its values then goes the way of a single one. */
export function expressionTemplate(expression: Expression): Template {
  if (expression.op === 'literal') return toTemplate(expression.value);
  const { kind, properties, items, nullable } = expression.type;
  if (nullable === true) return { type: 'expression', expression };
  if (kind === 'object' && properties !== undefined && (expression.op === 'value' || expression.op === 'item')) {
    const parts = Object.keys(properties)
      .sort()
      .map((key): Part => ({ type: 'entry', key, value: expressionTemplate(partOf(expression, key)) }));
    return { type: 'object', parts };
  }
  if (kind === 'list' && items !== undefined && items.kind !== 'any') {
    return { type: 'list', items: [loopOver(expression, items)] };
  }
  return { type: 'expression', expression };
}

function loopOver(list: Expression, items: ValueType): Item {
  const variable = `in ${describeExpression(list)}`;
  return { type: 'loop', list, variable, body: expressionTemplate({ op: 'item', variable, path: [], type: items }) };
}

function toWhole(fields: ReadonlyMap<string, unknown>): Template {
  const extra = [...fields.keys()].filter((key) => key !== WHOLE);
  const whole = expressionTemplate(expressionOf(fields.get(WHOLE)));
  if (extra.length === 0) return whole;
  const name = whole.type === 'expression' ? describeExpression(whole.expression) : 'a structure of the values';
  throw new ValueError(`${extra.join(', ')} cannot be added to ${name}: spread it into an object of your own`);
}

function toCondition(fields: ReadonlyMap<string, unknown>): Template {
  const extra = [...fields.keys()].filter((key) => key !== CONDITION);
  if (extra.length > 0) throw new ValueError(`${extra.join(', ')} cannot be added to what when() gives`);
  const { if: condition, body, else: otherwise } = record(fields.get(CONDITION));
  const expression = expressionOf(condition);
  if (expression.op === 'literal') return toTemplate(isEmpty(expression.value) ? otherwise : body);
  return {
    type: 'condition',
    condition: expression,
    body: toTemplate(body),
    otherwise: otherwise === undefined ? undefined : toTemplate(otherwise),
  };
}

function toObject(fields: ReadonlyMap<string, unknown>): Template {
  const order = fields.get(ORDER);
  const written = typeof order === 'string' ? stringsIn(order) : [];
  const keys = [...new Set([...written, ...fields.keys()])].filter((key) => key !== ORDER && fields.has(key));
  return { type: 'object', parts: keys.flatMap((key) => toParts(key, fields.get(key))) };
}

function toParts(key: string, value: unknown): readonly Part[] {
  if (key.startsWith(SPREAD)) return spreadParts(toTemplate(value));
  if (hasMark(key)) {
    throw new ValueError(
      `${describeKey(key)} is used as a key; keys have to be known: declare a map of values and spread it`,
    );
  }
  return [{ type: 'entry', key, value: toTemplate(value) }];
}

function spreadParts(value: Template): readonly Part[] {
  if (value.type === 'object') return value.parts;
  if (value.type === 'literal' && value.value === null) return [];
  return [{ type: 'spread', value }];
}

function mergedParts(fields: ReadonlyMap<string, unknown>): readonly Part[] {
  const parts = fields.get(MERGE);
  if (!Array.isArray(parts)) throw new ValueError('what mergeMaps() gave was changed');
  const merged = parts.flatMap((part) => spreadParts(toTemplate(part)));
  const added = [...fields].flatMap(([key, value]) => (key === MERGE || key === ORDER ? [] : toParts(key, value)));
  return lastWins([...merged, ...added]);
}

/** A literal key that is given again later is not needed the first time. */
function lastWins(parts: readonly Part[]): Part[] {
  return parts.filter(
    (part, index) =>
      part.type !== 'entry' ||
      !parts.some((later, at) => at > index && later.type === 'entry' && later.key === part.key),
  );
}

/** Whether a field with this value may be left out. */
export function mayBeAbsent(template: Template): boolean {
  switch (template.type) {
    case 'literal':
      return template.value === null;
    case 'expression':
      return template.expression.type.nullable === true;
    case 'condition':
      return template.otherwise === undefined || mayBeAbsent(template.body) || mayBeAbsent(template.otherwise);
    default:
      return false;
  }
}

function toItems(json: unknown): readonly Item[] {
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) {
    const fields = new Map<string, unknown>(Object.entries(json));
    const marker = [LOOP, SPLICE].find((key) => fields.has(key));
    if (marker !== undefined && fields.size > 1)
      throw new ValueError('nothing can be added to the elements of each() or of a list of values');
    if (fields.has(LOOP)) {
      const { list, variable, body } = record(fields.get(LOOP));
      return [{ type: 'loop', list: expressionOf(list), variable: String(variable), body: toTemplate(body) }];
    }
    if (fields.has(SPLICE)) {
      const value = toTemplate(fields.get(SPLICE));
      if (value.type === 'list') return value.items;
      return value.type === 'literal' && value.value === null ? [] : [{ type: 'splice', value }];
    }
  }
  return json === undefined ? [] : [{ type: 'element', value: toTemplate(json) }];
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new ValueError('what when() or each() gave was changed');
  return Object.fromEntries(Object.entries(value));
}

function expressionOf(text: unknown): Expression {
  const [only, ...more] = typeof text === 'string' ? decodeText(text) : [];
  if (only === undefined || typeof only === 'string' || more.length > 0) {
    throw new ValueError('what when() or each() gave was changed');
  }
  return only;
}

function stringsIn(json: string): string[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.filter((key) => typeof key === 'string') : [];
}

function describeKey(key: string): string {
  return decodeText(key)
    .map((piece) => (typeof piece === 'string' ? piece : `\${${describeExpression(piece)}}`))
    .join('');
}
