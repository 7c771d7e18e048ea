import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Application } from '../../imports/argoproj.io/application.ts';

/** Where Argo CD pulls the manifests from: this repository. */
const repository = { repoURL: 'https://git.acme.com/platform/systems.git', targetRevision: 'main' };

/** What Argo CD is to keep running: one Application for each folder of the output, which is called like its namespace. */
export class Applications extends Chart {
  constructor(scope: Construct, id: string, folders: readonly string[]) {
    super(scope, id, { namespace: 'argocd' });
    for (const folder of folders) {
      new Application(this, folder, {
        spec: {
          project: 'default',
          source: { ...repository, path: `dist/${folder}` },
          destination: { server: 'https://kubernetes.default.svc', namespace: folder },
          syncPolicy: {
            automated: { prune: true, selfHeal: true },
            syncOptions: ['CreateNamespace=true'],
          },
        },
      });
    }
  }
}
