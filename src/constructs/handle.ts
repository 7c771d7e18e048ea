import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { addTrait, type ExternalReference } from '../model/trait.ts';
import { isReference, type Value } from '../values/reference.ts';
import type { GuestNamespace } from './guest.ts';

/**
 * An object that is referred to by name. Our constructs, handles of `external` and the constructs of cdk8s-plus all
 * have this shape; the plural resource name tells the kinds apart, also for the compiler.
 */
export interface Named<Resource extends string> {
  /** `metadata.name` of the object. */
  readonly name: Value<string>;
  /** Plural resource name as the API server spells it, such as `configmaps`. */
  readonly resourceType: Resource;
}

/** A ConfigMap, ours or another's: what it holds may become variables, files and volumes. */
export type ConfigMapHandle = Named<'configmaps'>;
/** A Secret, also one that another object makes in the cluster, such as an ExternalSecret. */
export type SecretHandle = Named<'secrets'>;
/** A claim of storage in the namespace of the pods that mount it. */
export type ClaimHandle = Named<'persistentvolumeclaims'>;
/** A volume of the cluster, which a claim may ask for by name. */
export type PersistentVolumeHandle = Named<'persistentvolumes'>;
/** A class of storage of the cluster, of which volumes are made for claims. */
export type StorageClassHandle = Named<'storageclasses'>;
/** A Service: what requests are sent to. */
export type ServiceHandle = Named<'services'>;
/** The identity of pods towards the API server. */
export type ServiceAccountHandle = Named<'serviceaccounts'>;
/** How much more important than others pods are when room is short. */
export type PriorityClassHandle = Named<'priorityclasses'>;
/** What runs the containers of a pod, such as gVisor. */
export type RuntimeClassHandle = Named<'runtimeclasses'>;
/** The controller that serves an Ingress. */
export type IngressClassHandle = Named<'ingressclasses'>;
/** The type of a Namespace of cdk8s-plus does not tell its plural name. */
export type NamespaceHandle = Named<'namespaces'> | GuestNamespace;

/** A part of an object, such as a key or a port: knows what it is a part of. */
export interface Part {
  readonly owner: object;
}

/** An object that the app does not make. */
export interface External {
  readonly external: ExternalReference;
}

/**
 * Records that one object uses another: a construct of another chart has to be applied before, and something outside
 * the app is declared for the reference check. Objects of one chart are ordered by their creation.
 */
export function recordUse(user: Construct, used: unknown): void {
  if (typeof used !== 'object' || used === null || used === user || isReference(used)) return;
  if (Construct.isConstruct(used)) {
    if (Chart.of(used) !== Chart.of(user) && !isWithin(user, used)) user.node.addDependency(used);
    return;
  }
  if (isPart(used)) recordUse(user, used.owner);
  else if (isExternal(used)) addTrait(user, { external: [used.external] });
}

function isWithin(inner: Construct, outer: Construct): boolean {
  return inner.node.scopes.includes(outer);
}

export function isPart(value: object): value is Part {
  return 'owner' in value && typeof value.owner === 'object' && value.owner !== null;
}

export function isExternal(value: object): value is External {
  return 'external' in value && typeof value.external === 'object' && value.external !== null;
}

/** True for a handle of the given kind: constructs of ours and of cdk8s-plus, and what `external` returns. */
export function isNamed<Resource extends string>(value: unknown, resource: Resource): value is Named<Resource> {
  if (typeof value !== 'object' || value === null || isReference(value)) return false;
  return 'resourceType' in value && value.resourceType === resource;
}

/** The name of a namespace that is given as text, as a chart value, or as what makes it. */
export function namespaceName(namespace: Value<string> | NamespaceHandle): Value<string> {
  return typeof namespace === 'string' || isReference(namespace) ? namespace : namespace.name;
}

/** The namespace an object was given: by itself, by its chart, or where it is declared to be. */
export function namespaceOf(object: object): string | undefined {
  if (!('metadata' in object)) return undefined;
  const { metadata } = object;
  if (typeof metadata !== 'object' || metadata === null || !('namespace' in metadata)) return undefined;
  return typeof metadata.namespace === 'string' ? metadata.namespace : undefined;
}

/** A chart value keeps its place inside a text: it is written as a placeholder that the targets fill in. */
export function text(value: Value<string> | Value<number>): string {
  return `${value}`;
}
