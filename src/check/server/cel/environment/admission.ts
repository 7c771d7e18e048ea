/**
 * What the expressions of webhooks and policies may speak of.
 *
 * Source: apiserver `pkg/admission/plugin/cel/compile.go`, `composition.go`;
 * https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
import { holds, type ServerContext } from '../../context.ts';
import type { Scope } from '../types/scope.ts';
import { merge } from '../types/declaration.ts';
import { parseType } from '../types/parse-type.ts';
import * as types from '../types/type.ts';
import type { Type, TypeKind } from '../types/type.ts';
import { environmentWith, type Environment } from './environment.ts';
import { jsonPatchFunctions } from './kubernetes.ts';

export interface AdmissionVariables {
  readonly params: boolean;
  readonly authorizer: boolean;
  /** Variables that the policy declares, by name; nothing where it declares none. */
  readonly declared?: ReadonlyMap<string, Type>;
}

const KIND = { group: 'string', version: 'string', kind: 'string' };
const RESOURCE = { group: 'string', version: 'string', resource: 'string' };

/** Fields by the type of their object. */
const OBJECTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'kubernetes.GroupVersionKind': KIND,
  'kubernetes.GroupVersionResource': RESOURCE,
  'kubernetes.UserInfo': {
    username: 'string',
    uid: 'string',
    groups: 'list(string)',
    extra: 'map(string, list(string))',
  },
  'kubernetes.AdmissionRequest': {
    kind: 'kubernetes.GroupVersionKind',
    resource: 'kubernetes.GroupVersionResource',
    subResource: 'string',
    requestKind: 'kubernetes.GroupVersionKind',
    requestResource: 'kubernetes.GroupVersionResource',
    requestSubResource: 'string',
    name: 'string',
    namespace: 'string',
    operation: 'string',
    userInfo: 'kubernetes.UserInfo',
    dryRun: 'bool',
    options: 'dyn',
  },
  'kubernetes.NamespaceSpec': { finalizers: 'list(string)' },
  'kubernetes.NamespaceCondition': {
    status: 'string',
    type: 'string',
    lastTransitionTime: 'timestamp',
    message: 'string',
    reason: 'string',
  },
  'kubernetes.NamespaceStatus': { conditions: 'list(kubernetes.NamespaceCondition)', phase: 'string' },
  'kubernetes.NamespaceMetadata': {
    name: 'string',
    generateName: 'string',
    namespace: 'string',
    labels: 'map(string, string)',
    annotations: 'map(string, string)',
    UID: 'string',
    creationTimestamp: 'timestamp',
    deletionGracePeriodSeconds: 'int',
    deletionTimestamp: 'timestamp',
    generation: 'int',
    resourceVersion: 'string',
    finalizers: 'list(string)',
  },
  'kubernetes.Namespace': {
    metadata: 'kubernetes.NamespaceMetadata',
    spec: 'kubernetes.NamespaceSpec',
    status: 'kubernetes.NamespaceStatus',
  },
};

const VARIABLES_TYPE = types.objectType('kubernetes.variables');

const TYPE_NAMES: readonly (readonly [string, Type])[] = [
  ...Object.keys(OBJECTS).map((name): [string, Type] => [name, types.typeType(types.objectType(name))]),
  ['duration', types.typeType(types.DURATION)],
  ['timestamp', types.typeType(types.TIMESTAMP)],
];

export function admissionEnvironment(given: AdmissionVariables, context: ServerContext): Environment {
  const { params, authorizer, declared } = given;
  const variables = new Map<string, Type>([
    ...TYPE_NAMES,
    ['object', types.DYN],
    ['oldObject', types.DYN],
    ['namespaceObject', types.objectType('kubernetes.Namespace')],
    ['request', types.objectType('kubernetes.AdmissionRequest')],
  ]);
  if (params) variables.set('params', types.DYN);
  if (authorizer) {
    variables.set('authorizer', types.objectType('kubernetes.authorization.Authorizer'));
    variables.set('authorizer.requestResource', types.objectType('kubernetes.authorization.ResourceCheck'));
  }
  if (declared !== undefined) {
    variables.set('variables', VARIABLES_TYPE);
    variables.set(VARIABLES_TYPE.name, types.typeType(VARIABLES_TYPE));
  }
  const reserved = holds(context, 32);
  return environmentWith(variables, context, {
    field(type, name) {
      if (type.name !== VARIABLES_TYPE.name) return fieldOf(type, name);
      return declared?.get(name) ?? (reserved ? declared?.get(`__${name}__`) : undefined);
    },
    resolves: (type) => type.name === VARIABLES_TYPE.name || Object.hasOwn(OBJECTS, type.name),
  });
}

function fieldOf(type: Type, name: string): Type | undefined {
  const fields = Object.hasOwn(OBJECTS, type.name) ? OBJECTS[type.name] : undefined;
  const text = fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
  return text === undefined ? undefined : parseType(text);
}

const OPAQUE: readonly TypeKind[] = ['error', 'object', 'opaque', 'parameter', 'type'];

/** The type that later expressions see of a variable: what is neither simple nor made of simple parts is dynamic. */
export function variableType(type: Type): Type {
  if (OPAQUE.includes(type.kind)) return types.DYN;
  return type.parameters.length === 0 ? type : { ...type, parameters: type.parameters.map(variableType) };
}

const PATCH = types.objectType('JSONPatch');
const PATCH_FIELDS: Readonly<Record<string, Type>> = {
  op: types.STRING,
  path: types.STRING,
  from: types.STRING,
  value: types.DYN,
};
/** The server knows every field of a patch, and of most of them no type. */
const UNSPECIFIED: Type = { kind: 'object', name: '', parameters: [] };

export const LIST_OF_PATCHES = types.listType(PATCH);
export const APPLIED_OBJECT = types.objectType('Object');

/** The same for mutations, which make objects: `Object{spec: Object.spec{…}}` and `JSONPatch{…}`. */
export function mutationEnvironment(given: AdmissionVariables, context: ServerContext): Environment {
  const { syntax, scope } = admissionEnvironment(given, context);
  const made: Scope = {
    functions: merge([scope.functions, jsonPatchFunctions()]),
    variable: (name) => scope.variable(name) ?? (isMade(name) ? types.typeType(types.objectType(name)) : undefined),
    field: (type, name) => {
      if (type.name === PATCH.name) return Object.hasOwn(PATCH_FIELDS, name) ? PATCH_FIELDS[name] : UNSPECIFIED;
      return isMade(type.name) ? types.DYN : scope.field(type, name);
    },
    resolves: (type) => isMade(type.name) || scope.resolves(type),
  };
  return { syntax, scope: made };
}

function isMade(name: string): boolean {
  return name === PATCH.name || name === APPLIED_OBJECT.name || name.startsWith(`${APPLIED_OBJECT.name}.`);
}
