import type { PersistentVolumeClaimSpec } from '../generated/objects.ts';
import { defaultResourceList } from './resource-list.ts';

/** Specification of a claim, of a StatefulSet's claim template, or of an ephemeral volume's. */
export function defaultClaimSpec(spec: PersistentVolumeClaimSpec): PersistentVolumeClaimSpec {
  const { resources } = spec;
  return {
    ...spec,
    ...(resources && {
      resources: {
        ...resources,
        ...(resources.limits && { limits: defaultResourceList(resources.limits) }),
        ...(resources.requests && { requests: defaultResourceList(resources.requests) }),
      },
    }),
    volumeMode: spec.volumeMode ?? 'Filesystem',
  };
}
