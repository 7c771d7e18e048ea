import type { Construct } from 'constructs';
import type { Value } from '../values/reference.ts';
import type { SecretHandle } from './handle.ts';
import { Manifest, type ManifestProps } from './manifest.ts';

const FIELDS = ['automountServiceAccountToken', 'imagePullSecrets'];
const KIND = { apiVersion: 'v1', kind: 'ServiceAccount', fields: FIELDS };

export interface ServiceAccountProps extends ManifestProps {
  /** Whether the pods get a token by themselves; a pod can say otherwise. Default of the API server: true. */
  readonly automountServiceAccountToken?: Value<boolean>;
  /** Secrets for pulling the images of all pods of this account. */
  readonly imagePullSecrets?: readonly SecretHandle[];
}

/**
 * Who pods are for the API server.
 *
 *     const agent = new ServiceAccount(chart, 'agent');
 *     new Role(chart, 'reader', { rules: [allow(['get', 'list'], 'pods')] }).bind(agent);
 *     new Deployment(chart, 'web', { image, serviceAccount: agent });
 *
 * https://kubernetes.io/docs/concepts/security/service-accounts/
 */
export class ServiceAccount extends Manifest {
  readonly resourceType = 'serviceaccounts';
  readonly #props: ServiceAccountProps;

  constructor(scope: Construct, id: string, props: ServiceAccountProps = {}) {
    super(scope, id, KIND, props);
    this.#props = props;
    this.usesHere(...(props.imagePullSecrets ?? []));
  }

  protected override body(): Readonly<Record<string, unknown>> {
    const { automountServiceAccountToken, imagePullSecrets } = this.#props;
    return { automountServiceAccountToken, imagePullSecrets: imagePullSecrets?.map(({ name }) => ({ name })) };
  }
}
