import type { Expression } from '../../values/expression.ts';
import { ValueError } from '../../values/mark.ts';
import { isScalar, type ValueType, withoutNull } from '../../values/shape.ts';
import { expressionTemplate, type ObjectTemplate, type Part, type Template } from '../../values/template.ts';
import { type Context, given, insideLoop } from './context.ts';
import { at, when, withLines } from './control.ts';
import { conditionText, operandText, pipelineText, ungrouped } from './expression-text.ts';
import { blockLines, escapeActions, yamlString } from './literal.ts';
import { endsInText } from './last-line.ts';
import { listLines } from './list-text.ts';
import { isSetText, objectPresence, omitText, opposite, overridden, type Presence } from './presence.ts';
import { standardLabels } from './standard-labels.ts';
import { textLines } from './text-lines.ts';

/** A manifest as the text of a template file, one line an element. `guard`: the condition of the whole object. */
export function manifestLines(template: Template, guard: Expression | undefined, context: Context): readonly string[] {
  if (template.type !== 'object') throw new ValueError('a manifest has to be an object');
  const lines = objectLines(template, 0, context);
  // Helm trims every manifest, and with it the last line break of a text that ends one.
  const closed = endsInText(template) ? [...lines, '# This line keeps the last line break of the text above.'] : lines;
  const texts = context.texts.flatMap(({ name, lines: text }) => [`{{- define "${name}" -}}`, ...text, '']);
  if (guard === undefined) return [...texts, ...closed];
  return [...texts, ...when(conditionText(guard, context), 0, closed)];
}

/** A field or list element: `head` is `name:` or `-`. Nothing when the value is null. */
export function fieldLines(head: string, value: Template, indent: number, context: Context): readonly string[] {
  switch (value.type) {
    case 'literal':
      return literalLines(head, value.value, indent);
    case 'expression':
      return expressionLines(head, value, indent, context);
    case 'condition':
      return conditionLines(head, value, indent, context);
    case 'object': {
      const [labels, rest] = standardLabels(value, indent + 2, context);
      if (labels.length > 0) return [at(indent, head), ...labels, ...objectLines(rest, indent + 2, context)];
      return presentLines(head, value, objectPresence(value, context), indent, context, () =>
        objectLines(value, indent + 2, context),
      );
    }
    case 'list':
      return listLines(head, value, indent, context, { fieldLines, objectLines });
  }
}

/** A structure that may turn out empty: then it is written as such, or left out with its head. */
function presentLines(
  head: string,
  value: ObjectTemplate,
  presence: Presence,
  indent: number,
  context: Context,
  content: () => readonly string[],
): readonly string[] {
  if (presence === false) return value.omitEmpty === true ? [] : [at(indent, `${head} {}`)];
  if (presence === true) return [at(indent, head), ...content()];
  const only = onlySpread(value);
  if (value.omitEmpty === true) {
    if (only === undefined) return when(ungrouped(presence), indent, [at(indent, head), ...content()]);
    return withLines(only, indent, context, (dot, inner) => [
      at(indent, head),
      ...mapLines(dot, indent + 2, inner, false),
    ]);
  }
  if (only !== undefined) return [at(indent, head), ...mapLines(only, indent + 2, context, true)];
  return [at(indent, head), ...when(ungrouped(presence), indent + 2, content(), [at(indent + 2, '{}')])];
}

function onlySpread(value: ObjectTemplate): Expression | undefined {
  const [only] = value.parts;
  return value.parts.length === 1 &&
    only?.type === 'spread' &&
    only.value.type === 'expression' &&
    only.value.expression.type.kind === 'map'
    ? only.value.expression
    : undefined;
}

function literalLines(head: string, value: string | number | boolean | null, indent: number): readonly string[] {
  if (value === null) return [];
  if (typeof value !== 'string') return [at(indent, `${head} ${numberText(value)}`)];
  const block = blockLines(value);
  if (block === undefined) return [at(indent, `${head} ${escapeActions(yamlString(value))}`)];
  const lines = block.lines.map((line) => (line === '' ? '' : at(indent + 2, escapeActions(line))));
  return [at(indent, `${head} ${block.header}`), ...lines];
}

/** YAML 1.1 takes `1e+21` for text; with a point in it, it is a number everywhere. */
function numberText(value: number | boolean): string {
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /^-?\d+e/.test(text) ? text.replace('e', '.0e') : text;
}

function expressionLines(
  head: string,
  value: Extract<Template, { type: 'expression' }>,
  indent: number,
  context: Context,
): readonly string[] {
  const { expression } = value;
  if (value.omitEmpty === true) {
    const { omitEmpty: _, ...kept } = value;
    return withLines(expression, indent, context, (dot, inner) =>
      fieldLines(head, { ...kept, expression: dot }, indent, inner),
    );
  }
  if (expression.type.nullable === true) {
    if (expression.type.filled === true) {
      return withLines(expression, indent, context, (dot, inner) =>
        fieldLines(head, expressionTemplate(dot), indent, inner),
      );
    }
    const present: Expression = { ...expression, type: withoutNull(expression.type) };
    if (expression.type.kind === 'any') return looseLines(head, present, indent, context);
    const condition = isSetText(operandText(expression, context), context);
    const lines = fieldLines(head, expressionTemplate(present), indent, context);
    return condition === true ? lines : when(String(condition), indent, lines);
  }
  if (isScalar(expression.type.kind)) return scalarLines(head, expression, indent, context);
  if (expression.type.kind === 'map') return [at(indent, head), ...mapLines(expression, indent + 2, context, true)];
  return [
    at(indent, head),
    at(indent + 2, `{{- toYaml ${operandText(expression, context)} | nindent ${indent + 2} }}`),
  ];
}

