import { describe, identify, type KubernetesObject } from '../model/resource.ts';
import type { ApiVersion, KindOf, ManifestOf } from './plain.ts';

/** The manifests below a construct, as synthesis writes them. */
export class Manifests {
  /** All of them, in the order in which they are applied. */
  readonly objects: readonly KubernetesObject[];

  constructor(objects: readonly KubernetesObject[]) {
    this.objects = objects;
  }

  /** Those of one kind; empty where there are none. */
  all<const A extends ApiVersion, const K extends KindOf<A>>(apiVersion: A, kind: K): readonly ManifestOf<A, K>[] {
    return this.objects.filter((object): object is KubernetesObject & ManifestOf<A, K> =>
      isOfKind(object, apiVersion, kind),
    );
  }

  /**
   * The only one of its kind, of this name and in this namespace where they are given.
   *
   * Throws when there is none or more than one, and says which there are.
   */
  get<const A extends ApiVersion, const K extends KindOf<A>>(
    apiVersion: A,
    kind: K,
    name?: string,
    namespace?: string,
  ): ManifestOf<A, K> {
    const found = this.all(apiVersion, kind).filter(
      ({ metadata }) =>
        (name === undefined || metadata.name === name) && (namespace === undefined || metadata.namespace === namespace),
    );
    const [manifest] = found;
    if (manifest !== undefined && found.length === 1) return manifest;
    const wanted = [apiVersion, kind, name, ...(namespace === undefined ? [] : ['in', namespace])].join(' ').trim();
    throw new Error(
      manifest === undefined
        ? `there is no ${wanted}; ${this.#others(apiVersion, kind)}`
        : `there are ${found.length} of ${wanted}: ${found.map(title).join(', ')}; say which by name and namespace`,
    );
  }

  /** What there is instead: what is of the kind, or else everything. */
  #others(apiVersion: string, kind: string): string {
    if (this.objects.length === 0) return 'nothing is made';
    const ofKind = this.objects.filter((object) => isOfKind(object, apiVersion, kind));
    const others = ofKind.length > 0 ? ofKind : this.objects;
    return `there is\n${others.map((object) => `  ${object.apiVersion} ${title(object)}`).join('\n')}`;
  }
}

function isOfKind(object: KubernetesObject, apiVersion: string, kind: string): boolean {
  return object.apiVersion === apiVersion && object.kind === kind;
}

function title(object: Pick<KubernetesObject, 'apiVersion' | 'kind' | 'metadata'>): string {
  return describe(identify({ ...object }));
}
