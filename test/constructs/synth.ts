import { App, Chart, Testing } from 'cdk8s';
import { Pod } from '../../src/index.ts';
import type { KubernetesObject } from '../../src/model/resource.ts';

export const image = 'registry.example.com/web:1';

/** The manifests of a chart, as cdk8s itself renders them. */
export function synth(build: (chart: Chart) => void, namespace: string | null = 'shop'): KubernetesObject[] {
  const chart = new Chart(new App(), 'shop', namespace === null ? {} : { namespace });
  build(chart);
  const manifests: unknown = Testing.synth(chart);
  if (!isManifests(manifests)) throw new Error('cdk8s gave something else than manifests');
  return manifests;
}

/** A chart for what fails at construction: a failed construct stays behind, so nothing is rendered. */
export function inChart(build: (chart: Chart) => void, namespace: string | null = 'shop'): void {
  build(new Chart(new App(), 'shop', namespace === null ? {} : { namespace }));
}

/** The only manifest of the kind. */
export function only(manifests: readonly KubernetesObject[], kind: string, name?: string): Fields {
  const found = manifests.filter(
    (object) => object.kind === kind && (name === undefined || object.metadata.name === name),
  );
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`${found.length} objects of kind ${kind}: ${manifests.map((object) => object.kind).join(', ')}`);
  }
  return first;
}

export type Fields = Readonly<Record<string, unknown>>;

/** What stands at a path of field names and indexes, such as `spec.template.spec.containers.0.image`. */
export function at(object: unknown, path: string): unknown {
  let value = object;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/** The pod spec of a workload. */
export function podOf(object: unknown): unknown {
  return at(object, 'spec.jobTemplate.spec.template.spec') ?? at(object, 'spec.template.spec') ?? at(object, 'spec');
}

/** The container of a pod that is made with these props. */
export function container(props: object): unknown {
  const manifests = synth((chart) => void new Pod(chart, 'web', { image, ...props }));
  return at(podOf(only(manifests, 'Pod')), 'containers.0');
}

function isManifests(value: unknown): value is KubernetesObject[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null && 'kind' in item);
}
