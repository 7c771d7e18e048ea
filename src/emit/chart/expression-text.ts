import { describeExpression, type Expression, type HelperExpression } from '../../values/expression.ts';
import { ValueError } from '../../values/mark.ts';
import { isJsonObject, type Json } from '../../values/shape.ts';
import { ChartError } from './chart-error.ts';
import type { Context } from './context.ts';
import { goString } from './literal.ts';

/*
 * Expressions as the text of template actions. Numbers are converted wherever they meet text or each other: Helm reads
 * all numbers of a values file as floating point, prints large ones with an exponent, and has whole ones from `--set`.
 */

/** The expression as a whole pipeline, to which `| quote` and the like can be added. */
export function pipelineText(expression: Expression, context: Context): string {
  return ungrouped(operandText(expression, context));
}

/** The expression as an argument of a function. */
export function operandText(expression: Expression, context: Context): string {
  switch (expression.op) {
    case 'literal':
      return literalText(expression.value);
    case 'value':
      return pathText(`${context.root === '.' ? '' : '$'}.Values`, expression.path, expression.loose);
    case 'item':
      return itemText(expression, context);
    case 'builtin':
      return `${context.root === '.' ? '' : '$'}.${expression.name}`;
    case 'standard':
      return includeText(`${context.chart.name}.${expression.name}`, context);
    case 'helper': {
      noteHelper(expression, context.helpers);
      return includeText(`${context.chart.name}.${expression.name}`, context);
    }
    case 'file':
      return `(${context.root === '.' ? '' : '$'}.Files.Get ${goString(expression.path)})`;
    case 'call':
      return callText(expression, context);
  }
}

/** The expression as a condition of `if`, `and`, `or` and `not`, where emptiness is falseness. */
export function conditionText(expression: Expression, context: Context): string {
  if (expression.op !== 'call') return filledText(expression, context);
  const { name, arguments: args } = expression;
  const [argument] = args;
  if (name === 'isTrue' && argument !== undefined) return conditionText(argument, context);
  if (name === 'and' || name === 'or') return `(${name} ${args.map((each) => conditionText(each, context)).join(' ')})`;
  return filledText(expression, context);
}

/** What is asked whether it is empty: the zero of a values file is none to Helm 3.18.0, which reads numbers as text. */
function filledText(expression: Expression, context: Context): string {
  const { kind } = expression.type;
  if (expression.op === 'literal' || (kind !== 'integer' && kind !== 'number')) return operandText(expression, context);
  return `(${pipelineText(expression, context)} | ${kind === 'integer' ? 'int64' : 'float64'})`;
}

/** A scalar as text of its own: a number in plain digits, never with an exponent it was not given. */
export function textOperand(expression: Expression, context: Context): string {
  const operand = pipelineText(expression, context);
  switch (expression.type.kind) {
    case 'integer':
      return `(${operand} | int64 | toString)`;
    case 'number':
      return `(${operand} | toJson)`;
    case 'boolean':
      return `(${operand} | toString)`;
    default:
      return operandText(expression, context);
  }
}

export function includeText(name: string, context: Context): string {
  return `(include ${goString(name)} ${context.root})`;
}

type Call = Extract<Expression, { op: 'call' }>;

function callText(expression: Call, context: Context): string {
  const args = expression.arguments;
  const operand = (index: number): string => operandText(argument(expression, index), context);
  const piped = (): string => pipelineText(argument(expression, 0), context);
  switch (expression.name) {
    case 'default':
      return `(${ungrouped(filledText(argument(expression, 0), context))} | default ${operand(1)})`;
    case 'ifNull':
      return `(ternary ${operand(1)} ${operand(0)} (kindIs "invalid" ${operand(0)}))`;
    case 'required':
      return `(required ${operand(1)} ${operand(0)})`;
    case 'ternary':
      return `(ternary ${operand(1)} ${operand(2)} ${truthText(argument(expression, 0), context)})`;
    case 'eq':
      return equalText(argument(expression, 0), argument(expression, 1), context);
    case 'not':
      return negatedText(argument(expression, 0), context);
    case 'and':
    case 'or':
      return `(${expression.name} ${args.map((value) => truthText(value, context)).join(' ')})`;
    case 'isSet':
      return `(not (kindIs "invalid" ${operand(0)}))`;
    case 'isTrue':
      return `(not (not ${conditionText(argument(expression, 0), context)}))`;
    case 'b64enc':
    case 'upper':
    case 'lower':
      return `(${piped()} | ${expression.name})`;
    case 'trunc':
    case 'trimSuffix':
      return `(${piped()} | ${expression.name} ${operand(1)})`;
    case 'replace':
      return `(${piped()} | replace ${operand(1)} ${operand(2)})`;
    case 'json':
      return `(toJson ${operand(0)})`;
    case 'text':
      return textOperand(argument(expression, 0), context);
    case 'checksum':
      return `(list ${args.map((value) => operandText(value, context)).join(' ')} | toJson | sha256sum)`;
    case 'concat':
      return printText(args, context);
  }
}

