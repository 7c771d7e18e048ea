import type { Json, ValueType } from './shape.ts';

/** Names of the functions both targets know; `function-table.ts` says what each does. */
export type FunctionName =
  | 'default'
  | 'ifNull'
  | 'required'
  | 'ternary'
  | 'eq'
  | 'not'
  | 'and'
  | 'or'
  | 'isSet'
  | 'isTrue'
  | 'b64enc'
  | 'trunc'
  | 'trimSuffix'
  | 'upper'
  | 'lower'
  | 'replace'
  | 'json'
  | 'checksum'
  | 'concat'
  | 'text';

export type BuiltIn =
  | 'Release.Name'
  | 'Release.Namespace'
  | 'Release.Service'
  | 'Chart.Name'
  | 'Chart.Version'
  | 'Chart.AppVersion';

/** The helpers every chart has in `_helpers.tpl`. */
export type StandardHelper = 'name' | 'fullname' | 'chart';

/**
 * How a value comes about, as plain data. It is decided twice: by `evaluate` for plain manifests and by Helm, from
 * the text that the chart writer makes of it.
 */
export type Expression =
  | { readonly op: 'literal'; readonly value: Json; readonly type: ValueType }
  | {
      readonly op: 'value';
      readonly path: readonly string[];
      /** From this step on the part before may be absent. */
      readonly loose?: number;
      readonly of: string;
      readonly type: ValueType;
    }
  | {
      readonly op: 'item';
      readonly variable: string;
      readonly path: readonly string[];
      readonly loose?: number;
      readonly type: ValueType;
    }
  | { readonly op: 'builtin'; readonly name: BuiltIn; readonly type: ValueType }
  | { readonly op: 'standard'; readonly name: StandardHelper; readonly type: ValueType }
  | HelperExpression
  /** Text of a file that is packed with the chart. */
  | { readonly op: 'file'; readonly path: string; readonly type: ValueType }
  | {
      readonly op: 'call';
      readonly name: FunctionName;
      readonly arguments: readonly Expression[];
      readonly type: ValueType;
    };

/** A named template of the author. */
export interface HelperExpression {
  readonly op: 'helper';
  readonly name: string;
  readonly body: Expression;
  /** Comment above its definition. */
  readonly description?: string;
  readonly type: ValueType;
}

export function literal(value: Json): Expression {
  return { op: 'literal', value, type: literalType(value) };
}

export function call(name: FunctionName, args: readonly Expression[], type: ValueType): Expression {
  return { op: 'call', name, arguments: args, type };
}

function literalType(value: Json): ValueType {
  if (value === null) return { kind: 'any', nullable: true };
  switch (typeof value) {
    case 'string':
      return {
        kind: 'string',
        ...(/^[A-Za-z0-9._-]*$/.test(value)
          ? { line: true, word: true }
          : /^[\x20-\x7e]*$/.test(value)
            ? { line: true }
            : {}),
      };
    case 'number':
      return { kind: Number.isInteger(value) ? 'integer' : 'number' };
    case 'boolean':
      return { kind: 'boolean' };
    default:
      return { kind: Array.isArray(value) ? 'list' : 'any' };
  }
}

/** The expression as messages name it: `values.image.tag`, `release.name`, `upper(values.env)`. */
export function describeExpression(expression: Expression): string {
  switch (expression.op) {
    case 'literal':
      return JSON.stringify(expression.value);
    case 'value':
      return describePath('values', expression.path);
    case 'item':
      return describePath(expression.variable, expression.path);
    case 'builtin':
      return expression.name;
    case 'standard':
    case 'helper':
      return `include(${expression.name})`;
    case 'file':
      return `file(${expression.path})`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(describeExpression).join(', ')})`;
  }
}

export function describePath(root: string, path: readonly string[]): string {
  return root + path.map(pathStep).join('');
}

function pathStep(key: string): string {
  if (/^\d+$/.test(key)) return `[${key}]`;
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** Every expression inside an expression, itself included. */
export function* expressionsIn(expression: Expression): Generator<Expression> {
  yield expression;
  if (expression.op === 'call') for (const argument of expression.arguments) yield* expressionsIn(argument);
  if (expression.op === 'helper') yield* expressionsIn(expression.body);
}
