/**
 * What an API server says of itself, without its prose: the published schemas and the served resources. Knowledge about
 * Kubernetes versions is generated from such recordings.
 */
import { mapConcurrently } from './concurrency.ts';
import type { SendRequest } from './client.ts';
import { isRecord, list, read, text } from './json.ts';

export interface Recording {
  /** `api/v1`, `apis/apps/v1`, ...: the schemas of that group and version, by name. */
  readonly groups: Readonly<Record<string, unknown>>;
  readonly resources: readonly RecordedResource[];
  /** As the server reports it, such as `v1.35.4`. */
  readonly version: string;
}

export interface RecordedResource {
  readonly categories: readonly unknown[];
  readonly group: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly plural: string;
  readonly shortNames: readonly unknown[];
  readonly singular: string;
  readonly subresources: readonly string[];
  readonly verbs: readonly unknown[];
  readonly version: string;
}

export async function record(request: SendRequest): Promise<Recording> {
  const get = async (path: string, accept = 'application/json'): Promise<unknown> => {
    const answer = await request('GET', path, undefined, { accept });
    if (answer.status !== 200) throw new Error(`GET ${path} was answered with ${answer.status}: ${answer.text}`);
    return answer.json();
  };
  const paths = read(await get('/openapi/v3'), 'paths');
  if (!isRecord(paths)) throw new Error('the server publishes no OpenAPI index');

  const served = Object.keys(paths).filter((path) => groupVersionPath.test(path));
  const schemas = await mapConcurrently(served, 4, async (path): Promise<readonly [string, unknown]> => {
    return [path, withoutDescriptions(read(await get(`/openapi/v3/${path}`), 'components', 'schemas'))];
  });
  const core = await get('/api', aggregatedDiscovery);
  const named = await get('/apis', aggregatedDiscovery);
  return {
    groups: Object.fromEntries(schemas),
    // In the server's order: the version it prefers comes first.
    resources: [...list(core, 'items'), ...list(named, 'items')].flatMap(resourcesOfGroup),
    version: text(await get('/version'), 'gitVersion'),
  };
}

/** The same bytes for the same facts, whatever order the server sent them in. */
export function formatRecording(recording: Recording): string {
  return JSON.stringify(sortKeys(recording));
}

// The index also has paths that describe no resources, such as `version` and `apis/apps`.
const groupVersionPath = /^(api|apis\/[^/]+)\/v[^/]+$/;
const aggregatedDiscovery = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

function resourcesOfGroup(item: unknown): readonly RecordedResource[] {
  const group = text(item, 'metadata', 'name');
  return list(item, 'versions').flatMap((version) =>
    list(version, 'resources').map((resource) => ({
      categories: list(resource, 'categories'),
      group,
      kind: text(resource, 'responseKind', 'kind'),
      namespaced: text(resource, 'scope') === 'Namespaced',
      plural: text(resource, 'resource'),
      shortNames: list(resource, 'shortNames'),
      singular: text(resource, 'singularResource'),
      subresources: list(resource, 'subresources').map((subresource) => text(subresource, 'subresource')),
      verbs: list(resource, 'verbs'),
      version: text(version, 'version'),
    })),
  );
}

/** A description is text; a schema's property of that name is an object and stays. */
function withoutDescriptions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !(key === 'description' && typeof inner === 'string'))
      .map(([key, inner]) => [key, withoutDescriptions(inner)]),
  );
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortKeys(value[key])]),
  );
}
