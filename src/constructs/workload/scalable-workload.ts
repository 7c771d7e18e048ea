import { HorizontalPodAutoscaler, type AutoscaleOptions } from '../horizontal-pod-autoscaler.ts';
import { traitOf } from '../../model/trait.ts';
import { not } from '../../values/functions.ts';
import { isReference, type Value } from '../../values/reference.ts';
import { when } from '../../values/structure.ts';
import { Workload } from './workload.ts';

/** A workload whose number of pods can be set. */
export abstract class ScalableWorkload<N extends string = string, C extends string = string> extends Workload<N, C> {
  #autoscaler: object | undefined;

  /**
   * Lets a HorizontalPodAutoscaler set the number of pods; `replicas` then leaves the workload, because whoever applies
   * the manifest again would undo what the autoscaler has decided.
   */
  autoscale(options: AutoscaleOptions): HorizontalPodAutoscaler {
    const name = options.name ?? this.name;
    return new HorizontalPodAutoscaler(this, 'autoscaler', { ...options, name, target: this }, this.ownLabels);
  }

  /** Called by an autoscaler that takes this workload as its target. Throws when another one has it already. */
  leaveReplicasTo(autoscaler: object): void {
    if (this.#autoscaler !== undefined) throw new Error(`${this.kind} ${this.node.path} has an autoscaler already`);
    this.#autoscaler = autoscaler;
  }

  /** `replicas` as it goes into the manifest. */
  protected replicasField(replicas: Value<number> | undefined): { replicas?: Value<number> } {
    if (replicas === undefined) return {};
    if (this.#autoscaler === undefined) return { replicas };
    const enabled = traitOf(this.#autoscaler)?.enabled ?? true;
    if (isReference(enabled)) {
      const unlessAutoscaled = when(not(enabled), replicas);
      return unlessAutoscaled === undefined ? {} : { replicas: unlessAutoscaled };
    }
    return enabled === false ? { replicas } : {};
  }
}
