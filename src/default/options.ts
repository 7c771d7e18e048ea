import type { TraitLookup } from '../model/trait-lookup.ts';
import type { Profile, Trait } from '../model/trait.ts';

export interface DefaultOptions {
  /** For objects that do not say themselves how far the defaults go. */
  readonly profile: Profile;
  /** `own`: the objects of our constructs, as their traits say. `all`: every object. */
  readonly appliesTo: 'own' | 'all';
  readonly traitOf: TraitLookup;
  /** Minor versions of Kubernetes that the output is meant for: the Pod Security Standards change with them. */
  readonly minors: readonly number[];
}

/** Whether an object gets safe defaults and is held to the profile. */
export function appliesTo(trait: Trait | undefined, options: Pick<DefaultOptions, 'appliesTo'>): boolean {
  return options.appliesTo === 'all' || trait?.safeDefaults === true;
}
