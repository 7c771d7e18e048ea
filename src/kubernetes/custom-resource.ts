import { type Fields, isObject } from '../model/json-object.ts';
import type { CustomResourceDefinition, CustomResourceSubresourceScale } from './generated/objects.ts';
import { isSchemaFault, readSchema } from './read-schema.ts';
import type { StructuralSchema } from './structural-schema.ts';

/** A kind that a CustomResourceDefinition adds to an API server. */
export interface CustomResource {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  readonly versions: readonly CustomResourceVersion[];
}

export interface CustomResourceVersion {
  readonly name: string;
  /** Requests for a version that is not served get a 404. */
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated: boolean;
  readonly deprecationWarning?: string;
  /** Status has an address of its own, so that a create ignores it. */
  readonly statusSubresource: boolean;
  /** Where the scale subresource finds the numbers of replicas and the selector. */
  readonly scale?: CustomResourceSubresourceScale;
  readonly schema: StructuralSchema;
}

/** Why a value is no usable definition: where, and what is wrong there. */
export interface CustomResourceFault {
  readonly field: string;
  readonly message: string;
}

export interface CustomResourceOptions {
  /** Keep descriptions, for doc comments. */
  readonly descriptions?: boolean;
}

export function isCustomResourceFault(read: CustomResource | CustomResourceFault): read is CustomResourceFault {
  return 'message' in read && 'field' in read;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function scaleOf(value: Fields): CustomResourceSubresourceScale {
  const paths = ['specReplicasPath', 'statusReplicasPath', 'labelSelectorPath'];
  return Object.fromEntries(paths.flatMap((name) => (typeof value[name] === 'string' ? [[name, value[name]]] : [])));
}

class Fault extends Error {
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

function record(value: unknown, field: string): Fields {
  if (!isObject(value)) throw new Fault(field, value === undefined ? 'is missing' : 'is no object');
  return value;
}

function text(value: unknown, field: string): string {
  if (typeof value !== 'string' || value === '')
    throw new Fault(field, value === undefined ? 'is missing' : 'is no name');
  return value;
}

/** Reads a CustomResourceDefinition, or what `storeCustomResource` made of one. */
export function readCustomResource(
  value: unknown,
  { descriptions = false }: CustomResourceOptions = {},
): CustomResource | CustomResourceFault {
  try {
    const definition = record(value, '');
    if (definition['kind'] !== 'CustomResourceDefinition') throw new Fault('kind', 'is not CustomResourceDefinition');
    if (definition['apiVersion'] !== 'apiextensions.k8s.io/v1') {
      throw new Fault('apiVersion', 'is not apiextensions.k8s.io/v1, the only version since Kubernetes 1.22');
    }
    const spec = record(definition['spec'], 'spec');
    const names = record(spec['names'], 'spec.names');
    const kind = text(names['kind'], 'spec.names.kind');
    const scope = text(spec['scope'], 'spec.scope');
    if (scope !== 'Namespaced' && scope !== 'Cluster')
      throw new Fault('spec.scope', 'is neither Namespaced nor Cluster');
    const versions: unknown = spec['versions'];
    if (!Array.isArray(versions) || versions.length === 0) throw new Fault('spec.versions', 'has no version');
    const shared: unknown = definition['shared'];
    return {
      group: text(spec['group'], 'spec.group'),
      kind,
      plural: text(names['plural'], 'spec.names.plural'),
      singular: typeof names['singular'] === 'string' ? names['singular'] : kind.toLowerCase(),
      shortNames: texts(names['shortNames']),
      categories: texts(names['categories']),
      namespaced: scope === 'Namespaced',
      versions: versions.map((version: unknown, index) =>
        readVersion(version, `spec.versions[${index}]`, descriptions, Array.isArray(shared) ? shared : []),
      ),
    };
  } catch (error) {
    if (error instanceof Fault) return { field: error.field, message: error.message };
    throw error;
  }
}

function readVersion(
  value: unknown,
  field: string,
  descriptions: boolean,
  shared: readonly unknown[],
): CustomResourceVersion {
  const version = record(value, field);
  const validation = record(version['schema'], `${field}.schema`);
  const at = `${field}.schema.openAPIV3Schema`;
  const schema = readSchema(record(validation['openAPIV3Schema'], at), { descriptions, shared });
  if (isSchemaFault(schema)) throw new Fault(schema.path === '' ? at : `${at}.${schema.path}`, schema.message);
  const subresources = isObject(version['subresources']) ? version['subresources'] : {};
  const warning = version['deprecationWarning'];
  return {
    name: text(version['name'], `${field}.name`),
    served: version['served'] === true,
    storage: version['storage'] === true,
    deprecated: version['deprecated'] === true,
    ...(typeof warning === 'string' ? { deprecationWarning: warning } : {}),
    statusSubresource: isObject(subresources['status']),
    ...(isObject(subresources['scale']) ? { scale: scaleOf(subresources['scale']) } : {}),
    schema,
  };
}

/** Parts of schemas at least this long, in characters of JSON, are stored once. */
const WORTH_SHARING = 120;

/**
 * A CustomResourceDefinition as data to keep: without descriptions and status, and with parts that stand in several places
 * kept once, under `shared`. Read it back with `readCustomResource`.
 */
export function storeCustomResource(resource: CustomResource): unknown {
  const counts = new Map<string, number>();
  const texts = new WeakMap<object, string>();
  const textOf = (schema: object): string => {
    const known = texts.get(schema) ?? JSON.stringify(schema);
    texts.set(schema, known);
    return known;
  };
  const count = (schema: StructuralSchema): void => {
    const seen = counts.get(textOf(schema)) ?? 0;
    counts.set(textOf(schema), seen + 1);
    if (seen === 0) children(schema).forEach(count);
  };
  for (const version of resource.versions) count(version.schema);

  const shared: unknown[] = [];
  const positions = new Map<string, number>();
  const store = (schema: StructuralSchema): unknown => {
    const key = textOf(schema);
    const repeated = (counts.get(key) ?? 0) > 1 && key.length >= WORTH_SHARING;
    const known = positions.get(key);
    if (repeated && known !== undefined) return { $ref: `#/shared/${known}` };
    const stored = mapChildren(schema, store);
    if (!repeated) return stored;
    positions.set(key, shared.length);
    shared.push(stored);
    return { $ref: `#/shared/${shared.length - 1}` };
  };
  const stored = definitionWith(resource, store);
  return shared.length === 0 ? stored : { ...stored, shared };
}

/** The definition as an object of Kubernetes, without what only authors read. */
export function customResourceDefinition(resource: CustomResource): CustomResourceDefinition {
  return definitionWith(resource, (schema) => schema);
}

function definitionWith<T>(resource: CustomResource, render: (schema: StructuralSchema) => T) {
  const { group, kind, plural, singular, shortNames, categories, namespaced } = resource;
  const versions = resource.versions.map((version) => ({
    name: version.name,
    served: version.served,
    storage: version.storage,
    ...(version.deprecated ? { deprecated: true } : {}),
    ...(version.deprecationWarning === undefined ? {} : { deprecationWarning: version.deprecationWarning }),
    ...(version.statusSubresource || version.scale !== undefined
      ? {
          subresources: {
            ...(version.statusSubresource ? { status: {} } : {}),
            ...(version.scale === undefined ? {} : { scale: version.scale }),
          },
        }
      : {}),
    schema: { openAPIV3Schema: render(version.schema) },
  }));
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      names: { kind, plural, singular, shortNames, categories },
      scope: namespaced ? 'Namespaced' : 'Cluster',
      versions,
    },
  };
}

function children(schema: StructuralSchema): readonly StructuralSchema[] {
  const found: StructuralSchema[] = [];
  mapChildren(schema, (child) => found.push(child));
  return found;
}

function mapChildren(schema: StructuralSchema, replace: (child: StructuralSchema) => unknown): Fields {
  const list = (schemas: readonly StructuralSchema[]): unknown => schemas.map(replace);
  const { properties, items, additionalProperties, allOf, anyOf, oneOf, not } = schema;
  return {
    ...schema,
    ...(properties === undefined
      ? {}
      : { properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, replace(each)])) }),
    ...(items === undefined ? {} : { items: replace(items) }),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: replace(additionalProperties) } : {}),
    ...(allOf === undefined ? {} : { allOf: list(allOf) }),
    ...(anyOf === undefined ? {} : { anyOf: list(anyOf) }),
    ...(oneOf === undefined ? {} : { oneOf: list(oneOf) }),
    ...(not === undefined ? {} : { not: replace(not) }),
  };
}
