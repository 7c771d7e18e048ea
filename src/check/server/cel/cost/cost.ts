/**
 * What an expression costs at most, by the sizes that its schema allows.
 *
 * Source: cel-go `checker/cost.go`.
 */
import type { Comprehension, Expression } from '../syntax/expression.ts';
import { plainName } from '../syntax/qualified-name.ts';
import type { Checked, ResolvedCall } from '../types/scope.ts';
import { DYN, type Type } from '../types/type.ts';
import { add, exactly, IMPOSSIBLE, multiply, NOTHING, ONE, UNKNOWN, union, type Estimate } from './estimate.ts';
import { extensionCost } from './extension-cost.ts';
import { libraryCost, type Operand } from './library-cost.ts';
import { overloadCost } from './overload-cost.ts';
import { Sizes, type CostOptions, type SizeOf } from './sizes.ts';

export function estimateCost(expression: Expression, checked: Checked, sizeOf: SizeOf, options: CostOptions): Estimate {
  return new Coster(checked, sizeOf, options).cost(expression);
}

const LIST_COST = exactly(10);
const MAP_COST = exactly(30);
const MESSAGE_COST = exactly(40);

class Coster {
  private readonly checked: Checked;
  private readonly cautious: boolean;
  private readonly sizes: Sizes;

  constructor(checked: Checked, sizeOfPath: SizeOf, options: CostOptions) {
    this.checked = checked;
    this.cautious = options.cautious;
    this.sizes = new Sizes(checked, sizeOfPath, options);
  }

  cost(expression: Expression): Estimate {
    const name = expression.kind === 'identifier' ? expression.name : this.checked.names.get(expression);
    if (name !== undefined) {
      this.sizes.name(expression, plainName(name));
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
    this.sizes.place(expression, [...this.sizes.pathOf(operand), field]);
    return ['map', 'object', 'parameter'].includes(this.sizes.typeOf(operand).kind) ? add(cost, ONE) : cost;
  }

  private callCost(expression: CallExpression): Estimate {
    const { name, parameters } = expression;
    if (name === 'dyn' && !this.cautious) return this.dynamicCost(expression);
    const costs = parameters.map((parameter) => this.cost(parameter));
    const operands = parameters.map((parameter) => this.sizes.operand(parameter));
    const call = this.checked.calls.get(expression) ?? (name === '_?._' ? OPTIONAL_SELECT : undefined);
    if (call === undefined || call.overloads.length === 0) return NOTHING;
    const target = call.member ? expression.target : undefined;
    const targetCost = target === undefined ? NOTHING : this.cost(target);
    const receiver = target === undefined ? undefined : this.sizes.operand(target);
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
      if (!this.cautious) size ??= this.sizes.sizeOf(expression);
    }
    this.sizes.set(expression, size);
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
    this.sizes.joinEntries(expression, yes, no);
    const size = union(this.sizes.sizeOf(yes) ?? UNKNOWN, this.sizes.sizeOf(no) ?? UNKNOWN);
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
    if (expression.name === '_+_' && found.size && first && second) this.sizes.joinEntries(expression, first, second);
    return found;
  }

  /** Size of an element; as a side effect its path is known. */
  private indexedSize(
    expression: CallExpression,
    container: Type | undefined,
    size: Estimate | undefined,
  ): Estimate | undefined {
    const [operand] = expression.parameters;
    if (operand === undefined || (container?.kind !== 'list' && container?.kind !== 'map')) return size;
    this.sizes.place(expression, [...this.sizes.pathOf(operand), container.kind === 'list' ? '@items' : '@values']);
    return this.cautious ? size : this.sizes.entriesOf(operand)?.value;
  }

  private dynamicCost(expression: CallExpression): Estimate {
    const [value] = expression.parameters;
    if (value === undefined) return NOTHING;
    const cost = this.cost(value);
    this.sizes.copy(expression, value);
    return add(ONE, cost);
  }

  private listCost(expression: Extract<Expression, { kind: 'list' }>): Estimate {
    const values = expression.elements.map(({ value }) => value);
    const costs = values.map((value) => this.cost(value));
    this.sizes.setEntries(expression, { container: 'list', key: ONE, value: this.sizes.largest(values) });
    return add(...costs, LIST_COST);
  }

  private mapCost(expression: Extract<Expression, { kind: 'map' }>): Estimate {
    const costs = expression.entries.flatMap(({ key, value }) => [this.cost(key), this.cost(value)]);
    const keys = this.sizes.largest(expression.entries.map(({ key }) => key));
    const values = this.sizes.largest(expression.entries.map(({ value }) => value));
    this.sizes.setEntries(expression, { container: 'map', key: keys, value: values });
    return add(...costs, MAP_COST);
  }

  private bindingCost(fold: Comprehension): Estimate {
    const { range, accumulator, initial, result } = fold;
    const cost = add(this.cost(range), this.cost(initial));
    const resultCost = this.sizes.within([this.sizes.bound(accumulator, initial)], () => this.cost(result));
    this.sizes.copy(fold, result);
    return add(cost, resultCost);
  }

  private foldCost(fold: Comprehension): Estimate {
    const { range, initial, condition, step, result, accumulator } = fold;
    const outside = add(this.cost(range), this.cost(initial));
    const accumulated = this.sizes.bound(accumulator, initial);
    const inside = this.sizes.within([accumulated, ...this.sizes.iterated(fold)], () =>
      add(this.cost(condition), this.cost(step)),
    );
    const resultCost = this.sizes.within([accumulated], () => this.cost(result));
    const count = this.sizes.sizeOf(range) ?? UNKNOWN;
    if (this.cautious || initial.kind === 'list' || initial.kind === 'map') {
      this.sizes.set(fold, count);
      const entries = this.sizes.entriesOf(step);
      if (entries !== undefined) this.sizes.setEntries(fold, entries);
    } else if (initial.kind === 'literal') this.sizes.set(fold, ONE);
    return add(outside, resultCost, multiply(count, inside));
  }
}

type CallExpression = Extract<Expression, { kind: 'call' }>;

const OPTIONAL_SELECT: ResolvedCall = {
  name: '_?._',
  member: false,
  overloads: [{ member: false, parameters: [], result: DYN, generic: [] }],
};

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
