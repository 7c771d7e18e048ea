import { describeExpression, describePath, type Expression } from './expression.ts';
import { ValueError } from './mark.ts';
import type { ValueType } from './shape.ts';

/** A value of a chart, or of an item of its lists and maps. */
export type Located = Extract<Expression, { readonly path: readonly string[] }>;

/** A declared part of a declared structure. */
export function partOf(expression: Located, name: string): Located {
  const { properties = {}, nullable } = expression.type;
  const type = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (type === undefined) {
    const known = Object.keys(properties).join(', ');
    throw new ValueError(
      `${describePath(describeExpression(expression), [name])} is not declared; declared are: ${known}`,
    );
  }
  return step(expression, name, nullable === true ? { ...type, nullable: true } : type);
}

/** What is below a value, declared or not. */
export function step(expression: Located, name: string, type: ValueType): Located {
  const { path, loose } = expression;
  const from = loose ?? (type.nullable === true && expression.type.kind !== 'object' ? path.length + 1 : undefined);
  return { ...expression, path: [...path, name], ...(from === undefined ? {} : { loose: from }), type };
}
