import { call, type Expression } from './expression.ts';
import { referTo } from './lift.ts';
import { ValueError } from './mark.ts';
import type { Ref, Value } from './reference.ts';
import { boolean } from './shape.ts';
import { conditionOf } from './structure.ts';

const GUARD = Symbol.for('charthouse.guard');
const TRAIT = Symbol.for('charthouse.trait');

interface Scoped {
  readonly node: { readonly scope?: Scoped | undefined };
}

/** Leaves a construct and everything below it out where the condition does not hold. Returns the construct. */
export function onlyIf<C extends object>(condition: Value<unknown>, construct: C): C {
  const expression = conditionOf(condition, 'the condition of onlyIf');
  const known = ownGuards(construct);
  Object.defineProperty(construct, GUARD, { value: Object.freeze([...known, expression]), configurable: true });
  return construct;
}

/** What has to hold for an object to exist: the conditions of the construct and of all above it, outermost first. */
export function guardOf(construct: Scoped): Expression | undefined {
  return all(conditionsOf(construct));
}

/** Whether an object can exist at all: not where a condition is plainly false, whatever the values. */
export function canExist(construct: Scoped): boolean {
  return conditionsOf(construct).every((condition) => condition.op !== 'literal' || condition.value !== false);
}

/** What has to hold for an object to exist where another one does: nothing, or only what that one does not ask for. */
export function guardBeside(construct: Scoped, other: Scoped): Ref<boolean> | undefined {
  const held = new Set(conditionsOf(other).map((condition) => JSON.stringify(condition)));
  const condition = all(conditionsOf(construct).filter((each) => !held.has(JSON.stringify(each))));
  return condition === undefined ? undefined : referTo<boolean>(condition);
}

function conditionsOf(construct: Scoped): readonly Expression[] {
  const conditions: Expression[] = [];
  for (let at: Scoped | undefined = construct; at !== undefined; at = at.node.scope) {
    conditions.unshift(...ownGuards(at), ...enabledBy(at));
  }
  return conditions;
}

function all(conditions: readonly Expression[]): Expression | undefined {
  const [only] = conditions;
  return conditions.length <= 1 ? only : call('and', distinct(conditions), boolean);
}

function ownGuards(construct: object): readonly Expression[] {
  const guards: unknown = Reflect.get(construct, GUARD);
  return isExpressions(guards) ? guards : [];
}

/** The `enabled` of our own constructs. */
function enabledBy(construct: object): readonly Expression[] {
  const trait: unknown = Reflect.get(construct, TRAIT);
  if (typeof trait !== 'object' || trait === null || !('enabled' in trait) || trait.enabled === undefined) return [];
  return [conditionOf(trait.enabled, 'enabled')];
}

function distinct(conditions: readonly Expression[]): Expression[] {
  return [...new Map(conditions.map((condition) => [JSON.stringify(condition), condition])).values()];
}

function isExpressions(value: unknown): value is readonly Expression[] {
  if (value === undefined) return false;
  if (!Array.isArray(value)) throw new ValueError('a construct has a guard that is none');
  return true;
}
