import type { ServiceAccount } from '../../../kubernetes/generated/objects.ts';
import { holds } from '../context.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';

const MOUNTABLE_ONLY = 'kubernetes.io/enforce-mountable-secrets';

/** The identity of a workload; nothing but its metadata is checked. */
export const serviceAccount: KindRules<ServiceAccount> = {
  name: nameIsSubdomain,
  validate() {
    // The server has no rule for the fields of a service account.
  },
  warnings({ metadata }, context) {
    if (!holds(context, 32) || !Object.hasOwn(metadata?.annotations ?? {}, MOUNTABLE_ONLY)) return [];
    return [
      `metadata.annotations[${MOUNTABLE_ONLY}]: deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets`,
    ];
  },
};
