import type { Values } from './define.ts';
import { describePath, type Expression, expressionsIn } from './expression.ts';
import type { Shape } from './shape.ts';
import type { Item, Part, Template } from './template.ts';

/** A value that the author's code looked at, but nothing in the output depends on. */
export interface UnusedValue {
  /** `values.ingress.enabled` */
  readonly name: string;
  /** Made where it was read; undefined for a value that was never read. */
  readonly read: Error | undefined;
}

/**
 * Values that change nothing. One that was read and is not used most often stood in an `if` or before `&&`, where a
 * reference is always true: no error can be thrown there, so this is how it is found. Paths that something beside
 * the templates reads, such as a dependency, are `readElsewhere`.
 */
export function unusedValues(
  values: Values,
  used: Iterable<Expression>,
  readElsewhere: readonly (readonly string[])[] = [],
): readonly UnusedValue[] {
  const paths = new Set(readElsewhere.map((path) => path.join('\0')));
  for (const expression of used) {
    for (const part of expressionsIn(expression)) {
      if (part.op === 'value' && part.of === values.fingerprint) paths.add(part.path.join('\0'));
    }
  }
  const isUsed = (path: readonly string[]): boolean => {
    const key = path.join('\0');
    return [...paths].some((other) => other === key || other.startsWith(`${key}\0`) || key.startsWith(`${other}\0`));
  };
  return leavesOf(values.shape, []).flatMap((path) => {
    if (isUsed(path) || STANDARD.has(path.join('.'))) return [];
    const read = values.reads.find(({ part }) => part.op === 'value' && part.path.join('\0') === path.join('\0'));
    return [{ name: describePath('values', path), read: read?.at }];
  });
}

/** Read by the name helpers of every chart. */
const STANDARD = new Set(['nameOverride', 'fullnameOverride']);

function leavesOf(shape: Shape, path: readonly string[]): readonly (readonly string[])[] {
  if (shape.kind !== 'object') return [path];
  return Object.entries(shape.properties ?? {}).flatMap(([name, property]) => leavesOf(property, [...path, name]));
}

/** Every expression that a template depends on. */
export function* expressionsOf(template: Template): Generator<Expression> {
  switch (template.type) {
    case 'literal':
      return;
    case 'expression':
      yield template.expression;
      return;
    case 'condition':
      yield template.condition;
      yield* expressionsOf(template.body);
      if (template.otherwise !== undefined) yield* expressionsOf(template.otherwise);
      return;
    case 'object':
      for (const part of template.parts) yield* ofPart(part);
      return;
    case 'list':
      for (const item of template.items) yield* ofItem(item);
  }
}

function ofPart(part: Part): Generator<Expression> {
  return expressionsOf(part.value);
}

function* ofItem(item: Item): Generator<Expression> {
  if (item.type === 'loop') {
    yield item.list;
    yield* expressionsOf(item.body);
  } else yield* expressionsOf(item.value);
}
