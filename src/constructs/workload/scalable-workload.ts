import { HorizontalPodAutoscaler, type AutoscaleOptions } from '../horizontal-pod-autoscaler.ts';
import type { Construct } from 'constructs';
import { not } from '../../values/functions.ts';
import { guardBeside } from '../../values/guard.ts';
import type { Value } from '../../values/reference.ts';
import { when } from '../../values/structure.ts';
import { Workload } from './workload.ts';

/** A workload whose number of pods can be set. */
export abstract class ScalableWorkload<N extends string = string, C extends string = string> extends Workload<N, C> {
  #autoscaler: Construct | undefined;

  /**
   * Lets a HorizontalPodAutoscaler set the number of pods; `replicas` then leaves the workload, because whoever applies
   * the manifest again would undo what the autoscaler has decided.
   */
  autoscale(options: AutoscaleOptions): HorizontalPodAutoscaler {
    const name = options.name ?? this.name;
    return new HorizontalPodAutoscaler(
      this,
      'autoscaler',
      { ...this.here, ...options, name, target: this },
      this.ownLabels,
    );
  }

  /** Called by an autoscaler that takes this workload as its target. Throws when another one has it already. */
  leaveReplicasTo(autoscaler: Construct): void {
    if (this.#autoscaler !== undefined) throw new Error(`${this.kind} ${this.node.path} has an autoscaler already`);
    this.#autoscaler = autoscaler;
  }

  /** `replicas` as it goes into the manifest: there unless the autoscaler is. */
  protected replicasField(replicas: Value<number> | undefined): { replicas?: Value<number> } {
    if (replicas === undefined) return {};
    if (this.#autoscaler === undefined) return { replicas };
    const autoscaled = guardBeside(this.#autoscaler, this);
    const unlessAutoscaled = autoscaled === undefined ? undefined : when(not(autoscaled), replicas);
    return unlessAutoscaled === undefined ? {} : { replicas: unlessAutoscaled };
  }
}
