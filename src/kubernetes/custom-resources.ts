import type { CustomResource, CustomResourceVersion } from './custom-resource.ts';

/** A version of a custom resource together with its kind. */
export interface CustomKind {
  readonly resource: CustomResource;
  readonly version: CustomResourceVersion;
}

/** The custom resources a check knows, by group, version and kind. */
export interface CustomResources {
  readonly all: readonly CustomResource[];
  find(group: string, version: string, kind: string): CustomKind | undefined;
  /** Versions of a kind that are known, newest storage first as the definition lists them. */
  versionsOf(group: string, kind: string): readonly CustomKind[];
}

/** Where two definitions name the same kind, the later one holds. */
export function customResources(resources: Iterable<CustomResource>): CustomResources {
  const byKind = new Map([...resources].map((resource) => [`${resource.group} ${resource.kind}`, resource] as const));
  const versionsOf = (group: string, kind: string): readonly CustomKind[] => {
    const resource = byKind.get(`${group} ${kind}`);
    return resource === undefined ? [] : resource.versions.map((version) => ({ resource, version }));
  };
  return {
    all: [...byKind.values()],
    versionsOf,
    find: (group, version, kind) => versionsOf(group, kind).find((each) => each.version.name === version),
  };
}
