import type { Overload } from './declaration.ts';
import type { Substitution } from './substitution.ts';
import * as types from './type.ts';
import type { Type } from './type.ts';

export interface Fitting {
  readonly overloads: readonly Overload[];
  /** Dynamic where several fit that give different types; nothing where none fits. */
  readonly result: Type | undefined;
}

/** The ways to call a function with values of these types; what they say of type parameters is taken down. */
export function fittingOverloads(
  overloads: readonly Overload[],
  member: boolean,
  given: readonly Type[],
  substitution: Substitution,
  freshParameter: () => Type,
): Fitting {
  const fitting: Overload[] = [];
  let result: Type | undefined;
  for (const overload of overloads) {
    if (overload.member !== member) continue;
    const [own = types.DYN, ...expected] = instantiate(overload, freshParameter);
    if (!substitution.assign(given, expected)) continue;
    fitting.push(overload);
    const found = substitution.apply(own);
    if (result === undefined) result = found;
    else if (!types.isDynamic(result) && !types.isSameType(found, result)) result = types.DYN;
  }
  return { overloads: fitting, result };
}

/** The result and parameters of an overload, with type parameters of this call. */
function instantiate({ result, parameters, generic }: Overload, freshParameter: () => Type): readonly Type[] {
  if (generic.length === 0) return [result, ...parameters];
  const fresh = new Map(generic.map((name) => [name, freshParameter()]));
  return [result, ...parameters].map((type) => replaceParameters(type, fresh));
}

function replaceParameters(type: Type, replacements: ReadonlyMap<string, Type>): Type {
  if (type.kind === 'parameter') return replacements.get(type.name) ?? type;
  if (type.parameters.length === 0) return type;
  return { ...type, parameters: type.parameters.map((parameter) => replaceParameters(parameter, replacements)) };
}
