import type { OwnerReference as PlainOwner } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ObjectMeta, OwnerReference } from '../kubernetes/generated/types.ts';
import { findKind } from '../kubernetes/kinds.ts';
import { text } from './handle.ts';
import { Manifest, type ManifestProps } from './manifest.ts';
import { PATH_SEGMENT } from './name.ts';

/** A whole object: apiVersion, kind, metadata and whatever fields the kind has. */
export type ApiObjectProps<T extends object = Readonly<Record<string, unknown>>> = T & {
  /** Group and version, such as `apps/v1`; of the core group the version alone. */
  readonly apiVersion: string;
  /** Kind, such as `Deployment`. */
  readonly kind: string;
  /** Name, namespace, labels, annotations. Defaults: those of every object. */
  readonly metadata?: ObjectMeta;
};

/** What cannot be said in the manifest itself. */
export interface ApiObjectOptions extends Pick<ManifestProps, 'enabled' | 'patches' | 'profile' | 'unsafe'> {
  /** The kind has no namespace. Default: known for the kinds of Kubernetes, false for custom resources. */
  readonly clusterScoped?: boolean;
  /** Plural resource name. Default: known for the kinds of Kubernetes, else the kind in lower case with an s. */
  readonly resourceType?: string;
}

/**
 * An object of any kind, built in or custom, written as its manifest; named like all others. With a type argument the
 * fields are checked.
 *
 *     new ApiObject<kubernetes.RuntimeClass>(chart, 'gvisor', {
 *       apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', handler: 'runsc',
 *     });
 *
 * `metadata.generateName` is refused: each time the manifests are applied it would make one more object, which nothing
 * removes. What has to run again is given a name and made a `hook`; content that must not change in place has
 * `nameSuffixHash` of ConfigMap.
 */
export class ApiObject<T extends object = Readonly<Record<string, unknown>>> extends Manifest {
  readonly resourceType: string;
  readonly #fields: Readonly<Record<string, unknown>>;

  /** Throws for a name that no object can have, and for `generateName`. */
  constructor(scope: Construct, id: string, props: ApiObjectProps<T>, options: ApiObjectOptions = {}) {
    const { apiVersion, kind, metadata = {}, ...fields } = props;
    const known = findKind(apiVersion, kind);
    const { clusterScoped = known?.namespaced === false, resourceType, ...others } = options;
    const { name, namespace, labels, annotations, finalizers, ownerReferences = [], ...rest } = metadata;
    if (rest.generateName !== undefined) {
      throw new Error(
        `${kind} ${scope.node.path}/${id}: with generateName each synthesis that is applied would make one more object; ` +
          'give it a name, and let `hook` replace what has to run again',
      );
    }
    const about = {
      apiVersion,
      kind,
      clusterScoped,
      fields: Object.keys(fields),
      ...(apiVersion.startsWith('rbac.authorization.k8s.io/') ? { nameRule: PATH_SEGMENT } : {}),
    };
    super(scope, id, about, {
      ...others,
      ...(name === undefined ? {} : { name: text(name) }),
      ...(namespace === undefined ? {} : { namespace: text(namespace) }),
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
      ...(finalizers === undefined ? {} : { finalizers: finalizers.map(text) }),
    });
    for (const owner of ownerReferences) this.metadata.addOwnerReference(plainOwner(owner));
    for (const [key, value] of Object.entries(rest)) this.metadata.add(key, value);
    this.resourceType = resourceType ?? known?.plural ?? `${kind.toLowerCase()}s`;
    this.#fields = fields;
  }

  protected override body(): Readonly<Record<string, unknown>> {
    return this.#fields;
  }
}

/** Owners are known by their `uid`, which only a running cluster gives: no chart value can stand for one. */
function plainOwner({ apiVersion, kind, name, uid, controller, blockOwnerDeletion }: OwnerReference): PlainOwner {
  return {
    apiVersion: text(apiVersion),
    kind: text(kind),
    name: text(name),
    uid: text(uid),
    ...(typeof controller === 'boolean' ? { controller } : {}),
    ...(typeof blockOwnerDeletion === 'boolean' ? { blockOwnerDeletion } : {}),
  };
}
