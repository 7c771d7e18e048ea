/** The syntax tree of CEL as cel-go builds it: macros are expanded, operators are calls. */
export type Expression =
  | Literal
  | Identifier
  | Select
  | Call
  | ListLiteral
  | MapLiteral
  | MessageLiteral
  | Comprehension
  | Unspecified;

interface Node {
  /** Where messages about the expression point to: of calls the parenthesis, of operators the operator. */
  readonly offset: number;
}

export type LiteralType = 'bool' | 'bytes' | 'double' | 'int' | 'null' | 'string' | 'uint';

export interface Literal extends Node {
  readonly kind: 'literal';
  readonly type: LiteralType;
  /** Texts of strings and of bytes; numbers as they are; null for null. */
  readonly value: string | bigint | number | boolean | null;
}

export interface Identifier extends Node {
  readonly kind: 'identifier';
  readonly name: string;
}

export interface Select extends Node {
  readonly kind: 'select';
  readonly operand: Expression;
  readonly field: string;
  /** Made by `has()`: asks whether the field is there. */
  readonly test: boolean;
}

export interface Call extends Node {
  readonly kind: 'call';
  readonly name: string;
  /** The receiver of `receiver.name(…)`. */
  readonly target?: Expression;
  readonly parameters: readonly Expression[];
}

export interface ListLiteral extends Node {
  readonly kind: 'list';
  readonly elements: readonly ListElement[];
}

export interface ListElement {
  readonly value: Expression;
  readonly optional: boolean;
}

export interface MapLiteral extends Node {
  readonly kind: 'map';
  readonly entries: readonly MapEntry[];
}

export interface MapEntry extends Node {
  readonly key: Expression;
  readonly value: Expression;
  readonly optional: boolean;
}

export interface MessageLiteral extends Node {
  readonly kind: 'message';
  readonly type: string;
  readonly fields: readonly MessageField[];
}

export interface MessageField extends Node {
  readonly name: string;
  readonly value: Expression;
  readonly optional: boolean;
}

/** A fold over a list or the keys of a map, with a result of its own: what most macros become. */
export interface Comprehension extends Node {
  readonly kind: 'comprehension';
  readonly range: Expression;
  readonly variable: string;
  readonly secondVariable?: string;
  readonly accumulator: string;
  readonly initial: Expression;
  readonly condition: Expression;
  readonly step: Expression;
  readonly result: Expression;
}

/** Stands where the text has a fault that was told already. */
export interface Unspecified extends Node {
  readonly kind: 'unspecified';
}

/** The expressions directly below an expression, in the order in which they are checked. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'select':
      return [expression.operand];
    case 'call':
      return expression.target === undefined ? expression.parameters : [expression.target, ...expression.parameters];
    case 'list':
      return expression.elements.map(({ value }) => value);
    case 'map':
      return expression.entries.flatMap(({ key, value }) => [key, value]);
    case 'message':
      return expression.fields.map(({ value }) => value);
    case 'comprehension':
      return [expression.range, expression.initial, expression.condition, expression.step, expression.result];
    default:
      return [];
  }
}
