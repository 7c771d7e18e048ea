import { describeExpression, type Expression } from './expression.ts';
import { isScalar } from './shape.ts';

export const MARK = Symbol.for('charthouse.ref');

/** What a reference stands for. Bodies are the author's own data, not yet resolved. */
export type Content =
  | { readonly form: 'expression'; readonly expression: Expression }
  | {
      readonly form: 'condition';
      readonly condition: Expression;
      readonly body: unknown;
      readonly otherwise: unknown;
    }
  | { readonly form: 'loop'; readonly list: Expression; readonly variable: string; readonly body: unknown }
  | { readonly form: 'merge'; readonly parts: readonly unknown[] }
  /** The element that stands for all elements of a list inside a larger one. */
  | { readonly form: 'splice'; readonly of: object };

/** What a reference stands for, or undefined for everything that is not one. */
export function contentOf(value: unknown): Content | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  const content: unknown = Reflect.get(value, MARK);
  return isContent(content) ? content : undefined;
}

function isContent(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && 'form' in value;
}

/** `values.image.tag`, `when(values.ingress.enabled)`: how messages call a reference. */
export function nameOf(content: Content): string {
  switch (content.form) {
    case 'expression':
      return describeExpression(content.expression);
    case 'condition':
      return `when(${describeExpression(content.condition)})`;
    case 'loop':
      return `each(${describeExpression(content.list)})`;
    case 'merge':
      return 'mergeMaps(…)';
    case 'splice': {
      const of = contentOf(content.of);
      return `an element of ${of === undefined ? 'a list' : nameOf(of)}`;
    }
  }
}

/** What it is used as: one value, or fields, or elements. */
export function kindOf(content: Content): 'scalar' | 'map' | 'list' {
  switch (content.form) {
    case 'expression': {
      const { kind } = content.expression.type;
      return kind === 'list' ? 'list' : isScalar(kind) ? 'scalar' : 'map';
    }
    case 'condition': {
      const example = content.body ?? content.otherwise;
      const inner = contentOf(example);
      if (inner !== undefined) return kindOf(inner);
      return Array.isArray(example) ? 'list' : typeof example === 'object' ? 'map' : 'scalar';
    }
    case 'loop':
      return 'list';
    case 'merge':
      return 'map';
    case 'splice':
      return 'scalar';
  }
}
