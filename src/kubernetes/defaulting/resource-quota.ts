import type { ResourceQuota } from '../generated/objects.ts';
import { defaultResourceList } from './resource-list.ts';

/** The status is not the author's: the server begins it anew. */
export function defaultResourceQuota(quota: ResourceQuota): ResourceQuota {
  const { status: _status, ...rest } = quota;
  const hard = quota.spec?.hard;
  return hard === undefined ? rest : { ...rest, spec: { ...quota.spec, hard: defaultResourceList(hard) } };
}
