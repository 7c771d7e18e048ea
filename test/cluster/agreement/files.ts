/** Manifests that others wrote, as documents to ask about; definitions among them are installed, for the custom resources. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CustomResources } from '../../../src/check/server/custom-resource/custom-resources.ts';
import { manifestsIn } from '../../../src/command/manifest-files.ts';
import type { CustomResourceDefinition } from '../../../src/kubernetes/generated/objects.ts';
import { findKind, isServed } from '../../../src/kubernetes/kinds.ts';
import { isReadable } from '../../../src/read/document.ts';
import { readText } from '../../../src/read/documents.ts';
import type { SendRequest } from '../testbed/client.ts';
import type { MadeDocument } from './expressions.ts';
import { asObject, type JsonObject } from './json.ts';
import { inDefaultNamespace, type ObjectKind } from './seeds.ts';

export interface FileMaterial {
  readonly documents: readonly MadeDocument[];
  readonly customResources: CustomResources;
}

const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
/** The server serves a definition some time after it took it. */
const SETTLED = 15_000;

export async function materialOf(paths: readonly string[], minor: number, request: SendRequest): Promise<FileMaterial> {
  const objects = paths.flatMap(manifestsIn).flatMap(objectsIn);
  const different = [...new Map(objects.map((object) => [JSON.stringify(object), object])).values()];
  const installed = await install(different, request);
  const custom = installed.flatMap(kindsOf);
  const documents = different.flatMap((object) => {
    const { apiVersion, kind: name } = object;
    const own = findKind(String(apiVersion), String(name));
    const kind = own === undefined ? custom.find((each) => isOf(object, each)) : isServed(own, minor) ? own : undefined;
    return kind === undefined ? [] : [{ kind, object }];
  });
  return { documents, customResources: new CustomResources(installed) };
}

/** Templates of charts are no manifests yet. */
function objectsIn(file: string): readonly JsonObject[] {
  const text = readFileSync(file, 'utf8');
  if (text.includes('{{')) return [];
  return readText(file, text)
    .filter(isReadable)
    .map(({ value }) => asObject(JSON.parse(JSON.stringify(value ?? null))))
    .filter((object) => object !== undefined)
    .map(inDefaultNamespace);
}

/** Of several definitions with one name the last; only those that objects are there for. */
async function install(
  objects: readonly JsonObject[],
  request: SendRequest,
): Promise<readonly CustomResourceDefinition[]> {
  const named = new Map<string, CustomResourceDefinition>();
  for (const object of objects) {
    const definition = definitionIn(object);
    if (definition !== undefined) named.set(definition.metadata?.name ?? '', definition);
  }
  const installed: CustomResourceDefinition[] = [];
  for (const definition of named.values()) {
    if (!objects.some((object) => kindsOf(definition).some((kind) => isOf(object, kind)))) continue;
    const { status } = await request('POST', DEFINITIONS, definition);
    if (status === 201) installed.push(definition);
  }
  if (installed.length > 0) await sleep(SETTLED);
  return installed;
}

/** Without the webhooks that convert it, which are not there, and with the approval that groups of Kubernetes need. */
function definitionIn(object: JsonObject): CustomResourceDefinition | undefined {
  if (object['kind'] !== 'CustomResourceDefinition') return undefined;
  const { metadata, spec }: CustomResourceDefinition = Object(object);
  const approval = { 'api-approved.kubernetes.io': 'https://github.com/kubernetes/enhancements/pull/1111' };
  const annotations = { ...metadata?.annotations, ...(spec?.group?.endsWith('.k8s.io') === true && approval) };
  const type = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' } as const;
  return { ...type, metadata: { ...metadata, annotations }, spec: { ...spec, conversion: { strategy: 'None' } } };
}

function kindsOf({ spec }: CustomResourceDefinition): readonly ObjectKind[] {
  const { group = '', names, scope, versions = [] } = spec ?? {};
  return versions
    .filter(({ served }) => served === true)
    .map(({ name = '' }) => ({
      group,
      version: name,
      kind: names?.kind ?? '',
      plural: names?.plural ?? '',
      namespaced: scope === 'Namespaced',
      definition: '',
    }));
}

function isOf(object: JsonObject, { group, version, kind }: ObjectKind): boolean {
  return object['apiVersion'] === `${group}/${version}` && object['kind'] === kind;
}
