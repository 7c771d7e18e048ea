import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Resource } from '../../model/resource.ts';
import type { TraitLookup } from '../../model/trait-lookup.ts';
import { isUndecided } from '../../values/undecided.ts';
import { findingAbout } from './finding.ts';
import { type Member, membersOf } from './members.ts';

/** Filled in by the cluster: https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets */
const MADE_BY_CLUSTER = 'kubernetes.io/service-account-token';

/** Keys beyond these are only counted. */
const MOST_KEYS = 5;

/**
 * Secrets whose values stand in the manifest, where everybody who reads git reads them: base64 hides nothing. Values never
 * get into a finding, only the keys do.
 */
export function checkSecrets(resources: readonly Resource[], traitOf: TraitLookup): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const member of membersOf(resources)) {
    if (member.id.kind !== 'Secret' || member.id.group !== '') continue;
    if ((traitOf(member)?.allowPlaintext ?? '').trim() !== '') continue;
    found.push(...plaintextIn(member));
  }
  return found;
}

function plaintextIn(secret: Member): Diagnostic[] {
  if (secret.object['type'] === MADE_BY_CLUSTER) return [];
  return ['data', 'stringData'].flatMap((field) => {
    const keys = literalKeys(secret.object[field]);
    if (keys.length === 0) return [];
    return [
      findingAbout(secret, {
        code: 'secret/literal',
        severity: 'error',
        message: `the Secret has its values in plain text: ${named(keys)}`,
        field: secret.within === undefined ? field : `${secret.within}.${field}`,
        help:
          'Refer to values that are kept elsewhere: ExternalSecret, SealedSecret, or external.secret for a Secret that is there. ' +
          'Only for values that are no secret, such as fixtures: allowPlaintext with the reason.',
        docs: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
      }),
    ];
  });
}

/** Keys whose values are in the manifest, not in the values of an installation. */
function literalKeys(data: unknown): string[] {
  if (typeof data !== 'object' || data === null || isUndecided(data)) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    value === undefined || value === null || isUndecided(value) ? [] : [key],
  );
}

function named(keys: readonly string[]): string {
  const shown = keys.slice(0, MOST_KEYS).map((key) => JSON.stringify(key));
  const rest = keys.length - shown.length;
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} and ${rest} more`;
}
