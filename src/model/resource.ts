/** A Kubernetes object as plain data: what goes into a manifest. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata;
  readonly [field: string]: unknown;
}

export interface ObjectMetadata {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** What makes an object one and the same for an API server: its group, kind, namespace and name. */
export interface ResourceId {
  /** API group; empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** Empty for cluster-scoped objects and where the namespace is left to whoever applies the object. */
  readonly namespace: string;
  readonly name: string;
}

/** A position in a file; lines and columns count from 1, files are relative to the project. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where a resource came from. The place is found on demand: mapping a position costs more than recording it. */
export interface Origin {
  /** Path of the construct, or empty for documents read from a file. */
  readonly construct: string;
  place(): Place | undefined;
}

export interface Resource {
  readonly id: ResourceId;
  readonly object: KubernetesObject;
  readonly origin: Origin;
}

/** Splits `apps/v1` into group and version; `v1` belongs to the core group, whose name is empty. */
export function groupVersion(apiVersion: string): { readonly group: string; readonly version: string } {
  const slash = apiVersion.indexOf('/');
  return slash < 0
    ? { group: '', version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

export function identify(object: KubernetesObject): ResourceId {
  const { group, version } = groupVersion(object.apiVersion);
  return {
    group,
    version,
    kind: object.kind,
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name ?? '',
  };
}

/** The key under which two objects are the same to an API server; the version is not part of it. */
export function identityKey(id: ResourceId): string {
  return `${id.group}/${id.kind}/${id.namespace}/${id.name}`;
}

/** `Deployment shop/web`: how a resource is called in messages. */
export function describe(id: ResourceId): string {
  const name = id.namespace === '' ? id.name : `${id.namespace}/${id.name}`;
  return name === '' ? id.kind : `${id.kind} ${name}`;
}

/** Is this what every manifest is: an object with a version, a kind and metadata? */
export function isKubernetesObject(value: unknown): value is KubernetesObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { apiVersion, kind, metadata }: { apiVersion?: unknown; kind?: unknown; metadata?: unknown } = value;
  return (
    typeof apiVersion === 'string' &&
    typeof kind === 'string' &&
    typeof metadata === 'object' &&
    metadata !== null &&
    !Array.isArray(metadata)
  );
}
