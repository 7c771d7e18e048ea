import type { Construct } from 'constructs';
import type { PriorityClass as KubernetesPriorityClass } from '../kubernetes/generated/types.ts';
import type { Value } from '../values/reference.ts';
import { pick } from './fields.ts';
import { Manifest, type ManifestProps } from './manifest.ts';

const FIELDS = ['description', 'globalDefault', 'preemptionPolicy', 'value'] as const;
const KIND = { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', clusterScoped: true, fields: FIELDS };

type Fields = Pick<KubernetesPriorityClass, (typeof FIELDS)[number]>;

export interface PriorityClassProps extends ManifestProps, Fields {
  /** The higher, the more important: at most 1,000,000,000. Cannot be changed. */
  readonly value: Value<number>;
}

/**
 * How important pods are for scheduling and eviction.
 *
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass
 */
export class PriorityClass extends Manifest {
  readonly resourceType = 'priorityclasses';
  readonly #props: PriorityClassProps;

  constructor(scope: Construct, id: string, props: PriorityClassProps) {
    super(scope, id, KIND, props);
    this.#props = props;
  }

  protected override body(): Fields {
    return pick<Fields, keyof Fields>(this.#props, FIELDS);
  }
}
