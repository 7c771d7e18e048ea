import type { Definition, Field, Form, Kind, Kubernetes, Scalar, Type } from './model.ts';
import { shortNames } from './names.ts';
import type { PublishedSchema, Recording } from './recording.ts';

const JSON_SCHEMA = 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.';
const schemaProps: Type = { kind: 'definition', name: 'JSONSchemaProps' };

/**
 * Definitions that are values rather than objects with fields, by published name. The three JSONSchemaPropsOr* are published
 * as `{}`; what they accept is what their UnmarshalJSON in k8s.io/apiextensions-apiserver reads. FieldsV1 and RawExtension are
 * published as objects, while the server takes any value there.
 */
const VALUES: Readonly<Record<string, Type>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { kind: 'scalar', scalar: 'quantity' },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { kind: 'scalar', scalar: 'int-or-string' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': { kind: 'scalar', scalar: 'time' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': { kind: 'scalar', scalar: 'micro-time' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': { kind: 'any' },
  'io.k8s.apimachinery.pkg.runtime.RawExtension': { kind: 'any' },
  [`${JSON_SCHEMA}JSON`]: { kind: 'any' },
  [`${JSON_SCHEMA}JSONSchemaPropsOrBool`]: {
    kind: 'union',
    of: [schemaProps, { kind: 'scalar', scalar: 'bool' }],
  },
  [`${JSON_SCHEMA}JSONSchemaPropsOrArray`]: { kind: 'union', of: [schemaProps, { kind: 'list', of: schemaProps }] },
  [`${JSON_SCHEMA}JSONSchemaPropsOrStringArray`]: {
    kind: 'union',
    of: [schemaProps, { kind: 'list', of: { kind: 'scalar', scalar: 'string' } }],
  },
};

const SCALARS: Readonly<Record<string, Scalar>> = {
  'string/': 'string',
  'string/byte': 'bytes',
  'boolean/': 'bool',
  'integer/int32': 'int32',
  'integer/int64': 'int64',
  'number/double': 'double',
};

/** Zero values mark Go fields that are always written; they say nothing about what an absent field means. */
function isZero(value: unknown): boolean {
  return value === undefined || value === '' || value === 0 || value === false || JSON.stringify(value) === '{}';
}

function typeOf(schema: PublishedSchema, names: ReadonlyMap<string, string>, at: string): Type {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  if (reference !== undefined) {
    const published = reference.slice('#/components/schemas/'.length);
    const name = names.get(published);
    if (name === undefined) throw new Error(`${at} refers to ${published}, which no group publishes`);
    return VALUES[published] ?? { kind: 'definition', name };
  }
  if (schema.type === 'array') {
    if (schema.items === undefined) throw new Error(`${at} is a list of nothing`);
    const of = typeOf(schema.items, names, `${at}[]`);
    const listType = schema['x-kubernetes-list-type'];
    if (listType === 'map') return { kind: 'list', of, keys: schema['x-kubernetes-list-map-keys'] ?? [] };
    return listType === 'set' ? { kind: 'list', of, keys: [] } : { kind: 'list', of };
  }
  if (schema.type === 'object') {
    if (schema.additionalProperties === undefined) throw new Error(`${at} is an object of nobody knows what`);
    return { kind: 'map', of: typeOf(schema.additionalProperties, names, `${at}{}`) };
  }
  const scalar = SCALARS[`${schema.type ?? ''}/${schema.format ?? ''}`];
  if (scalar === undefined) throw new Error(`${at} has a type nobody has met: ${JSON.stringify(schema)}`);
  return schema.enum === undefined ? { kind: 'scalar', scalar } : { kind: 'scalar', scalar, values: schema.enum };
}

function mergeFields(
  versions: ReadonlyMap<number, PublishedSchema>,
  names: ReadonlyMap<string, string>,
  at: string,
): readonly Field[] {
  const fields = new Map<string, Map<string, { form: Omit<Form, 'minors'>; minors: number[] }>>();
  for (const [minor, schema] of versions) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const form = {
        type: typeOf(property, names, `${at}.${name}`),
        required: schema.required?.includes(name) ?? false,
        ...(isZero(property.default) ? {} : { default: property.default }),
      };
      const forms = fields.get(name) ?? new Map<string, { form: Omit<Form, 'minors'>; minors: number[] }>();
      fields.set(name, forms);
      const key = JSON.stringify(form);
      const known = forms.get(key);
      if (known === undefined) forms.set(key, { form, minors: [minor] });
      else known.minors.push(minor);
    }
  }
  return [...fields]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, forms]) => ({
      name,
      forms: [...forms.values()].map(({ form, minors }) => ({ ...form, minors })),
    }));
}

