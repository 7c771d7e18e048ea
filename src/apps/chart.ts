import { chartMeta, file, release } from 'charthouse';

/** The content of a file of the repository that is known to be text. */
export function textOf(path: string): string {
  const { text } = file(path);
  if (text === undefined) throw new Error(`${path} is not UTF-8`);
  return text;
}

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
  license: textOf('LICENSE'),
  notes,
} as const;
