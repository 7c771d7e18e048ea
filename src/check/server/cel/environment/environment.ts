import type { ServerContext } from '../../context.ts';
import type { Syntax } from '../syntax/parser.ts';
import type { Scope } from '../types/scope.ts';
import { DURATION, TIMESTAMP, typeType, type Type } from '../types/type.ts';
import { baseOf } from './base.ts';
import { objectFields, type SchemaType } from './schema-type.ts';

/** What an expression in one place of Kubernetes may speak of, and how it is read. */
export interface Environment {
  readonly syntax: Syntax;
  readonly scope: Scope;
}

/** What is known of object types. */
export type ObjectTypes = Pick<Scope, 'field' | 'resolves'>;

const NO_OBJECTS: ObjectTypes = { field: () => undefined, resolves: () => false };

/** Variables by name, and the object types that they have. */
export function environmentWith(
  variables: ReadonlyMap<string, Type>,
  context: ServerContext,
  objects: ObjectTypes = NO_OBJECTS,
): Environment {
  const { syntax, functions, variables: names } = baseOf(context);
  const variable = (name: string): Type | undefined => variables.get(name) ?? names.get(name);
  return { syntax, scope: { functions, variable, ...objects } };
}

// Where types come from schemas, these two can be named as well.
const SCHEMA_TYPE_NAMES: readonly (readonly [string, Type])[] = [
  ['duration', typeType(DURATION)],
  ['timestamp', typeType(TIMESTAMP)],
];

/** The same, of variables whose types were made from a schema; `reserved` says whether words of CEL may name fields. */
export function environmentOfSchema(
  variables: ReadonlyMap<string, Type>,
  schema: SchemaType,
  reserved: boolean,
  context: ServerContext,
): Environment {
  const objects = objectFields(schema);
  const field = (type: Type, name: string): Type | undefined => {
    const fields = objects.get(type.name);
    return (fields?.get(name) ?? (reserved ? fields?.get(`__${name}__`) : undefined))?.type;
  };
  const resolves = (type: Type): boolean => objects.has(type.name);
  return environmentWith(new Map([...SCHEMA_TYPE_NAMES, ...variables]), context, { field, resolves });
}
