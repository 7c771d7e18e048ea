/** A type of CEL. Source: https://github.com/google/cel-spec/blob/master/doc/langdef.md#gradual-type-checking */
export interface Type {
  readonly kind: TypeKind;
  readonly name: string;
  readonly parameters: readonly Type[];
}

/** `parameter` stands for any one type within a declaration; `error` is the type of what has a fault already. */
export type TypeKind =
  | 'bool'
  | 'bytes'
  | 'double'
  | 'int'
  | 'string'
  | 'uint'
  | 'null'
  | 'dyn'
  | 'any'
  | 'duration'
  | 'timestamp'
  | 'error'
  | 'list'
  | 'map'
  | 'object'
  | 'opaque'
  | 'parameter'
  | 'type';

export const BOOL = simple('bool');
export const BYTES = simple('bytes');
export const DOUBLE = simple('double');
export const INT = simple('int');
export const STRING = simple('string');
export const UINT = simple('uint');
export const NULL = simple('null');
export const DYN = simple('dyn');
/** As dynamic as `dyn`, but no range of a fold. */
export const ANY = simple('any');
export const DURATION = simple('duration');
export const TIMESTAMP = simple('timestamp');
export const ERROR = simple('error', '!error!');
/** The type of types of which no more is known. */
export const TYPE = simple('type');

function simple(kind: TypeKind, name: string = kind): Type {
  return { kind, name, parameters: [] };
}

export function listType(element: Type): Type {
  return { kind: 'list', name: 'list', parameters: [element] };
}

export function mapType(key: Type, value: Type): Type {
  return { kind: 'map', name: 'map', parameters: [key, value] };
}

export function optionalType(value: Type): Type {
  return opaqueType('optional_type', value);
}

export function typeType(type: Type): Type {
  return { kind: 'type', name: 'type', parameters: [type] };
}

export function opaqueType(name: string, ...parameters: readonly Type[]): Type {
  return { kind: 'opaque', name, parameters };
}

export function objectType(name: string): Type {
  return { kind: 'object', name, parameters: [] };
}

export function parameterType(name: string): Type {
  return { kind: 'parameter', name, parameters: [] };
}

/** The type within an optional, or nothing for a type that is no optional. */
export function unwrapOptional({ kind, name, parameters }: Type): Type | undefined {
  return kind === 'opaque' && name === 'optional_type' ? parameters[0] : undefined;
}

export function isDynamic({ kind }: Type): boolean {
  return kind === 'dyn' || kind === 'any';
}

export function isSameType(first: Type, second: Type): boolean {
  return (
    first === second ||
    (first.kind === second.kind &&
      first.name === second.name &&
      first.parameters.length === second.parameters.length &&
      first.parameters.every((parameter, index) => isSameType(parameter, second.parameters[index] ?? ERROR)))
  );
}

/** A type as messages of the server write it. */
export function formatType({ name, parameters }: Type): string {
  return parameters.length === 0 ? name : `${name}(${parameters.map(formatType).join(', ')})`;
}

/** The name that a value of a type has while an expression runs. */
export function runtimeName({ kind, name }: Type): string {
  if (kind === 'duration') return 'google.protobuf.Duration';
  if (kind === 'timestamp') return 'google.protobuf.Timestamp';
  if (kind === 'any') return 'google.protobuf.Any';
  return kind === 'null' ? 'null_type' : name;
}

/** A type as the messages about the result of an expression write it. */
export function describeType(type: Type): string {
  const name = runtimeName(type);
  return type.parameters.length === 0 ? name : `${name}(${type.parameters.map(describeType).join(', ')})`;
}
