import { identify, type KubernetesObject, type Resource } from '../../src/model/resource.ts';
import type { TraitLookup } from '../../src/model/trait-lookup.ts';
import type { Trait } from '../../src/model/trait.ts';
import { applyDefaults, type Defaulted } from '../../src/default/apply-defaults.ts';
import type { DefaultOptions } from '../../src/default/options.ts';

type Fields = Readonly<Record<string, unknown>>;

export const PLACE = { file: 'main.ts', line: 7, column: 5 };

export function resource(object: KubernetesObject): Resource {
  return { id: identify(object), object, origin: { construct: `app/${object.metadata.name}`, place: () => PLACE } };
}

export function pod(spec: Fields = {}, container: Fields = {}): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: podSpec(spec, container) };
}

export function podSpec(spec: Fields = {}, container: Fields = {}): Fields {
  return { containers: [{ image: 'registry.example/web:1', name: 'web', ...container }], ...spec };
}

export function workload(
  kind: string,
  spec: Fields = {},
  podFields: Fields = {},
  container: Fields = {},
): KubernetesObject {
  const labels = { app: 'web' };
  const template = { metadata: { labels }, spec: podSpec(podFields, container) };
  const withTemplate = { selector: { matchLabels: labels }, template, ...spec };
  if (kind === 'CronJob') {
    return {
      apiVersion: 'batch/v1',
      kind,
      metadata: { name: 'web' },
      spec: { jobTemplate: { spec: { template } }, ...spec },
    };
  }
  return { apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1', kind, metadata: { name: 'web' }, spec: withTemplate };
}

export const OWN: Trait = { safeDefaults: true, unsafe: {}, external: [] };

/** Defaults as for objects of our constructs, all with the same trait. */
export function defaulted(
  objects: readonly KubernetesObject[],
  trait: Partial<Trait> = {},
  options: Partial<DefaultOptions> = {},
): Defaulted {
  const traitOf: TraitLookup = () => ({ ...OWN, ...trait });
  return applyDefaults(objects.map(resource), {
    profile: 'restricted',
    appliesTo: 'own',
    traitOf,
    minors: [35, 36],
    ...options,
  });
}

/** The first object after defaults. */
export function one(
  object: KubernetesObject,
  trait: Partial<Trait> = {},
  options: Partial<DefaultOptions> = {},
): KubernetesObject {
  const [first] = defaulted([object], trait, options).resources;
  if (first === undefined) throw new Error('nothing came out');
  return first.object;
}
