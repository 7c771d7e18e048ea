/**
 * The rules of every kind: one import and one line a kind, in alphabetical order of the key.
 * The key is `group/Kind`, or `group/version/Kind` where a version has rules of its own; the core group is empty: `/Pod`.
 */
import type { AnyKindRules } from '../kind-rules.ts';

export const KIND_RULES: Readonly<Record<string, AnyKindRules>> = {};

/** The rules for a kind of an API version, or nothing when only decoding and metadata are checked. */
export function rulesFor(group: string, version: string, kind: string): AnyKindRules | undefined {
  const exact = `${group}/${version}/${kind}`;
  if (Object.hasOwn(KIND_RULES, exact)) return KIND_RULES[exact];
  const any = `${group}/${kind}`;
  return Object.hasOwn(KIND_RULES, any) ? KIND_RULES[any] : undefined;
}
