/**
 * What an expression costs at most, by the sizes that its schema allows.
 *
 * Source: cel-go `checker/cost.go`.
 */
import type { Comprehension, Expression } from '../syntax/expression.ts';
import type { Checked, ResolvedCall } from '../types/checker.ts';
import { DYN, unwrapOptional, type Type, type TypeKind } from '../types/type.ts';
import { add, exactly, LARGEST, multiply, NOTHING, ONE, UNKNOWN, union, type Estimate } from './estimate.ts';
import { extensionCost } from './extension-cost.ts';
import { libraryCost, type Operand } from './library-cost.ts';
import { overloadCost } from './overload-cost.ts';

/** Where a value comes from: the variable, and the steps from it. */
export type Path = readonly string[];

/** Size of what stands at a path; nothing where that is not known. */
export type SizeOf = (path: Path) => Estimate | undefined;

export interface CostOptions {
  /** As servers before 1.33 estimate: of variables of folds and of dynamic values they know less. */
  readonly cautious: boolean;
}

export function estimateCost(expression: Expression, checked: Checked, sizeOf: SizeOf, options: CostOptions): Estimate {
  return new Coster(checked, sizeOf, options).cost(expression);
}

const LIST_COST = exactly(10);
const MAP_COST = exactly(30);
const MESSAGE_COST = exactly(40);
const IMPOSSIBLE: Estimate = { least: LARGEST, most: 0 };
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

class Coster {
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

  cost(expression: Expression): Estimate {
    const name = expression.kind === 'identifier' ? expression.name : this.checked.names.get(expression);
    if (name !== undefined) {
      this.paths.set(expression, this.local(name)?.path ?? [plain(name)]);
      return ONE;
    }
    switch (expression.kind) {
      case 'select':
        return this.selectCost(expression);
      case 'call':
        return this.callCost(expression);
      case 'list':
        return this.listCost(expression);
      case 'map':
        return this.mapCost(expression);
      case 'message':
        return add(...expression.fields.map(({ value }) => this.cost(value)), MESSAGE_COST);
      case 'comprehension':
        return isBinding(expression) ? this.bindingCost(expression) : this.foldCost(expression);
      default:
        return NOTHING;
    }
  }

  private selectCost(expression: Extract<Expression, { kind: 'select' }>): Estimate {
    const { operand, field, test } = expression;
    const cost = this.cost(operand);
    // Asking whether a field is there is free.
    if (test) return cost;
    this.paths.set(expression, [...this.pathOf(operand), field]);
    return ['map', 'object', 'parameter'].includes(this.typeOf(operand).kind) ? add(cost, ONE) : cost;
  }

  private callCost(expression: CallExpression): Estimate {
    const { name, parameters } = expression;
    if (name === 'dyn' && !this.cautious) return this.dynamicCost(expression);
    const costs = parameters.map((parameter) => this.cost(parameter));
    const operands = parameters.map((parameter) => this.operand(parameter));
    const call = this.checked.calls.get(expression) ?? (name === '_?._' ? OPTIONAL_SELECT : undefined);
    if (call === undefined || call.overloads.length === 0) return NOTHING;
    const target = call.member ? expression.target : undefined;
    const targetCost = target === undefined ? NOTHING : this.cost(target);
    const receiver = target === undefined ? undefined : this.operand(target);
    return add(targetCost, this.overloadsCost(expression, call, receiver, operands, costs));
  }

  private overloadsCost(
    expression: CallExpression,
    call: ResolvedCall,
    target: Operand | undefined,
    operands: readonly Operand[],
    costs: readonly Estimate[],
  ): Estimate {
    let cost = IMPOSSIBLE;
    let size: Estimate | undefined;
    for (const { parameters: declared } of call.overloads) {
      const costed = { name: call.name, target, parameters: operands, declared };
      const found =
        extensionCost(costed) ??
        libraryCost(costed) ??
        this.controlCost(expression, costs) ??
        this.sized(expression, overloadCost(costed));
      cost = union(cost, 'whole' in found ? found.whole : add(found.cost, ...costs));
      if (found.size !== undefined) size = size === undefined ? found.size : union(size, found.size);
      if (call.name === '_[_]') size = this.indexedSize(expression, declared[0], size);
      if (!this.cautious) size ??= this.sizeOf(expression);
    }
    if (size !== undefined) this.sizes.set(expression, size);
    return cost;
  }

  /** Of the parameters of `&&`, `||` and `?:` not all are evaluated. */
  private controlCost(
    expression: CallExpression,
    [first = NOTHING, second = NOTHING, third = NOTHING]: readonly Estimate[],
  ): { readonly whole: Estimate; readonly size?: Estimate } | undefined {
    const { name, parameters } = expression;
    if (name === '_&&_' || name === '_||_') return { whole: { least: first.least, most: add(first, second).most } };
    if (name !== '_?_:_') return undefined;
    const [, yes, no] = parameters;
    if (yes === undefined || no === undefined) return undefined;
    this.joinEntries(expression, yes, no);
    const size = union(this.sizeOf(yes) ?? UNKNOWN, this.sizeOf(no) ?? UNKNOWN);
    return { whole: add(first, union(second, third)), size };
  }

  private sized(
    expression: CallExpression,
    found: { cost: Estimate; size?: Estimate },
  ): {
    readonly cost: Estimate;
    readonly size?: Estimate;
  } {
    const [first, second] = expression.parameters;
    if (expression.name === '_+_' && found.size && first && second) this.joinEntries(expression, first, second);
    return found;
  }

  private joinEntries(expression: Expression, first: Expression, second: Expression): void {
    const one = this.entriesOf(first);
    const other = this.entriesOf(second);
    if (one === undefined || other === undefined) return;
    const joined = { container: one.container, key: union(one.key, other.key), value: union(one.value, other.value) };
    this.entrySizes.set(expression, joined);
  }

