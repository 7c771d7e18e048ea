/** What is known of the sizes of values while a cost is estimated. Source: cel-go `checker/cost.go`. */
import type { Comprehension, Expression } from '../syntax/expression.ts';
import type { Checked } from '../types/scope.ts';
import { DYN, unwrapOptional, type Type, type TypeKind } from '../types/type.ts';
import { exactly, IMPOSSIBLE, NOTHING, ONE, UNKNOWN, union, type Estimate } from './estimate.ts';
import type { Operand } from './library-cost.ts';

/** Where a value comes from: the variable, and the steps from it. */
export type Path = readonly string[];

/** Size of what stands at a path; nothing where that is not known. */
export type SizeOf = (path: Path) => Estimate | undefined;

export interface CostOptions {
  /** As servers before 1.33 estimate: of variables of folds and of dynamic values they know less. */
  readonly cautious: boolean;
}

const SCALARS: readonly TypeKind[] = ['bool', 'double', 'duration', 'int', 'timestamp', 'uint'];

/** Sizes of what a list or map holds. */
interface EntrySize {
  readonly container: 'list' | 'map';
  readonly key: Estimate;
  readonly value: Estimate;
}

interface Local {
  readonly name: string;
  readonly path: Path;
  readonly size: Estimate | undefined;
  readonly entries: EntrySize | undefined;
}

export class Sizes {
  private readonly checked: Checked;
  private readonly sizeOfPath: SizeOf;
  private readonly cautious: boolean;
  private readonly paths = new Map<Expression, Path>();
  private readonly sizes = new Map<Expression, Estimate>();
  private readonly entrySizes = new Map<Expression, EntrySize>();
  private locals: readonly Local[] = [];

  constructor(checked: Checked, sizeOfPath: SizeOf, { cautious }: CostOptions) {
    this.checked = checked;
    this.sizeOfPath = sizeOfPath;
    this.cautious = cautious;
  }

  /** The expression is a variable. */
  name(expression: Expression, name: string): void {
    this.place(expression, this.local(name)?.path ?? [name]);
  }

  place(expression: Expression, path: Path): void {
    this.paths.set(expression, path);
  }

  set(expression: Expression, size: Estimate | undefined): void {
    if (size !== undefined) this.sizes.set(expression, size);
  }

  joinEntries(expression: Expression, first: Expression, second: Expression): void {
    const one = this.entriesOf(first);
    const other = this.entriesOf(second);
    if (one === undefined || other === undefined) return;
    const joined = { container: one.container, key: union(one.key, other.key), value: union(one.value, other.value) };
    this.setEntries(expression, joined);
  }

  largest(expressions: readonly Expression[]): Estimate {
    if (expressions.length === 0) return NOTHING;
    return expressions.map((each) => this.sizeOf(each) ?? UNKNOWN).reduce(union, IMPOSSIBLE);
  }

  iterated({ range, variable, secondVariable }: Comprehension): readonly Local[] {
    const entries = this.entriesOf(range);
    const container = entries?.container ?? this.typeOf(range).kind;
    const isList = container === 'list';
    const pathless = this.cautious && !isList && container !== 'map';
    const local = (name: string, step: string, size: Estimate | undefined): Local => ({
      name,
      path: pathless ? [] : [...this.pathOf(range), step],
      size: this.cautious ? undefined : size,
      entries: undefined,
    });
    const values = isList ? '@items' : '@values';
    if (secondVariable !== undefined) {
      const keys = local(variable, isList ? '@indices' : '@keys', entries?.key);
      return [keys, local(secondVariable, values, entries?.value)];
    }
    return [isList ? local(variable, '@items', entries?.value) : local(variable, '@keys', entries?.key)];
  }

  bound(name: string, value: Expression): Local {
    const size = this.cautious ? undefined : this.sizeOf(value);
    return { name, path: this.pathOf(value), size, entries: this.entriesOf(value) };
  }

  within<Result>(locals: readonly Local[], work: () => Result): Result {
    const outside = this.locals;
    this.locals = [...outside, ...locals];
    const result = work();
    this.locals = outside;
    return result;
  }

  private local(name: string): Local | undefined {
    return this.locals.findLast((each) => each.name === name);
  }

  typeOf(expression: Expression): Type {
    return this.checked.types.get(expression) ?? DYN;
  }

  pathOf(expression: Expression): Path {
    const local = expression.kind === 'identifier' ? this.local(expression.name) : undefined;
    return local?.path ?? this.paths.get(expression) ?? [];
  }

  operand(expression: Expression): Operand {
    const type = this.typeOf(expression);
    const path = this.pathOf(expression);
    const isText = type.parameters.length === 0;
    const elements = isText || path.length === 0 ? undefined : this.sizeOfPath([...path, '@items']);
    const number = expression.kind === 'literal' && expression.type === 'int' ? Number(expression.value) : undefined;
    return { type, size: this.sizeOf(expression), elements, literal: number };
  }

  sizeOf(expression: Expression): Estimate | undefined {
    const known = this.sizes.get(expression) ?? literalSize(expression);
    if (known !== undefined) return known;
    const path = this.pathOf(expression);
    const size = path.length === 0 ? undefined : this.sizeOfPath(path);
    if (size !== undefined) {
      this.sizes.set(expression, size);
      return size;
    }
    if (isScalar(this.typeOf(expression), this.cautious)) return ONE;
    return expression.kind === 'identifier' ? this.local(expression.name)?.size : undefined;
  }

  entriesOf(expression: Expression): EntrySize | undefined {
    if (this.cautious) return undefined;
    const known = this.entrySizes.get(expression);
    if (known !== undefined) return known;
    return expression.kind === 'identifier' ? this.local(expression.name)?.entries : undefined;
  }

  setEntries(expression: Expression, entries: EntrySize): void {
    this.entrySizes.set(expression, entries);
  }

  copy(to: Expression, from: Expression): void {
    const size = this.sizeOf(from);
    this.set(to, size);
    const entries = this.entriesOf(from);
    if (entries !== undefined) this.setEntries(to, entries);
  }
}

function literalSize(expression: Expression): Estimate | undefined {
  switch (expression.kind) {
    case 'literal':
      return exactly(typeof expression.value === 'string' ? [...expression.value].length : 1);
    case 'list':
      return exactly(expression.elements.length);
    case 'map':
      return exactly(expression.entries.length);
    default:
      return undefined;
  }
}

function isScalar(type: Type, cautious: boolean): boolean {
  const within = cautious ? undefined : unwrapOptional(type);
  return within === undefined ? SCALARS.includes(type.kind) : isScalar(within, cautious);
}
