/**
 * Evaluates an expression that was compiled.
 *
 * Source: cel-go `interpreter/interpretable.go`, `attributes.go`, `runtimecost.go`.
 */
import type { Call, Comprehension, Expression, MapLiteral, Select } from '../syntax/expression.ts';
import { plainName } from '../syntax/qualified-name.ts';
import type { Checked } from '../types/scope.ts';
import { entriesOf, found, qualified } from './access.ts';
import { Failure, fail, noSuchOverload, Undecidable } from './failure.ts';
import { FUNCTIONS } from './functions/index.ts';
import type { Means } from './functions/implementation.ts';
import { literalValue } from './literal.ts';
import { Elements, Entries, Mapping } from './collections.ts';
import { Optional, typeOf, type Value } from './value.ts';
import { named, type Outcome, type Variables } from './variables.ts';

/** Functions that do not expect a list to be missing; what the server says then is Go's. */
const STUMBLING: ReadonlySet<string> = new Set(['distinct', 'sort', '@sortByAssociatedKeys']);
const STUMBLED = 'internal error: interface conversion: *types.Err is not traits.Lister: missing method Add';

// Roughly what the server counts for making them.
const COST_OF_LIST = 10;
const COST_OF_MAP = 30;

/**
 * @throws {Failure} when the expression fails as it does on the server
 * @throws {Undecidable} when it needs what is not known here
 */
export function evaluate(
  expression: Expression,
  checked: Checked,
  variables: Readonly<Record<string, Value>>,
  means: Means,
): Value {
  const outermost = Object.entries(variables).reduce<Variables | undefined>(
    (outer, [name, outcome]) => ({ name, outcome, outer }),
    undefined,
  );
  return new Evaluation(checked, means).of(expression, outermost);
}

class Evaluation {
  private readonly checked: Checked;
  private readonly means: Means;

  constructor(checked: Checked, means: Means) {
    this.checked = checked;
    this.means = means;
  }

  of(expression: Expression, variables: Variables | undefined): Value {
    this.means.work.spend(1);
    switch (expression.kind) {
      case 'literal':
        return literalValue(expression);
      case 'identifier':
        return named(plainName(expression.name), variables);
      case 'select':
        return this.select(expression, variables);
      case 'call':
        return this.call(expression, variables);
      case 'list':
        return this.list(expression, variables);
      case 'map':
        return this.map(expression, variables);
      case 'comprehension':
        return this.fold(expression, variables);
      default:
        throw new Undecidable('CEL rules that make messages are not evaluated.');
    }
  }

  private attempt(expression: Expression, variables: Variables | undefined): Outcome {
    try {
      return this.of(expression, variables);
    } catch (failure) {
      if (failure instanceof Failure) return failure;
      throw failure;
    }
  }

  private select(expression: Select, variables: Variables | undefined): Value {
    const name = this.checked.names.get(expression);
    if (name !== undefined) return named(name, variables);
    const operand = this.of(expression.operand, variables);
    if (!expression.test) return qualified(operand, expression.field);
    const value = operand instanceof Optional ? (operand.hasValue ? operand.value : undefined) : operand;
    return value instanceof Mapping && value.find(expression.field) !== undefined;
  }

  private call(expression: Call, variables: Variables | undefined): Value {
    const { parameters } = expression;
    const resolved = this.checked.calls.get(expression);
    const name = resolved?.name ?? expression.name;
    const given =
      expression.target !== undefined && resolved?.member !== false ? [expression.target, ...parameters] : parameters;
    const [first, second, third] = given;
    if (first !== undefined && second !== undefined) {
      switch (name) {
        case '_&&_':
          return this.decided(first, second, false, variables);
        case '_||_':
          return this.decided(first, second, true, variables);
        case '_?_:_':
          return this.of(this.condition(first, variables) ? second : (third ?? second), variables);
        case '_[_]':
          return qualified(this.of(first, variables), this.of(second, variables));
        case '_?._':
        case '_[?_]':
          return found(this.of(first, variables), this.of(second, variables));
        case 'or':
        case 'orValue':
          return this.alternative(name, first, second, variables);
      }
    }
    if (first !== undefined && (name === '@not_strictly_false' || name === '__not_strictly_false__')) {
      return this.attempt(first, variables) !== false;
    }
    const values = given.map((parameter) => {
      const outcome = STUMBLING.has(name) ? this.attempt(parameter, variables) : this.of(parameter, variables);
      return outcome instanceof Failure ? fail(STUMBLED) : outcome;
    });
    return this.applied(name, values);
  }

