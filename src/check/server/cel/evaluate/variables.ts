import { fail, Failure } from './failure.ts';
import { TypeName, type Value } from './value.ts';

/** A fold goes on although its result so far is a failure: a later element may decide. */
export type Outcome = Value | Failure;

/** Variables of expressions and of the folds around, the innermost first. */
export interface Variables {
  readonly name: string;
  readonly outcome: Outcome;
  readonly outer: Variables | undefined;
}

const TYPE_NAMES: ReadonlyMap<string, TypeName> = new Map(
  [
    'bool',
    'bytes',
    'double',
    'google.protobuf.Duration',
    'google.protobuf.Timestamp',
    'int',
    'list',
    'map',
    'net.CIDR',
    'net.IP',
    'null_type',
    'optional_type',
    'string',
    'type',
    'uint',
  ].map((name) => [name, new TypeName(name)]),
);

/** The value of a variable, or the type of that name. */
export function named(name: string, variables: Variables | undefined): Value {
  for (let at = variables; at !== undefined; at = at.outer) {
    if (at.name !== name) continue;
    if (at.outcome instanceof Failure) throw at.outcome;
    return at.outcome;
  }
  return TYPE_NAMES.get(name) ?? fail(`no such attribute(s): ${name}`);
}
