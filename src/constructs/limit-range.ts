import type { Construct } from 'constructs';
import type { LimitRangeItem, LimitRangeSpec } from '../kubernetes/generated/types.ts';
import { Manifest, type ManifestProps } from './manifest.ts';

const KIND = { apiVersion: 'v1', kind: 'LimitRange', fields: ['spec'] };

/** Limits and defaults, keyed by resource, such as `cpu` and `memory`. */
export type Limits = Omit<LimitRangeItem, 'type'>;

export interface LimitRangeProps extends ManifestProps {
  /** For each container; the only ones with defaults. */
  readonly container?: Limits;
  /** For all containers of a pod together. */
  readonly pod?: Omit<Limits, 'default' | 'defaultRequest'>;
  /** For the `storage` of each claim. */
  readonly persistentVolumeClaim?: Pick<Limits, 'max' | 'min'>;
}

/**
 * What containers, pods and claims of the namespace get when they say nothing, and what they may ask for.
 *
 * https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export class LimitRange extends Manifest {
  readonly resourceType = 'limitranges';
  readonly #props: LimitRangeProps;

  constructor(scope: Construct, id: string, props: LimitRangeProps) {
    super(scope, id, KIND, props);
    this.#props = props;
  }

  protected override body(): { spec: LimitRangeSpec } {
    const { container, pod, persistentVolumeClaim } = this.#props;
    const limits: LimitRangeItem[] = [];
    if (container !== undefined) limits.push({ type: 'Container', ...container });
    if (pod !== undefined) limits.push({ type: 'Pod', ...pod });
    if (persistentVolumeClaim !== undefined) limits.push({ type: 'PersistentVolumeClaim', ...persistentVolumeClaim });
    return { spec: { limits } };
  }
}
