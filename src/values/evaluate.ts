import { describeExpression, describePath, type Expression, type StandardHelper } from './expression.ts';
import { apply, isEmpty } from './function-table.ts';
import { compareBytes } from './go-json.ts';
import { ValueError } from './mark.ts';
import { isJsonObject, type Json } from './shape.ts';
import type { ConditionTemplate, Item, ListTemplate, ObjectTemplate, Part, Template } from './template.ts';

/** Everything the result depends on. */
export interface Scope {
  readonly values: { readonly [key: string]: Json };
  /** Of the declaration the values belong to; a reference into another one is an error. */
  readonly fingerprint: string;
  readonly release: { readonly name: string; readonly namespace: string };
  readonly chart: { readonly name: string; readonly version: string; readonly appVersion: string };
  /** Files packed with the chart. */
  readonly files: Readonly<Record<string, string>>;
}

type Items = ReadonlyMap<string, Json>;
const NO_ITEMS: Items = new Map();

/**
 * The manifest for one set of values, by the rules of Helm's templates, so that `helm template` gives the same.
 * Undefined when nothing is left of it.
 */
export function evaluate(template: Template, scope: Scope): Json | undefined {
  return evaluateTemplate(template, scope, NO_ITEMS);
}

/** Whether a condition holds. */
export function holds(condition: Expression, scope: Scope): boolean {
  return !isEmpty(evaluateExpression(condition, scope, NO_ITEMS));
}

function evaluateTemplate(template: Template, scope: Scope, items: Items): Json | undefined {
  switch (template.type) {
    case 'literal':
      return template.value ?? undefined;
    case 'expression': {
      const value = withoutNulls(evaluateExpression(template.expression, scope, items));
      return template.omitEmpty === true && value !== undefined && isEmpty(value) ? undefined : value;
    }
    case 'condition': {
      const chosen = branchOf(template, scope, items);
      return chosen === undefined ? undefined : evaluateTemplate(chosen, scope, items);
    }
    case 'object':
    case 'list': {
      const value =
        template.type === 'object' ? evaluateObject(template, scope, items) : evaluateList(template, scope, items);
      return template.omitEmpty === true && isEmpty(value) ? undefined : value;
    }
  }
}

function evaluateObject(template: ObjectTemplate, scope: Scope, items: Items): Json {
  const fields = new Map<string, Json>();
  assign(template.parts, fields, scope, items);
  return template.parts.some((part) => part.type === 'spread') ? sorted(fields) : Object.fromEntries(fields);
}

/** As in JavaScript: what comes later wins, and an absent value takes a key out that was there before. */
function assign(parts: readonly Part[], fields: Map<string, Json>, scope: Scope, items: Items): void {
  for (const part of parts) {
    if (part.type === 'spread') {
      spread(part.value, fields, scope, items);
      continue;
    }
    const value = evaluateTemplate(part.value, scope, items);
    if (value === undefined) fields.delete(part.key);
    else fields.set(part.key, value);
  }
}

function spread(template: Template, fields: Map<string, Json>, scope: Scope, items: Items): void {
  if (template.type === 'object') {
    assign(template.parts, fields, scope, items);
    return;
  }
  if (template.type === 'condition') {
    const chosen = branchOf(template, scope, items);
    if (chosen !== undefined) spread(chosen, fields, scope, items);
    return;
  }
  const value = template.type === 'expression' ? evaluateExpression(template.expression, scope, items) : null;
  if (value === null) return;
  if (!isJsonObject(value)) throw new ValueError('what is spread into an object has to be a map');
  for (const [key, entry] of Object.entries(value)) {
    const kept = withoutNulls(entry);
    if (kept === undefined) fields.delete(key);
    else fields.set(key, kept);
  }
}

function branchOf(template: ConditionTemplate, scope: Scope, items: Items): Template | undefined {
  return isEmpty(evaluateExpression(template.condition, scope, items)) ? template.otherwise : template.body;
}

