import type { PodOS, Volume } from '../../../kubernetes/generated/objects.ts';
import type { ServerContext } from '../context.ts';

/** What the rules for containers ask of the pod around them. */
export interface PodScope extends ServerContext {
  /** True for a Pod itself, false for the template of a workload. */
  readonly isPod: boolean;
  /** The volumes that can be mounted, by name. */
  readonly volumes: ReadonlyMap<string, Volume>;
  /** Names of `spec.resourceClaims`. */
  readonly claims: ReadonlySet<string>;
  readonly gracePeriod: number | undefined;
  readonly restartPolicy: string;
  readonly os: PodOS | undefined;
  /** False when the pod has a user namespace of its own. */
  readonly hostUsers: boolean;
}
