/**
 * What `metadata.name` of a kind may be. `prefix` is true for a `generateName`, to which the server adds five characters:
 * a trailing dash is fine there.
 *
 * Source: k8s.io/apimachinery `pkg/api/validation`.
 */
import {
  dns1035Label,
  dns1123Label,
  dns1123Subdomain,
  pathSegment,
  pathSegmentPrefix,
  tooManyBytes,
  tooManyCharacters,
} from './names.ts';

export type ObjectName = (name: string, prefix: boolean) => string[];

/** Most kinds: a DNS subdomain. */
export const nameIsSubdomain: ObjectName = (name, prefix) => dns1123Subdomain(prefix ? maskTrailingDash(name) : name);

/** A rule declared with the type (since 1.35): bytes are counted, and of a `generateName` only the name made of it is judged. */
export const nameIsDeclaredSubdomain: ObjectName = (name, prefix) =>
  prefix ? [] : dns1123Subdomain(name).map((text) => (text === tooManyCharacters(253) ? tooManyBytes(253) : text));

/** Namespaces, StatefulSets: a DNS label. */
export const nameIsLabel: ObjectName = (name, prefix) => dns1123Label(prefix ? maskTrailingDash(name) : name);

/** Services: a DNS label of RFC 1035. */
export const nameIs1035Label: ObjectName = (name, prefix) => dns1035Label(prefix ? maskTrailingDash(name) : name);

/** RBAC objects, disruption budgets: anything that fits into a URL's path. */
export const nameIsPathSegment: ObjectName = (name, prefix) => (prefix ? pathSegmentPrefix(name) : pathSegment(name));

// As the server does it: the dash and the character before it give way to one letter.
function maskTrailingDash(name: string): string {
  return name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name;
}
