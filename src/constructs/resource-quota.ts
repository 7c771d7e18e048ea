import type { Construct } from 'constructs';
import type { ResourceQuotaSpec } from '../kubernetes/generated/types.ts';
import { pick } from './fields.ts';
import { Manifest, type ManifestProps } from './manifest.ts';

const KIND = { apiVersion: 'v1', kind: 'ResourceQuota', fields: ['spec'] };

export interface ResourceQuotaProps extends ManifestProps, ResourceQuotaSpec {
  /** Upper limits, keyed by resource: `requests.cpu`, `limits.memory`, `pods`, `count/deployments.apps`. */
  readonly hard: NonNullable<ResourceQuotaSpec['hard']>;
}

/**
 * How much all objects of the namespace may take together.
 *
 * https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export class ResourceQuota extends Manifest {
  readonly resourceType = 'resourcequotas';
  readonly #props: ResourceQuotaProps;

  constructor(scope: Construct, id: string, props: ResourceQuotaProps) {
    super(scope, id, KIND, props);
    this.#props = props;
  }

  protected override body(): { spec: ResourceQuotaSpec } {
    return { spec: pick<ResourceQuotaSpec, keyof ResourceQuotaSpec>(this.#props, ['hard', 'scopeSelector', 'scopes']) };
  }
}
