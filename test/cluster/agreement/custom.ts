/** Custom resources for the oracle loop: definitions to install, valid objects, and the schemas in the form the mutations follow. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CustomResources } from '../../../src/check/server/custom-resource/custom-resources.ts';
import type { Definition, FieldForm, Type } from '../../../src/kubernetes/definitions.ts';
import type { CustomResourceDefinition, JSONSchemaProps } from '../../../src/kubernetes/generated/objects.ts';
import { isReadable } from '../../../src/read/document.ts';
import { readText } from '../../../src/read/documents.ts';
import type { SendRequest } from '../testbed/client.ts';
import { asObject, type Json, type JsonObject } from './json.ts';
import { inDefaultNamespace, type ObjectKind, type Seed } from './seeds.ts';

export interface CustomMaterial {
  readonly customResources: CustomResources;
  readonly seeds: ReadonlyMap<ObjectKind, readonly Seed[]>;
  readonly definitions: ReadonlyMap<string, Definition>;
}

const DATA = join(__dirname, '../../data/custom-resources');
const SHARED = join(__dirname, '../../../../shared/crds');
const OUTPUT = join(__dirname, '../../../dist');

/** Installs the definitions at hand and collects the objects of them: ours, and those among the manifests of the project. */
export async function prepareCustomResources(request: SendRequest): Promise<CustomMaterial> {
  const documents = [DATA, SHARED].flatMap(documentsIn);
  const found = documents.map(definitionIn).filter((definition) => definition !== undefined);
  const objects = [...documents, ...subfolders(OUTPUT).flatMap(documentsIn)];
  const used = found.filter(({ spec }) => objects.some((object) => asText(object['kind']) === spec?.names?.kind));
  for (const definition of used) await install(definition, request);
  const definitions = new Map<string, Definition>();
  const seeds = new Map<ObjectKind, Seed[]>();
  for (const { spec } of used) {
    for (const version of spec?.versions ?? []) {
      if (version.served !== true) continue;
      const { group = '', names, scope } = spec ?? {};
      const kind: ObjectKind = {
        group,
        version: version.name ?? '',
        kind: names?.kind ?? '',
        plural: names?.plural ?? '',
        namespaced: scope === 'Namespaced',
        definition: `${group}/${version.name ?? ''}/${names?.kind ?? ''}`,
      };
      const own = objects.filter((object) => isOf(object, kind));
      if (own.length === 0) continue;
      rootDefinition(kind.definition, version.schema?.openAPIV3Schema ?? {}, definitions);
      seeds.set(
        kind,
        own.map((object) => ({ kind, object: inDefaultNamespace(object) })),
      );
    }
  }
  return { customResources: new CustomResources(used), seeds, definitions };
}

function documentsIn(folder: string): JsonObject[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .toSorted()
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => readText(file, readFileSync(join(folder, file), 'utf8')))
    .filter(isReadable)
    .map(({ value }) => asObject(JSON.parse(JSON.stringify(value)) as Json))
    .filter((object) => object !== undefined);
}

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
}

function definitionIn(object: JsonObject): CustomResourceDefinition | undefined {
  if (object['kind'] !== 'CustomResourceDefinition') return undefined;
  const definition: object = object;
  return definition;
}

function isOf(object: JsonObject, { group, version, kind }: ObjectKind): boolean {
  return object['apiVersion'] === `${group}/${version}` && object['kind'] === kind;
}

function asText(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

async function install(definition: CustomResourceDefinition, request: SendRequest): Promise<void> {
  const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  const created = await request('POST', path, definition);
  if (created.status !== 201 && created.status !== 409) throw new Error(`${created.status} ${created.text}`);
  const { spec } = definition;
  for (const version of spec?.versions ?? []) {
    const address = `/apis/${spec?.group ?? ''}/${version.name ?? ''}/${spec?.names?.plural ?? ''}?limit=1`;
    for (let tries = 0; version.served === true && tries < 100; tries += 1) {
      if ((await request('GET', address)).status === 200) break;
      await sleep(100);
    }
  }
}

function rootDefinition(name: string, schema: JSONSchemaProps, definitions: Map<string, Definition>): void {
  const { properties = {} } = schema;
  const metadata: Type = { kind: 'definition', name: 'ObjectMeta' };
  const fields = Object.entries({ apiVersion: {}, kind: {}, ...properties }).map(
    ([field, inner]): [string, FieldForm] => {
      const type = field === 'metadata' ? metadata : typeOf(inner, `${name}.${field}`, definitions);
      return [field, fieldOf(field, type, false)];
    },
  );
  definitions.set(name, {
    name,
    fields: new Map([...fields, ['metadata', fieldOf('metadata', metadata, true)]]),
  });
}

function typeOf(schema: JSONSchemaProps, name: string, definitions: Map<string, Definition>): Type {
  if (schema['x-kubernetes-int-or-string'] === true) return { kind: 'scalar', scalar: 'int-or-string' };
  switch (schema.type) {
    case 'string': {
      const scalar = schema.format === 'date-time' ? 'time' : schema.format === 'byte' ? 'bytes' : 'string';
      const values = (schema.enum ?? []).filter((value): value is string => typeof value === 'string');
      return values.length === 0 ? { kind: 'scalar', scalar } : { kind: 'scalar', scalar, values };
    }
    case 'integer':
      return { kind: 'scalar', scalar: 'int64' };
    case 'number':
      return { kind: 'scalar', scalar: 'double' };
    case 'boolean':
      return { kind: 'scalar', scalar: 'bool' };
    case 'array':
      return { kind: 'list', of: typeOf(schemaIn(schema.items), `${name}[]`, definitions) };
    case 'object':
      return objectType(schema, name, definitions);
    default:
      return { kind: 'any' };
  }
}

function objectType(schema: JSONSchemaProps, name: string, definitions: Map<string, Definition>): Type {
  const { properties, additionalProperties, required = [] } = schema;
  if (properties === undefined) {
    return additionalProperties === undefined
      ? { kind: 'any' }
      : { kind: 'map', of: typeOf(schemaIn(additionalProperties), `${name}{}`, definitions) };
  }
  const fields = Object.entries(properties).map(([field, inner]): [string, FieldForm] => [
    field,
    fieldOf(field, typeOf(inner, `${name}.${field}`, definitions), required.includes(field)),
  ]);
  definitions.set(name, { name, fields: new Map(fields) });
  return { kind: 'definition', name };
}

function fieldOf(name: string, type: Type, required: boolean): FieldForm {
  return { name, type, required, since: 0, until: Number.POSITIVE_INFINITY };
}

function schemaIn(value: unknown): JSONSchemaProps {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
