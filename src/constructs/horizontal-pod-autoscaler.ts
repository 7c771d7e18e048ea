import type { Construct } from 'constructs';
import type {
  HorizontalPodAutoscalerSpecV2,
  MetricSpec,
  MetricTarget,
  Quantity,
} from '../kubernetes/generated/types.ts';
import { isReference, type Ref, type Value } from '../values/reference.ts';
import { overlay, pick } from './fields.ts';
import type { Labels } from './labels.ts';
import { Manifest, type ManifestProps } from './manifest.ts';

const KIND = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', fields: ['spec'] };

/** A workload whose number of pods can be set: ours and those of cdk8s-plus. */
export interface ScaleTarget {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
}

/** Use as a share of what the containers request, such as `80%`, or an average amount per pod, such as `500m`. */
export type Usage = `${number}%` | Quantity | Ref<Quantity>;

/** How many pods there may be, and what use of them is aimed at. */
export interface AutoscaleOptions extends ManifestProps, Pick<HorizontalPodAutoscalerSpecV2, 'behavior' | 'metrics'> {
  /** Default: 1. */
  readonly minReplicas?: Value<number>;
  /** However busy the pods are, there are never more. */
  readonly maxReplicas: Value<number>;
  /** CPU use to aim at. A share needs a CPU request in every container. Default: 80% when no metric is given. */
  readonly cpu?: Usage;
  /** CPU use to aim at in percent of the request, where it is a chart value. */
  readonly cpuPercent?: Value<number>;
  /** Memory use to aim at. */
  readonly memory?: Usage;
  /** Any other field, merged over what follows from the props. */
  readonly spec?: Partial<HorizontalPodAutoscalerSpecV2>;
}

export interface HorizontalPodAutoscalerProps extends AutoscaleOptions {
  /** The workload to scale; it no longer sets its own number of pods. */
  readonly target: ScaleTarget;
}

/**
 * Sets the number of pods by what they use. https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
 */
export class HorizontalPodAutoscaler extends Manifest {
  readonly resourceType = 'horizontalpodautoscalers';
  readonly #props: HorizontalPodAutoscalerProps;

  /** Throws when the smallest number of pods is above the largest. */
  constructor(scope: Construct, id: string, props: HorizontalPodAutoscalerProps, labels: Labels = {}) {
    super(scope, id, KIND, props, labels);
    this.#props = props;
    const { minReplicas, maxReplicas, target } = props;
    if (typeof minReplicas === 'number' && typeof maxReplicas === 'number' && minReplicas > maxReplicas) {
      throw new Error(
        `HorizontalPodAutoscaler ${this.node.path}: minReplicas ${minReplicas} is above maxReplicas ${maxReplicas}`,
      );
    }
    this.usesHere(target);
    if (isScalable(target)) target.leaveReplicasTo(this);
  }

  protected override body(): { spec: HorizontalPodAutoscalerSpecV2 } {
    const { target, minReplicas, maxReplicas, cpu, cpuPercent, memory, metrics = [], behavior, spec } = this.#props;
    const all: MetricSpec[] = [
      ...(cpu === undefined ? [] : [resource('cpu', usage(cpu))]),
      ...(cpuPercent === undefined ? [] : [resource('cpu', { type: 'Utilization', averageUtilization: cpuPercent })]),
      ...(memory === undefined ? [] : [resource('memory', usage(memory))]),
      ...metrics,
    ];
    const rendered: HorizontalPodAutoscalerSpecV2 = {
      scaleTargetRef: { apiVersion: target.apiVersion, kind: target.kind, name: target.name },
      ...pick({ minReplicas, behavior }, ['minReplicas', 'behavior']),
      maxReplicas,
      ...(all.length === 0 ? {} : { metrics: all }),
    };
    return { spec: overlay(rendered, spec) };
  }
}

function resource(name: string, target: MetricTarget): MetricSpec {
  return { type: 'Resource', resource: { name, target } };
}

function usage(amount: Usage): MetricTarget {
  if (isReference(amount)) return { type: 'AverageValue', averageValue: amount };
  if (isPercentage(amount)) return { type: 'Utilization', averageUtilization: Number(amount.slice(0, -1)) };
  return { type: 'AverageValue', averageValue: amount };
}

function isPercentage(amount: `${number}%` | Quantity): amount is `${number}%` {
  return typeof amount === 'string' && amount.endsWith('%');
}

interface Scalable {
  leaveReplicasTo(autoscaler: Construct): void;
}

function isScalable(target: object): target is Scalable {
  return 'leaveReplicasTo' in target && typeof target.leaveReplicasTo === 'function';
}