/** Keys of a literal come in the order cdk8s gave them; where a map is mixed in, that order is made again. */
function sorted(fields: ReadonlyMap<string, Json>): Json {
  return Object.fromEntries([...fields].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function evaluateList(template: ListTemplate, scope: Scope, items: Items): Json {
  return template.items.flatMap((item) => evaluateItem(item, scope, items));
}

function evaluateItem(item: Item, scope: Scope, items: Items): readonly Json[] {
  switch (item.type) {
    case 'element': {
      const value = evaluateTemplate(item.value, scope, items);
      return value === undefined ? [] : [value];
    }
    case 'splice': {
      const value = evaluateTemplate(item.value, scope, items);
      if (value === undefined) return [];
      if (!Array.isArray(value)) throw new ValueError('what is spread into a list has to be a list');
      return value;
    }
    case 'loop': {
      return entriesOf(evaluateExpression(item.list, scope, items)).flatMap(([key, entry]) => {
        const inner = new Map([...items, [item.variable, entry], [`${item.variable}key`, key]]);
        const value = evaluateTemplate(item.body, scope, inner);
        return value === undefined ? [] : [value];
      });
    }
  }
}

/** What a template's `range` goes through: lists in order, maps by the bytes of their keys, nothing for null. */
function entriesOf(value: Json): [string, Json][] {
  if (value === null) return [];
  if (isJsonObject(value)) return Object.entries(value).sort(([a], [b]) => compareBytes(a, b));
  if (Array.isArray(value)) return value.map((item: Json, index): [string, Json] => [String(index), item]);
  throw new ValueError('each goes through lists and maps only');
}

export function evaluateExpression(expression: Expression, scope: Scope, items: Items = NO_ITEMS): Json {
  switch (expression.op) {
    case 'literal':
      return expression.value;
    case 'value':
      if (expression.of !== scope.fingerprint) {
        throw new ValueError(`${describeExpression(expression)} belongs to the values of another chart`);
      }
      return read(scope.values, expression.path, 'values');
    case 'item': {
      const item = items.get(expression.variable);
      if (item === undefined) throw new ValueError('the item of an each() is used outside of it');
      return read(item, expression.path, 'item');
    }
    case 'builtin':
      return builtin(expression.name, scope);
    case 'standard':
      return standard(expression.name, scope);
    case 'helper':
      return evaluateExpression(expression.body, scope, items);
    case 'file': {
      const text = Object.hasOwn(scope.files, expression.path) ? scope.files[expression.path] : undefined;
      if (text === undefined)
        throw new ValueError(`${expression.path} is not among the files of chart ${scope.chart.name}`);
      return text;
    }
    case 'call': {
      const args = expression.arguments.map((argument) => evaluateExpression(argument, scope, items));
      return apply(expression.name, args);
    }
  }
}

function read(from: Json, path: readonly string[], root: string): Json {
  let at: Json = from;
  for (const [depth, key] of path.entries()) {
    if (at === null) return null;
    if (!isJsonObject(at))
      throw new ValueError(`${describePath(root, path.slice(0, depth))} has no ${key}: it is no map`);
    at = Object.hasOwn(at, key) ? (at[key] ?? null) : null;
  }
  return at;
}

function builtin(name: Extract<Expression, { op: 'builtin' }>['name'], { release, chart }: Scope): string {
  switch (name) {
    case 'Release.Name':
      return release.name;
    case 'Release.Namespace':
      return release.namespace;
    case 'Release.Service':
      return 'Helm';
    case 'Chart.Name':
      return chart.name;
    case 'Chart.Version':
      return chart.version;
    case 'Chart.AppVersion':
      return chart.appVersion;
  }
}

/** The name helpers of `helm create`. https://github.com/helm/helm/blob/main/pkg/chart/v2/util/create.go */
function standard(helper: StandardHelper, { values, release, chart }: Scope): string {
  const given = (name: string): string => {
    const value = values[name];
    return typeof value === 'string' ? value : '';
  };
  const name = given('nameOverride') || chart.name;
  if (helper === 'name') return cut(name);
  if (helper === 'chart') return cut(`${chart.name}-${chart.version}`.replaceAll('+', '_'));
  if (given('fullnameOverride') !== '') return cut(given('fullnameOverride'));
  return cut(release.name.includes(name) ? release.name : `${release.name}-${name}`);
}

function cut(text: string): string {
  return String(apply('trimSuffix', [apply('trunc', [text, 63]), '-']));
}

/** Kubernetes takes a null field for an absent one; cdk8s leaves such fields out, and so does this. */
function withoutNulls(value: Json): Json | undefined {
  if (value === null) return undefined;
  if (isJsonObject(value)) {
    const entries = Object.entries(value).flatMap(([key, entry]) => {
      const kept = withoutNulls(entry);
      return kept === undefined ? [] : [[key, kept] as const];
    });
    return sorted(new Map(entries));
  }
  return Array.isArray(value) ? value.map((item: Json) => withoutNulls(item) ?? null) : value;
}
