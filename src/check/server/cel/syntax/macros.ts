/**
 * Macros: calls that become another expression before types are looked at.
 *
 * Source: cel-go `parser/macro.go`, `cel/library.go`, `ext/comprehensions.go`, `ext/lists.go`.
 */
import { bound, copyOf, identifier, listOf, literal, make } from './build.ts';
import type { Comprehension, Expression } from './expression.ts';
import type { Issue } from './issue.ts';

/** The expression a macro becomes, or what is wrong with its arguments. */
export type Expansion = Expression | { readonly fault: Issue };

/** What a macro is made of; `offset` is that of the parenthesis, to which everything made by it points. */
export interface MacroCall {
  readonly offset: number;
  readonly target: Expression;
  readonly parameters: readonly Expression[];
  /** Name of the variable that gathers the result of a fold. */
  readonly accumulator: string;
}

/** Nothing for a call that only looks like the macro. */
export type Macro = (call: MacroCall) => Expansion | undefined;

/** Macros by name, number of parameters, and whether they are called on a receiver: `all/2`, `has()/1`. */
export type Macros = ReadonlyMap<string, Macro>;

const SORTED = '@__sortBy_input__';

export function macroKey(name: string, parameters: number, receiver: boolean): string {
  return `${receiver ? '.' : ''}${name}/${parameters}`;
}

export const STANDARD_MACROS: Macros = new Map<string, Macro>([
  ['has/1', has],
  ['.all/2', (call) => oneVariable(call, 'argument must be a simple name', all)],
  ['.exists/2', (call) => oneVariable(call, 'argument must be a simple name', exists)],
  ['.exists_one/2', (call) => oneVariable(call, 'argument must be a simple name', existsOne)],
  ['.map/2', (call) => oneVariable(call, 'argument is not an identifier', mapped)],
  ['.map/3', (call) => oneVariable(call, 'argument is not an identifier', filteredMap)],
  ['.filter/2', (call) => oneVariable(call, 'argument is not an identifier', filtered)],
  ['.optMap/2', (call) => optionalMap(call, 'optMap', (fold) => make(call.offset, 'optional.of', fold))],
  ['.optFlatMap/2', (call) => optionalMap(call, 'optFlatMap', (fold) => fold)],
]);

export const TWO_VARIABLE_MACROS: Macros = new Map<string, Macro>([
  ['.all/3', (call) => twoVariables(call, all)],
  ['.exists/3', (call) => twoVariables(call, exists)],
  ['.existsOne/3', (call) => twoVariables(call, existsOne)],
  ['.exists_one/3', (call) => twoVariables(call, existsOne)],
  ['.transformList/3', (call) => twoVariables(call, mapped)],
  ['.transformList/4', (call) => twoVariables(call, filteredMap)],
  ['.transformMap/3', (call) => twoVariables(call, insertedUnderKey)],
  ['.transformMap/4', (call) => twoVariables(call, insertedUnderKey)],
  ['.transformMapEntry/3', (call) => twoVariables(call, inserted)],
  ['.transformMapEntry/4', (call) => twoVariables(call, inserted)],
]);

export const SORT_MACROS: Macros = new Map<string, Macro>([['.sortBy/2', sortBy]]);

/** Local variables: `cel.bind(name, value, expression)`. */
export const BINDING_MACROS: Macros = new Map<string, Macro>([['.bind/3', bind]]);

type Fold = Pick<Comprehension, 'initial' | 'condition' | 'step' | 'result'>;

/** What a fold does with its last parameters: those behind the variables. */
type FoldMaker = (call: MacroCall, rest: readonly Expression[]) => Fold;

function has({ offset, parameters }: MacroCall): Expansion {
  const [argument] = parameters;
  if (argument?.kind === 'select') {
    return { kind: 'select', offset, operand: argument.operand, field: argument.field, test: true };
  }
  return faultAt(argument, offset, 'invalid argument to has() macro');
}

function oneVariable(call: MacroCall, fault: string, maker: FoldMaker): Expansion {
  const { offset, target, parameters, accumulator } = call;
  const [variable, ...rest] = parameters;
  if (variable?.kind !== 'identifier') return faultAt(variable, offset, fault);
  if (isAccumulator(variable.name, accumulator)) {
    return faultAt(variable, offset, 'iteration variable overwrites accumulator variable');
  }
  const fold = maker(call, rest);
  return { kind: 'comprehension', offset, range: target, variable: variable.name, accumulator, ...fold };
}

function twoVariables(call: MacroCall, maker: FoldMaker): Expansion {
  const { offset, target, parameters, accumulator } = call;
  const [first, second, ...rest] = parameters;
  for (const variable of [first, second]) {
    if (variable?.kind !== 'identifier') return faultAt(variable, offset, 'argument must be a simple name');
  }
  if (first?.kind !== 'identifier' || second?.kind !== 'identifier') return faultAt(first, offset, '');
  if (first.name === second.name) return faultAt(second, offset, `duplicate variable name: ${first.name}`);
  for (const variable of [first, second]) {
    if (isAccumulator(variable.name, accumulator)) {
      return faultAt(variable, offset, 'iteration variable overwrites accumulator variable');
    }
  }
  const variables = { variable: first.name, secondVariable: second.name };
  return { kind: 'comprehension', offset, range: target, ...variables, accumulator, ...maker(call, rest) };
}

