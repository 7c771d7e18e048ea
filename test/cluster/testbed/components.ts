/**
 * What the testbed builds, and the versions that are proven to build and to run together.
 * The kube-apiserver is the judge of every rule, so its patch versions are pinned like test data.
 */

/** Patch version of each Kubernetes minor. 1.31 stays at .0: a module that 1.31.14 needs was never published. */
export const kubernetesPatches = {
  '1.31': '1.31.0',
  '1.32': '1.32.13',
  '1.33': '1.33.13',
  '1.34': '1.34.4',
  '1.35': '1.35.4',
  '1.36': '1.36.3',
} as const;

/** A Kubernetes minor version of which the testbed can start an API server. */
export type KubernetesVersion = keyof typeof kubernetesPatches;

/** The version that is meant where none is named; recorded verdicts are of this one. */
export const defaultKubernetes: KubernetesVersion = '1.35';

/** First version is the default. Argo CD stays at 3.2.11: later releases do not compile or need modules that are not published. */
export const componentVersions = {
  etcd: ['3.6.7'],
  'kube-apiserver': ['1.35.4', '1.31.0', '1.32.13', '1.33.13', '1.34.4', '1.36.3'],
  'kube-controller-manager': ['1.35.4'],
  'kube-scheduler': ['1.35.4'],
  kubectl: ['1.35.4'],
  kwok: ['0.8.0'],
  'argo-cd': ['3.2.11'],
  helm: ['4.3.1', '3.22.0'],
  registry: ['0.20.6'],
  kubeconform: ['0.8.0'],
} as const;

/** A program that the testbed builds from its Go module. */
export type Component = keyof typeof componentVersions;

/** Every component, in the order in which a first preparation is most useful. */
export const components: readonly Component[] = [
  'etcd',
  'kube-apiserver',
  'kubectl',
  'helm',
  'kube-controller-manager',
  'kube-scheduler',
  'kwok',
  'registry',
  'kubeconform',
  'argo-cd',
];

export function isComponent(name: string): name is Component {
  return Object.hasOwn(componentVersions, name);
}

export function isKubernetesVersion(version: string): version is KubernetesVersion {
  return Object.hasOwn(kubernetesPatches, version);
}

/** The version built when the caller names none. */
export function defaultVersion(component: Component): string {
  return componentVersions[component][0];
}
