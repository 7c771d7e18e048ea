import type { Origin, Resource } from './resource.ts';
import { type Trait, traitOf } from './trait.ts';

/** What the author said about a resource beside its manifest; undefined for objects that are not ours. */
export type TraitLookup = (resource: Resource) => Trait | undefined;

/**
 * The traits of the constructs that documents were rendered from. A resource is known by its origin, which stays the
 * same when a step gives the resource another object.
 */
export function traitLookup(
  documents: Iterable<{ readonly resource?: Resource; readonly construct?: object }>,
): TraitLookup {
  const traits = new Map<Origin, Trait>();
  for (const { resource, construct } of documents) {
    const trait = construct === undefined ? undefined : traitOf(construct);
    if (resource !== undefined && trait !== undefined) traits.set(resource.origin, trait);
  }
  return ({ origin }) => traits.get(origin);
}