function negatedText(expression: Expression, context: Context): string {
  if (expression.op === 'call' && expression.name === 'isSet') {
    return `(kindIs "invalid" ${operandText(argument(expression, 0), context)})`;
  }
  return `(not ${conditionText(expression, context)})`;
}

/** A condition whose result has to be a truth value itself. */
function truthText(expression: Expression, context: Context): string {
  if (expression.type.kind === 'boolean') return operandText(expression, context);
  return `(not (not ${filledText(expression, context)}))`;
}

function equalText(a: Expression, b: Expression, context: Context): string {
  const kinds = [a.type.kind, b.type.kind];
  const json = a.type.nullable || b.type.nullable || kinds.includes('any') || kinds.includes('number');
  const side = (expression: Expression): string => {
    const operand = operandText(expression, context);
    if (json) return `(${operand} | toJson)`;
    return expression.type.kind === 'integer' && expression.op !== 'literal' ? `(int64 ${operand})` : operand;
  };
  return `(eq ${side(a)} ${side(b)})`;
}

/** Text from pieces, in one `printf`: only then is quoting the whole exact. */
function printText(pieces: readonly Expression[], context: Context): string {
  const args: string[] = [];
  const format = pieces.map((piece) => {
    if (piece.op === 'literal' && typeof piece.value === 'string') return piece.value.replaceAll('%', '%%');
    const inner = piece.op === 'call' && piece.name === 'text' ? piece.arguments[0] : undefined;
    if (inner?.type.kind === 'integer') {
      args.push(`(int64 ${operandText(inner, context)})`);
      return '%d';
    }
    if (inner?.type.kind === 'boolean') {
      args.push(operandText(inner, context));
      return '%t';
    }
    args.push(operandText(piece, context));
    return '%s';
  });
  return `(printf ${[goString(format.join('')), ...args].join(' ')})`;
}

function argument(expression: Call, index: number): Expression {
  const found = expression.arguments[index];
  if (found === undefined) throw new ValueError(`${expression.name} lacks an argument`);
  return found;
}

function itemText(expression: Extract<Expression, { op: 'item' }>, context: Context): string {
  const variable = context.variables.get(expression.variable);
  if (variable === undefined) {
    throw new ValueError(`${describeExpression(expression)} is used outside of the each() it belongs to`);
  }
  return pathText(variable, expression.path, expression.loose);
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * `.Values.image.tag`; `(index .Values "a-b")` for names that are no identifiers; parentheses around each part that
 * may be absent, which makes the next step give nothing instead of failing.
 */
function pathText(root: string, path: readonly string[], loose = Number.POSITIVE_INFINITY): string {
  return path.reduce((text, name, index) => {
    const parent = index >= loose ? `(${text})` : text;
    if (IDENTIFIER.test(name)) return `${parent}.${name}`;
    if (index >= loose) return `(index (${text} | default dict) ${goString(name)})`;
    return text.startsWith('(index ') && text.endsWith(')')
      ? `${text.slice(0, -1)} ${goString(name)})`
      : `(index ${text} ${goString(name)})`;
  }, root);
}

export function literalText(value: Json): string {
  if (value === null) return 'nil';
  if (typeof value === 'string') return goString(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isJsonObject(value)) {
    const entries = Object.entries(value).map(([key, entry]) => ` ${goString(key)} ${literalText(entry)}`);
    return entries.length === 0 ? 'dict' : `(dict${entries.join('')})`;
  }
  return value.length === 0 ? 'list' : `(list ${value.map(literalText).join(' ')})`;
}

/** Remembers that a named template has to be defined. */
export function noteHelper(helper: HelperExpression, helpers: Map<string, HelperExpression>): void {
  const { name } = helper;
  const known = helpers.get(name);
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(helper)) {
    throw new ChartError(`two helpers are called ${name}: one text goes by a name, so give the other another one`);
  }
  if (known === undefined) helpers.set(name, helper);
}

/** A text without the parentheses around the whole of it. */
export function ungrouped(text: string): string {
  return text.startsWith('(') && isOneGroup(text) ? text.slice(1, -1) : text;
}

/** Whether the first parenthesis of a text is closed by its last character. */
function isOneGroup(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth === 0 && at < text.length - 1) return false;
  }
  return true;
}

function endOfString(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