function all({ offset, accumulator }: MacroCall, [predicate]: readonly Expression[]): Fold {
  return {
    initial: literal(offset, 'bool', true),
    condition: make(offset, '@not_strictly_false', identifier(offset, accumulator)),
    step: make(offset, '_&&_', identifier(offset, accumulator), ...given(predicate)),
    result: identifier(offset, accumulator),
  };
}

function exists({ offset, accumulator }: MacroCall, [predicate]: readonly Expression[]): Fold {
  const not = make(offset, '!_', identifier(offset, accumulator));
  return {
    initial: literal(offset, 'bool', false),
    condition: make(offset, '@not_strictly_false', not),
    step: make(offset, '_||_', identifier(offset, accumulator), ...given(predicate)),
    result: identifier(offset, accumulator),
  };
}

function existsOne({ offset, accumulator }: MacroCall, [predicate]: readonly Expression[]): Fold {
  const one = make(offset, '_+_', identifier(offset, accumulator), literal(offset, 'int', 1n));
  return {
    initial: literal(offset, 'int', 0n),
    condition: literal(offset, 'bool', true),
    step: make(offset, '_?_:_', ...given(predicate), one, identifier(offset, accumulator)),
    result: make(offset, '_==_', identifier(offset, accumulator), literal(offset, 'int', 1n)),
  };
}

function mapped(call: MacroCall, [transform]: readonly Expression[]): Fold {
  return gathered(call, undefined, listOf(call.offset, ...given(transform)));
}

function filteredMap(call: MacroCall, [filter, transform]: readonly Expression[]): Fold {
  return gathered(call, filter, listOf(call.offset, ...given(transform)));
}

function filtered(call: MacroCall, [filter]: readonly Expression[]): Fold {
  return gathered(call, filter, listOf(call.offset, ...given(call.parameters[0])));
}

function gathered({ offset, accumulator }: MacroCall, filter: Expression | undefined, added: Expression): Fold {
  const sum = make(offset, '_+_', identifier(offset, accumulator), added);
  return folded(offset, accumulator, listOf(offset), filter, sum);
}

function insertedUnderKey(call: MacroCall, rest: readonly Expression[]): Fold {
  const [key] = call.parameters;
  const name = key?.kind === 'identifier' ? key.name : '';
  return insertion(call, rest, [identifier(call.offset, name)]);
}

function inserted(call: MacroCall, rest: readonly Expression[]): Fold {
  return insertion(call, rest, []);
}

function insertion({ offset, accumulator }: MacroCall, rest: readonly Expression[], key: readonly Expression[]): Fold {
  const transform = rest.at(-1);
  const filter = rest.length === 2 ? rest[0] : undefined;
  const added = make(offset, 'cel.@mapInsert', identifier(offset, accumulator), ...key, ...given(transform));
  return folded(offset, accumulator, { kind: 'map', offset, entries: [] }, filter, added);
}

function folded(
  offset: number,
  accumulator: string,
  initial: Expression,
  filter: Expression | undefined,
  added: Expression,
): Fold {
  const step = filter === undefined ? added : make(offset, '_?_:_', filter, added, identifier(offset, accumulator));
  return { initial, condition: literal(offset, 'bool', true), step, result: identifier(offset, accumulator) };
}

function optionalMap(call: MacroCall, name: string, wrap: (fold: Expression) => Expression): Expansion {
  const { offset, target, parameters } = call;
  const [variable, transform] = parameters;
  if (variable?.kind !== 'identifier') {
    return faultAt(variable, offset, `${name}() variable name must be a simple identifier`);
  }
  const value: Expression = { kind: 'call', offset, name: 'value', target: copyOf(target), parameters: [] };
  return make(
    offset,
    '_?_:_',
    { kind: 'call', offset, name: 'hasValue', target, parameters: [] },
    wrap(bound(offset, variable.name, value, given(transform)[0] ?? target)),
    make(offset, 'optional.none'),
  );
}

function sortBy(call: MacroCall): Expansion {
  const { offset, target } = call;
  if (target.kind === 'literal' || target.kind === 'map' || target.kind === 'message') {
    const allowed = 'a list, identifier, comprehension, call or select expression';
    return faultAt(target, offset, `sortBy can only be applied to ${allowed}`);
  }
  const keys = oneVariable({ ...call, target: identifier(offset, SORTED) }, 'argument is not an identifier', mapped);
  if ('fault' in keys) return keys;
  return bound(offset, SORTED, target, {
    kind: 'call',
    offset,
    name: '@sortByAssociatedKeys',
    target: identifier(offset, SORTED),
    parameters: [keys],
  });
}

function bind({ offset, target, parameters }: MacroCall): Expansion | undefined {
  if (target.kind !== 'identifier' || target.name !== 'cel') return undefined;
  const [variable, value, result] = parameters;
  if (variable?.kind !== 'identifier' || value === undefined || result === undefined) {
    return faultAt(variable, offset, 'cel.bind() variable names must be simple identifiers');
  }
  return bound(offset, variable.name, value, result);
}

function isAccumulator(name: string, accumulator: string): boolean {
  return name === accumulator || name === '__result__';
}

function faultAt(expression: Expression | undefined, offset: number, message: string): Expansion {
  return { fault: { offset: expression?.offset ?? offset, message } };
}

function given(expression: Expression | undefined): readonly Expression[] {
  return expression === undefined ? [] : [expression];
}
