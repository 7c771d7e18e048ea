/**
 * What the server fills in before it validates and stores an object: one import and one line a kind, in alphabetical order.
 * The key is `group/Kind`, or `group/version/Kind` where a version has defaults of its own; the core group is empty: `/Pod`.
 */

/**
 * Gives a new object and leaves its argument alone. `minor` is the release, 35 for Kubernetes 1.35.
 * Written as a method so that a function for one kind fits: the registry hands it only objects decoded as that kind.
 */
export type Defaulting = { defaulted(object: object, minor: number): object }['defaulted'];

export const DEFAULTING: Readonly<Record<string, Defaulting>> = {};

/** The object as the server would store it, server-set metadata aside; unchanged for kinds without defaults. */
export function defaultObject(group: string, version: string, kind: string, object: object, minor: number): object {
  const exact = `${group}/${version}/${kind}`;
  const key = Object.hasOwn(DEFAULTING, exact) ? exact : `${group}/${kind}`;
  const defaulting = Object.hasOwn(DEFAULTING, key) ? DEFAULTING[key] : undefined;
  return defaulting === undefined ? object : defaulting(object, minor);
}
