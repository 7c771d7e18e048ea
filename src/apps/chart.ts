import { chartMeta, file, release } from 'charthouse';

const notes = `${chartMeta.name} ${chartMeta.version} is installed as release ${release.name}.

What it consists of, and the addresses it can be reached at:
  kubectl get all --namespace ${release.namespace} --selector app.kubernetes.io/instance=${release.name}

Whether it answers:
  helm test ${release.name} --namespace ${release.namespace}
`;

/** What the charts of all systems say of themselves. */
export const metadata = {
  version: '1.0.0',
  kubeVersion: '>=1.31.0-0',
  maintainers: [{ name: 'Platform team', email: 'platform@acme.com' }],
  license: `${file('LICENSE')}`,
  notes,
} as const;
