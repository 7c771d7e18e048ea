import type { BuiltChart, Document } from '../build/build.ts';
import { findKind } from '../kubernetes/kinds.ts';
import { identify } from '../model/resource.ts';
import { chartOf } from '../values/index.ts';

/**
 * cdk8s gives each object the namespace of its chart, also an object that belongs to the cluster. The API server takes it
 * away; in a Helm chart it is not written in the first place, in neither target. Projects of cdk8s keep what they have.
 */
export function withoutStrayNamespaces(charts: readonly BuiltChart[]): readonly BuiltChart[] {
  return charts.map((chart) => ({ ...chart, documents: chart.documents.map(withoutStrayNamespace) }));
}

function withoutStrayNamespace(document: Document): Document {
  const { construct, resource } = document;
  if (construct === undefined || resource === undefined) return document;
  const { apiVersion, kind, metadata } = resource.object;
  if (metadata.namespace === undefined || findKind(apiVersion, kind)?.namespaced !== false) return document;
  if (chartOf(construct) === undefined) return document;
  const { namespace: _, ...others } = metadata;
  const object = { ...resource.object, metadata: others };
  return { ...document, value: object, resource: { ...resource, id: identify(object), object } };
}