/** One schema a version and name. Groups publish the same text; what differs is the list of kinds that share it. */
function collect(recordings: readonly Recording[]): ReadonlyMap<string, ReadonlyMap<number, PublishedSchema>> {
  const collected = new Map<string, Map<number, PublishedSchema>>();
  for (const { minor, groups } of recordings) {
    for (const group of Object.values(groups)) {
      for (const [published, schema] of Object.entries(group)) {
        const versions = collected.get(published) ?? new Map<number, PublishedSchema>();
        collected.set(published, versions);
        const known = versions.get(minor);
        if (known === undefined || Object.keys(known.properties ?? {}).length === 0) versions.set(minor, schema);
        else if (
          schema.properties !== undefined &&
          JSON.stringify(known.properties) !== JSON.stringify(schema.properties)
        ) {
          throw new Error(`${published} differs between groups of 1.${minor}`);
        }
      }
    }
  }
  return collected;
}

function mergeKinds(recordings: readonly Recording[], definitions: readonly Definition[]): readonly Kind[] {
  const definitionOf = new Map(
    definitions.flatMap((each) => each.objects.map((object) => [object, each.name] as const)),
  );
  const kinds = new Map<
    string,
    { first: Omit<Kind, 'minors' | 'subresources'>; minors: number[]; parts: Map<string, number[]> }
  >();
  for (const { minor, resources } of recordings) {
    for (const { subresources, ...resource } of resources) {
      const key = `${resource.group}/${resource.version}/${resource.kind}`;
      const definition = definitionOf.get(key);
      if (definition === undefined) throw new Error(`${key} is served by 1.${minor} without a schema`);
      const entry = kinds.get(key) ?? {
        first: { ...resource, definition },
        minors: [],
        parts: new Map<string, number[]>(),
      };
      kinds.set(key, entry);
      if (JSON.stringify({ ...resource, definition }) !== JSON.stringify(entry.first)) {
        throw new Error(`discovery of ${key} changed in 1.${minor}: teach scripts/generate about it`);
      }
      entry.minors.push(minor);
      for (const name of subresources) entry.parts.set(name, [...(entry.parts.get(name) ?? []), minor]);
    }
  }
  return [...kinds]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { first, minors, parts }]) => ({
      ...first,
      minors,
      subresources: [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, within]) => ({ name, minors: within })),
    }));
}

export function merge(recordings: readonly Recording[]): Kubernetes {
  const collected = collect(recordings);
  const names = shortNames(collected.keys());
  const definitions = [...collected]
    .filter(([published]) => VALUES[published] === undefined)
    .map(([published, versions]): Definition => {
      const name = names.get(published) ?? published;
      const objects = [...versions.values()].flatMap((schema) => schema['x-kubernetes-group-version-kind'] ?? []);
      return {
        name,
        published,
        minors: [...versions.keys()],
        fields: mergeFields(versions, names, name),
        objects: [...new Set(objects.map(({ group, version, kind }) => `${group}/${version}/${kind}`))],
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    minors: recordings.map(({ minor }) => minor),
    definitions,
    kinds: mergeKinds(recordings, definitions),
  };
}