  private applied(name: string, values: readonly Value[]): Value {
    const implementations = FUNCTIONS.get(name);
    if (implementations === undefined) throw new Undecidable(`CEL rules that call ${name} are not evaluated.`);
    for (const implementation of implementations) {
      const result = implementation(values, this.means);
      if (result !== undefined) return result;
    }
    if (WITHOUT_SIGNATURE.test(name)) return noSuchOverload();
    return fail(`no such overload: ${name === 'size' ? name : `${name}(${values.map(typeOf).join(', ')})`}`);
  }

  private condition(expression: Expression, variables: Variables | undefined): boolean {
    const value = this.of(expression, variables);
    return typeof value === 'boolean' ? value : noSuchOverload();
  }

  /** `&&` and `||`: one side that decides is enough, whatever becomes of the other. */
  private decided(left: Expression, right: Expression, by: boolean, variables: Variables | undefined): boolean {
    const first = this.attempt(left, variables);
    if (first === by) return by;
    const second = this.attempt(right, variables);
    if (second === by) return by;
    for (const outcome of [first, second]) {
      if (outcome instanceof Failure) throw outcome;
      if (typeof outcome !== 'boolean') return noSuchOverload();
    }
    return !by;
  }

  private alternative(name: string, first: Expression, second: Expression, variables: Variables | undefined): Value {
    const optional = this.of(first, variables);
    if (!(optional instanceof Optional)) return fail(`no such overload: ${name}(${typeOf(optional)})`);
    if (!optional.hasValue) return this.of(second, variables);
    return name === 'or' ? optional : optional.value;
  }

  private list({ elements }: Extract<Expression, { kind: 'list' }>, variables: Variables | undefined): Value {
    this.means.work.spend(COST_OF_LIST);
    const values = elements.flatMap(({ value, optional }) => {
      const element = this.of(value, variables);
      if (!optional) return [element];
      if (!(element instanceof Optional))
        return fail('cannot initialize optional list element from non-optional value');
      return element.hasValue ? [element.value] : [];
    });
    return new Elements(values);
  }

  private map({ entries }: MapLiteral, variables: Variables | undefined): Value {
    this.means.work.spend(COST_OF_MAP);
    const pairs = entries.flatMap(({ key, value, optional }): (readonly [Value, Value])[] => {
      const name = this.of(key, variables);
      const content = this.of(value, variables);
      if (!optional) return [[name, content]];
      if (!(content instanceof Optional)) return fail('cannot initialize optional entry from non-optional value');
      return content.hasValue ? [[name, content.value]] : [];
    });
    return new Entries(pairs);
  }

  private fold(fold: Comprehension, variables: Variables | undefined): Value {
    const range = this.of(fold.range, variables);
    let accumulated = this.attempt(fold.initial, variables);
    const withAccumulator = (): Variables => ({ name: fold.accumulator, outcome: accumulated, outer: variables });
    for (const [first, second] of entriesOf(range, fold.secondVariable !== undefined)) {
      let inner: Variables = { name: fold.variable, outcome: first, outer: withAccumulator() };
      if (fold.secondVariable !== undefined) inner = { name: fold.secondVariable, outcome: second, outer: inner };
      if (this.attempt(fold.condition, inner) === false) break;
      accumulated = this.attempt(fold.step, inner);
    }
    return this.of(fold.result, withAccumulator());
  }
}

// Operators, and what the server's own strings know.
const WITHOUT_SIGNATURE = /^[_@!-]|^(?:contains|startsWith|endsWith|matches)$/;