/** A part of a structure whose inside is not declared: text is quoted, everything else written as YAML. */
function looseLines(
  head: string,
  expression: Expression,
  indent: number,
  context: Context,
  keepNull = false,
): readonly string[] {
  const operand = operandText(expression, context);
  const text = [at(indent, `${head} {{ ${pipelineText(expression, context)} | quote }}`)];
  const structure = fieldLines(head, { type: 'expression', expression }, indent, context);
  const isSet = keepNull || isSetText(operand, context);
  const other = isSet === true ? structure : when(String(isSet), indent, structure);
  return when(`kindIs "string" ${operand}`, indent, text, other);
}

function scalarLines(head: string, expression: Expression, indent: number, context: Context): readonly string[] {
  switch (expression.type.kind) {
    case 'integer':
      return [at(indent, `${head} {{ ${pipelineText(expression, context)} | int64 }}`)];
    case 'number':
      return [at(indent, `${head} {{ ${pipelineText(expression, context)} | toJson }}`)];
    case 'boolean':
      return [at(indent, `${head} {{ ${pipelineText(expression, context)} }}`)];
    default:
      return textLines(head, expression, indent, context);
  }
}

function conditionLines(
  head: string,
  value: Extract<Template, { type: 'condition' }>,
  indent: number,
  context: Context,
): readonly string[] {
  const { condition, body, otherwise } = value;
  const argument = condition.op === 'call' && condition.name === 'isTrue' ? condition.arguments[0] : undefined;
  // `when(x, x)`: the value where it is not empty.
  if (otherwise === undefined && argument !== undefined && isSame(body, argument)) {
    return withLines(argument, indent, context, (dot, inner) =>
      fieldLines(head, expressionTemplate({ ...dot, type: withoutNull(dot.type) }), indent, inner),
    );
  }
  const test = conditionText(condition, context);
  const inside = fieldLines(head, body, indent, given(context, test));
  const outside = otherwise === undefined ? [] : fieldLines(head, otherwise, indent, context);
  return when(test, indent, inside, outside);
}

function isSame(body: Template, argument: Expression): boolean {
  const [only, ...more] = body.type === 'list' ? body.items : [];
  // A list of structures as a whole is one that holds all its elements.
  const whole = only?.type === 'splice' && more.length === 0 ? only.value : body;
  return JSON.stringify(whole) === JSON.stringify(expressionTemplate(argument));
}

/** The fields of an object. Whatever the values are, no key is written twice. */
export function objectLines(template: ObjectTemplate, indent: number, context: Context): readonly string[] {
  return template.parts.flatMap((part, index) => partLines(part, template.parts.slice(index + 1), indent, context));
}

function partLines(part: Part, later: readonly Part[], indent: number, context: Context): readonly string[] {
  if (part.type === 'entry') {
    const replaced = overridden(later, { literal: part.key }, context);
    if (replaced === true) return [];
    const lines = fieldLines(keyHead(part.key), part.value, indent, context);
    return replaced === false ? lines : when(ungrouped(String(opposite(replaced))), indent, lines);
  }
  return spreadLines(part.value, later, indent, context);
}

function spreadLines(value: Template, later: readonly Part[], indent: number, context: Context): readonly string[] {
  switch (value.type) {
    case 'expression':
      return mapLines(value.expression, indent, context, false, later);
    case 'object':
      return value.parts.flatMap((part, index) =>
        partLines(part, [...value.parts.slice(index + 1), ...later], indent, context),
      );
    case 'condition': {
      const inside = spreadLines(value.body, later, indent, context);
      const outside = value.otherwise === undefined ? [] : spreadLines(value.otherwise, later, indent, context);
      return when(conditionText(value.condition, context), indent, inside, outside);
    }
    default:
      throw new ValueError('only maps can be spread into an object');
  }
}

export function keyHead(key: string): string {
  return `${escapeActions(yamlString(key))}:`;
}

/** The entries of a map. `alone`: nothing else is in the object, so an empty map is written as one. */
function mapLines(
  map: Expression,
  indent: number,
  context: Context,
  alone: boolean,
  later: readonly Part[] = [],
): readonly string[] {
  const names =
    context.depth === 0
      ? { key: '$key', value: '$value' }
      : { key: `$key${context.depth}`, value: `$value${context.depth}` };
  const variable = `value ${context.depth}`;
  const inner = insideLoop(context, variable, { [variable]: names.value });
  const items: ValueType = map.type.items ?? { kind: 'any', nullable: true };
  const entry: Expression = { op: 'item', variable, path: [], type: items };
  const head = `{{ ${names.key} | quote }}:`;
  // Null stays null in a map of anything, or an object of nothing else would have no content at all.
  const body =
    items.kind === 'any'
      ? looseLines(head, { ...entry, type: { kind: 'any' } }, indent, inner, true)
      : fieldLines(head, expressionTemplate(entry), indent, inner);
  const replaced = overridden(later, { variable: names.key }, inner, true);
  const kept = replaced === false ? body : when(ungrouped(String(opposite(replaced))), indent, body);
  const source = omitText(operandText(map, context), later);
  return [
    at(indent, `{{- range ${names.key}, ${names.value} := ${ungrouped(source)} }}`),
    ...kept,
    ...(alone && map.type.filled !== true ? [at(indent, '{{- else }}'), at(indent, '{}')] : []),
    at(indent, '{{- end }}'),
  ];
}
