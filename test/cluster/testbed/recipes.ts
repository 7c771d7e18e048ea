/**
 * How each component is built from its module. Modules with replace directives cannot be installed by path: Go ignores
 * the directives of a dependency, so a small module of ours repeats them and builds the command from there.
 */
import type { Component } from './components.ts';

export type Recipe = InstallRecipe | WrapperRecipe;

/** `go install command@version`. */
export interface InstallRecipe {
  readonly kind: 'install';
  readonly module: string;
  readonly command: string;
  readonly companions?: readonly Companion[];
}

/** A module of ours that requires the module and repeats its replace directives. */
export interface WrapperRecipe {
  readonly kind: 'wrapper';
  readonly module: string;
  /** The package of the command, or the Go source of one that the module offers as a function only. */
  readonly command: { readonly importPath: string } | { readonly source: string };
  /** What replaces a module that lies in the same repository: the version under which it is published as well. */
  readonly siblingVersion?: string;
  /** Package variables that the official builds set. */
  readonly variables: Readonly<Record<string, string>>;
  readonly companions?: readonly Companion[];
}

/** Files of the module that have to lie beside the binary, in the folder of that name. */
export interface Companion {
  readonly folder: string;
  readonly from: readonly string[];
}

export function recipeOf(component: Component, version: string): Recipe {
  switch (component) {
    case 'kube-apiserver':
    case 'kube-controller-manager':
    case 'kube-scheduler':
    case 'kubectl':
      return kubernetesRecipe(component, version);
    case 'etcd':
      return { kind: 'wrapper', module: 'go.etcd.io/etcd/server/v3', command: { source: etcdMain }, variables: {} };
    case 'argo-cd':
      return {
        kind: 'wrapper',
        module: `github.com/argoproj/argo-cd/v${major(version)}`,
        command: { importPath: `github.com/argoproj/argo-cd/v${major(version)}/cmd` },
        variables: { [`github.com/argoproj/argo-cd/v${major(version)}/common.version`]: version },
        companions: [{ folder: 'crds', from: ['manifests/crds'] }],
      };
    case 'kwok':
      return {
        kind: 'install',
        module: 'sigs.k8s.io/kwok',
        command: 'sigs.k8s.io/kwok/cmd/kwok',
        companions: [
          {
            folder: 'stages',
            from: [
              'kustomize/stage/node/fast',
              'kustomize/stage/node/heartbeat-with-lease',
              'kustomize/stage/pod/fast',
            ],
          },
        ],
      };
    case 'helm':
      return install(`helm.sh/helm/v${major(version)}`, 'cmd/helm');
    case 'registry':
      return install('github.com/google/go-containerregistry', 'cmd/registry');
    case 'kubeconform':
      return install('github.com/yannh/kubeconform', 'cmd/kubeconform');
  }
}

const etcdMain = `package main

import (
	"os"

	"go.etcd.io/etcd/server/v3/etcdmain"
)

func main() { etcdmain.Main(os.Args) }
`;

function kubernetesRecipe(component: Component, version: string): WrapperRecipe {
  const [kubernetesMajor = '', minor = '', patch = ''] = version.split('.');
  // Without these the server calls itself v0.0.0 and refuses to serve what it believes is from the future.
  const variables = Object.fromEntries(
    ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'].flatMap((at) => [
      [`${at}.gitVersion`, `v${version}`],
      [`${at}.gitMajor`, kubernetesMajor],
      [`${at}.gitMinor`, minor],
      [`${at}.gitTreeState`, 'clean'],
      [`${at}.gitCommit`, 'testbed'],
    ]),
  );
  return {
    kind: 'wrapper',
    module: 'k8s.io/kubernetes',
    command: { importPath: `k8s.io/kubernetes/cmd/${component}` },
    // Kubernetes 1.35.4 publishes its libraries as 0.35.4.
    siblingVersion: `v0.${minor}.${patch}`,
    variables,
  };
}

function install(module: string, folder: string): InstallRecipe {
  return { kind: 'install', module, command: `${module}/${folder}` };
}

function major(version: string): string {
  return version.slice(0, version.indexOf('.'));
}
