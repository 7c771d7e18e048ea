/** The objects in which Argo CD keeps its settings; it looks for each by name and label and does not start without them. */
import { randomBytes } from 'node:crypto';

export const argoCdNamespace = 'argocd';

export function argoCdSettings(): unknown {
  return {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      setting('ConfigMap', 'argocd-cm'),
      setting('ConfigMap', 'argocd-rbac-cm'),
      setting('ConfigMap', 'argocd-cmd-params-cm'),
      { ...setting('Secret', 'argocd-secret'), stringData: { 'server.secretkey': randomBytes(16).toString('hex') } },
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'AppProject',
        metadata: { name: 'default', namespace: argoCdNamespace },
        spec: {
          sourceRepos: ['*'],
          destinations: [{ namespace: '*', server: '*' }],
          clusterResourceWhitelist: [{ group: '*', kind: '*' }],
        },
      },
    ],
  };
}

function setting(kind: 'ConfigMap' | 'Secret', name: string): Readonly<Record<string, unknown>> {
  const labels = { 'app.kubernetes.io/part-of': 'argocd', 'app.kubernetes.io/name': name };
  return { apiVersion: 'v1', kind, metadata: { name, namespace: argoCdNamespace, labels } };
}
