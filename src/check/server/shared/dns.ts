/** How a pod resolves names: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
import type { PodDNSConfig, PodSpec } from '../../../kubernetes/generated/objects.ts';
import { legacyIp } from '../addresses.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { byteLength, named } from '../go-value.ts';
import { dns1123Subdomain, dns1123SubdomainWithUnderscore } from '../names.ts';

const POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];
// Bounds of the C library's resolver.
const MAXIMUM_SERVERS = 3;
const MAXIMUM_SEARCHES = 32;
const MAXIMUM_SEARCH_BYTES = 2048;

export function validateDnsPolicy(policy: string, path: FieldPath, errors: FieldErrors): void {
  if (policy === '') errors.required(path);
  else if (!POLICIES.includes(policy)) errors.notSupported(path, named(policy), POLICIES);
}

export function validateDnsConfig(spec: PodSpec, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const { dnsConfig: config, dnsPolicy } = spec;
  if (dnsPolicy === 'None') {
    if (!config) {
      errors.required(path, 'must provide `dnsConfig` when `dnsPolicy` is None');
      return;
    }
    if ((config.nameservers ?? []).length === 0) {
      const asked = 'must provide at least one DNS nameserver when `dnsPolicy` is None';
      errors.required(path.child('nameservers'), asked);
      return;
    }
  }
  if (config) validateConfig(config, path, errors, context);
}

function validateConfig(config: PodDNSConfig, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const { nameservers = [], searches = [], options = [] } = config;
  const serversPath = path.child('nameservers');
  if (nameservers.length > MAXIMUM_SERVERS) {
    errors.invalid(serversPath, nameservers, `must not have more than ${MAXIMUM_SERVERS} nameservers`);
  }
  nameservers.forEach((server, position) => legacyIp(serversPath.index(position), server, errors, context));
  validateSearches(searches, path.child('searches'), errors, context);
  options.forEach(({ name = '' }, position) => {
    if (name === '') errors.required(path.child('options').index(position), 'must not be empty');
  });
}

function validateSearches(
  searches: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  if (searches.length > MAXIMUM_SEARCHES) {
    errors.invalid(path, searches, `must not have more than ${MAXIMUM_SEARCHES} search paths`);
  }
  if (byteLength(searches.join(' ')) > MAXIMUM_SEARCH_BYTES) {
    const asked = `must not have more than ${MAXIMUM_SEARCH_BYTES} characters (including spaces) in the search list`;
    errors.invalid(path, searches, asked);
  }
  // RelaxedDNSSearchValidation is on by default since 1.33: underscores, and the root by itself.
  const relaxed = holds(context, 33);
  const format = relaxed ? dns1123SubdomainWithUnderscore : dns1123Subdomain;
  searches.forEach((search, position) => {
    if (relaxed && search === '.') return;
    const domain = search.endsWith('.') ? search.slice(0, -1) : search;
    for (const text of format(domain)) errors.invalid(path.index(position), domain, text);
  });
}