  /** Size of an element; as a side effect its path is known. */
  private indexedSize(
    expression: CallExpression,
    container: Type | undefined,
    size: Estimate | undefined,
  ): Estimate | undefined {
    const [operand] = expression.parameters;
    if (operand === undefined || (container?.kind !== 'list' && container?.kind !== 'map')) return size;
    this.paths.set(expression, [...this.pathOf(operand), container.kind === 'list' ? '@items' : '@values']);
    return this.cautious ? size : this.entriesOf(operand)?.value;
  }

  private dynamicCost(expression: CallExpression): Estimate {
    const [value] = expression.parameters;
    if (value === undefined) return NOTHING;
    const cost = this.cost(value);
    this.copySizes(expression, value);
    return add(ONE, cost);
  }

  private listCost(expression: Extract<Expression, { kind: 'list' }>): Estimate {
    const values = expression.elements.map(({ value }) => value);
    const costs = values.map((value) => this.cost(value));
    this.setEntries(expression, { container: 'list', key: ONE, value: this.largest(values) });
    return add(...costs, LIST_COST);
  }

  private mapCost(expression: Extract<Expression, { kind: 'map' }>): Estimate {
    const costs = expression.entries.flatMap(({ key, value }) => [this.cost(key), this.cost(value)]);
    const keys = this.largest(expression.entries.map(({ key }) => key));
    const values = this.largest(expression.entries.map(({ value }) => value));
    this.setEntries(expression, { container: 'map', key: keys, value: values });
    return add(...costs, MAP_COST);
  }

  private largest(expressions: readonly Expression[]): Estimate {
    if (expressions.length === 0) return NOTHING;
    return expressions.map((each) => this.sizeOf(each) ?? UNKNOWN).reduce(union, IMPOSSIBLE);
  }

  private bindingCost(fold: Comprehension): Estimate {
    const { range, accumulator, initial, result } = fold;
    const cost = add(this.cost(range), this.cost(initial));
    const resultCost = this.within([this.bound(accumulator, initial)], () => this.cost(result));
    this.copySizes(fold, result);
    return add(cost, resultCost);
  }

  private foldCost(fold: Comprehension): Estimate {
    const { range, initial, condition, step, result, accumulator } = fold;
    const outside = add(this.cost(range), this.cost(initial));
    const accumulated = this.bound(accumulator, initial);
    const inside = this.within([accumulated, ...this.iterated(fold)], () => add(this.cost(condition), this.cost(step)));
    const resultCost = this.within([accumulated], () => this.cost(result));
    const count = this.sizeOf(range) ?? UNKNOWN;
    if (this.cautious || initial.kind === 'list' || initial.kind === 'map') {
      this.sizes.set(fold, count);
      const entries = this.entriesOf(step);
      if (entries !== undefined) this.entrySizes.set(fold, entries);
    } else if (initial.kind === 'literal') this.sizes.set(fold, ONE);
    return add(outside, resultCost, multiply(count, inside));
  }

  private iterated({ range, variable, secondVariable }: Comprehension): readonly Local[] {
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

  private bound(name: string, value: Expression): Local {
    const size = this.cautious ? undefined : this.sizeOf(value);
    return { name, path: this.pathOf(value), size, entries: this.entriesOf(value) };
  }

  private within<Result>(locals: readonly Local[], work: () => Result): Result {
    const outside = this.locals;
    this.locals = [...outside, ...locals];
    const result = work();
    this.locals = outside;
    return result;
  }

  private local(name: string): Local | undefined {
    return this.locals.findLast((each) => each.name === name);
  }

  private typeOf(expression: Expression): Type {
    return this.checked.types.get(expression) ?? DYN;
  }

  private pathOf(expression: Expression): Path {
    const local = expression.kind === 'identifier' ? this.local(expression.name) : undefined;
    return local?.path ?? this.paths.get(expression) ?? [];
  }

  private operand(expression: Expression): Operand {
    const type = this.typeOf(expression);
    const path = this.pathOf(expression);
    const isText = type.parameters.length === 0;
    const elements = isText || path.length === 0 ? undefined : this.sizeOfPath([...path, '@items']);
    const number = expression.kind === 'literal' && expression.type === 'int' ? Number(expression.value) : undefined;
    return { type, size: this.sizeOf(expression), elements, literal: number };
  }

  private sizeOf(expression: Expression): Estimate | undefined {
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

  private entriesOf(expression: Expression): EntrySize | undefined {
    if (this.cautious) return undefined;
    const known = this.entrySizes.get(expression);
    if (known !== undefined) return known;
    return expression.kind === 'identifier' ? this.local(expression.name)?.entries : undefined;
  }

  private setEntries(expression: Expression, entries: EntrySize): void {
    this.entrySizes.set(expression, entries);
  }

  private copySizes(to: Expression, from: Expression): void {
    const size = this.sizeOf(from);
    if (size !== undefined) this.sizes.set(to, size);
    const entries = this.entriesOf(from);
    if (entries !== undefined) this.entrySizes.set(to, entries);
  }
}

type CallExpression = Extract<Expression, { kind: 'call' }>;

const OPTIONAL_SELECT: ResolvedCall = {
  name: '_?._',
  member: false,
  overloads: [{ member: false, parameters: [], result: DYN, generic: [] }],
};

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

/** A fold over nothing only gives a name to a value. */
function isBinding({ range, condition, accumulator }: Comprehension): boolean {
  return (
    range.kind === 'list' &&
    range.elements.length === 0 &&
    condition.kind === 'literal' &&
    condition.value === false &&
    accumulator !== '__result__'
  );
}

function plain(name: string): string {
  return name.startsWith('.') ? name.slice(1) : name;
}
