import type {
  Affinity,
  PodAffinity,
  PodAffinityTerm,
  WeightedPodAffinityTerm,
} from '../../kubernetes/generated/types.ts';
import type { Value } from '../../values/reference.ts';

/** How much it matters where pods are placed. */
export interface PlacementOptions {
  /** A pod that cannot be placed so waits. Default: false, it is placed elsewhere. */
  readonly required?: boolean;
  /** Weight of a wish against others, from 1 to 100. Default: 100. */
  readonly weight?: Value<number>;
}

/** Pods to be near to, or away from. */
export interface Placement extends PlacementOptions {
  readonly side: 'podAffinity' | 'podAntiAffinity';
  readonly term: PodAffinityTerm;
}

/** The affinity of a pod with placements added to what its author said. */
export function withPlacements(affinity: Affinity | undefined, placements: readonly Placement[]): Affinity | undefined {
  return placements.reduce<Affinity | undefined>(
    (known, { side, ...placement }) => ({ ...known, [side]: added(known?.[side], placement) }),
    affinity,
  );
}

function added(
  known: PodAffinity = {},
  { term, required = false, weight = 100 }: Omit<Placement, 'side'>,
): PodAffinity {
  if (required) {
    const { requiredDuringSchedulingIgnoredDuringExecution: terms = [] } = known;
    return { ...known, requiredDuringSchedulingIgnoredDuringExecution: [...terms, term] };
  }
  const { preferredDuringSchedulingIgnoredDuringExecution: wishes = [] } = known;
  const wish: WeightedPodAffinityTerm = { weight, podAffinityTerm: term };
  return { ...known, preferredDuringSchedulingIgnoredDuringExecution: [...wishes, wish] };
}
