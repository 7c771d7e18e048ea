import type { Construct } from 'constructs';
import type { PodDisruptionBudgetSpec } from '../kubernetes/generated/types.ts';
import { overlay, pick } from './fields.ts';
import { type Labels, labelSelector, type Selectable } from './labels.ts';
import { Manifest, type ManifestProps } from './manifest.ts';

const KIND = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', fields: ['spec'] };

interface BudgetBase extends ManifestProps, Pick<PodDisruptionBudgetSpec, 'unhealthyPodEvictionPolicy'> {
  /** Any other field, merged over what follows from the props. */
  readonly spec?: Partial<PodDisruptionBudgetSpec>;
}

/** How many pods a drain of nodes may take at a time: exactly one of the two limits, as a number or percentage. */
export type ProtectOptions = BudgetBase &
  (
    | {
        /** Pods that may be away at a time, as a number or percentage; the other limit is left out then. */
        readonly maxUnavailable: PodDisruptionBudgetSpec['maxUnavailable'];
        readonly minAvailable?: undefined;
      }
    | {
        /** Pods that have to stay, as a number or percentage; the other limit is left out then. */
        readonly minAvailable: PodDisruptionBudgetSpec['minAvailable'];
        readonly maxUnavailable?: undefined;
      }
  );

export type PodDisruptionBudgetProps = ProtectOptions & {
  /** The pods to protect: a workload or a label selector. */
  readonly pods: Selectable;
};

/**
 * Keeps voluntary disruptions such as node drains from taking too many pods at once.
 *
 * https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets
 */
export class PodDisruptionBudget extends Manifest {
  readonly resourceType = 'poddisruptionbudgets';
  readonly #props: PodDisruptionBudgetProps;

  constructor(scope: Construct, id: string, props: PodDisruptionBudgetProps, labels: Labels = {}) {
    super(scope, id, KIND, props, labels);
    this.#props = props;
    this.usesHere(props.pods);
  }

  protected override body(): { spec: PodDisruptionBudgetSpec } {
    const { pods, spec } = this.#props;
    const rendered: PodDisruptionBudgetSpec = {
      ...pick<PodDisruptionBudgetSpec, 'maxUnavailable' | 'minAvailable' | 'unhealthyPodEvictionPolicy'>(this.#props, [
        'maxUnavailable',
        'minAvailable',
        'unhealthyPodEvictionPolicy',
      ]),
      selector: labelSelector(pods),
    };
    return { spec: overlay(rendered, spec) };
  }
}
