import type { Expression } from '../syntax/expression.ts';
import type { Issue } from '../syntax/issue.ts';
import type { Functions, Overload } from './declaration.ts';
import type { Type } from './type.ts';

/** What an expression may speak of. */
export interface Scope {
  readonly functions: Functions;
  /** Type of a variable or of the name of a type, by qualified name; nothing for a name that is not declared. */
  variable(name: string): Type | undefined;
  /** Type of a field of an object type; nothing for a field that is not declared. */
  field(type: Type, field: string): Type | undefined;
  /** Are the fields of an object type known? Of those that only functions make they are not. */
  resolves(type: Type): boolean;
}

export interface Checked {
  readonly types: ReadonlyMap<Expression, Type>;
  /** Names of the variables that are read, those of folds too. */
  readonly references: ReadonlySet<string>;
  /** What the calls were found to call. */
  readonly calls: ReadonlyMap<Expression, ResolvedCall>;
  /** Selections that are no more than the name of a variable: `authorizer.requestResource`. */
  readonly names: ReadonlyMap<Expression, string>;
  readonly issues: readonly Issue[];
}

export interface ResolvedCall {
  readonly name: string;
  /** Called on its target; a qualified name is no target. */
  readonly member: boolean;
  /** The ways to call it that fit: several where types are not known. */
  readonly overloads: readonly Overload[];
}
