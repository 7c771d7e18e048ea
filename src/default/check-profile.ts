import type { Diagnostic } from '../model/diagnostic.ts';
import { identityKey, type Resource } from '../model/resource.ts';
import type { Profile } from '../model/trait.ts';
import { findingAbout } from './finding.ts';
import { appliesTo, type DefaultOptions } from './options.ts';
import { sitesOf } from './scope.ts';
import { podPlace, type Violation, violationsOf } from './violations.ts';

/**
 * What the profile forbids in finished objects. `applyDefaults` tells it of what authors say themselves; this is for the
 * values that have come in since, from the chart. What is `known` is not told again.
 */
export function checkProfile(
  resources: readonly Resource[],
  options: DefaultOptions,
  known: readonly Diagnostic[] = [],
): Diagnostic[] {
  const told = new Set(known.map(findingKey));
  return resources
    .flatMap((resource) => refusalsOf(resource, options))
    .filter((diagnostic) => !told.has(findingKey(diagnostic)));
}

function refusalsOf(resource: Resource, options: DefaultOptions): Diagnostic[] {
  const trait = options.traitOf(resource);
  const profile = trait?.profile ?? options.profile;
  if (profile === 'none' || !appliesTo(trait, options)) return [];
  return sitesOf(resource, [])
    .filter(({ scope }) => scope === 'pod')
    .flatMap((site) => violationsOf(podPlace(site), profile, options.minors))
    .filter(({ control }) => (trait?.unsafe[control.optOut] ?? '').trim() === '')
    .map((violation) => findingAbout(resource, refusal(violation, profile)));
}

/** The finding for something that is forbidden and not excused. */
export function refusal(
  { control, field, message }: Violation,
  profile: Profile,
): Omit<Diagnostic, 'labels' | 'resource' | 'construct'> {
  const { name, optOut, severity = 'error', docs } = control;
  return {
    code: `pod-security/${name}`,
    severity,
    message: `the ${profile} profile ${severity === 'error' ? 'forbids' : 'advises against'} this: ${message}`,
    field,
    help: `Leave it out, or allow it and say why: unsafe: { ${optOut}: '...' }.`,
    docs: docs ?? `https://kubernetes.io/docs/concepts/security/pod-security-standards/#${profile}`,
  };
}

/** What is the same finding with other values: the construct tells a resource from others, whatever it is called. */
export function findingKey({ code, field, construct, resource }: Diagnostic): string {
  return `${code} ${field ?? ''} ${construct ?? (resource === undefined ? '' : identityKey(resource))}`;
}
