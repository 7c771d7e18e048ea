import type { ServiceAccount } from '../generated/objects.ts';

/** Of the secrets that may be mounted, the server keeps the names only. */
export function defaultServiceAccount(account: ServiceAccount): ServiceAccount {
  return account.secrets === undefined
    ? account
    : { ...account, secrets: account.secrets.map(({ name }) => ({ name })) };
}
