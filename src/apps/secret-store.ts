import type { SecretStore } from 'charthouse';

/** The store of the cluster, set up by the platform team. */
export const store: SecretStore = { name: 'platform', kind: 'ClusterSecretStore' };
