import type { PersistentVolumeClaim, PersistentVolumeClaimSpec, TypedObjectReference } from '../generated/objects.ts';
import { defaultClaimSpec } from './persistent-volume-claim-spec.ts';
import { withFinalizer } from './protection.ts';

/** The status is not the author's: the server begins it anew. */
export function defaultPersistentVolumeClaim(claim: PersistentVolumeClaim): PersistentVolumeClaim {
  return {
    ...claim,
    metadata: withFinalizer(claim.metadata, 'kubernetes.io/pvc-protection'),
    spec: withBothSources(defaultClaimSpec(claim.spec ?? {})),
    status: { phase: 'Pending' },
  };
}

/**
 * The older field `dataSource` and the newer `dataSourceRef` are kept alike. References into other namespaces are behind
 * a gate that is off (CrossNamespaceVolumeDataSource), and `dataSource` alone takes claims and snapshots only.
 */
function withBothSources(spec: PersistentVolumeClaimSpec): PersistentVolumeClaimSpec {
  const { dataSource: givenSource, dataSourceRef: givenReference, ...rest } = spec;
  const reference = givenReference?.namespace ? undefined : givenReference;
  const source = reference === undefined && !isClaimOrSnapshot(givenSource) ? undefined : givenSource;
  const kept = reference ?? source;
  if (kept === undefined) return rest;
  return { ...rest, dataSource: source ?? withoutNamespace(kept), dataSourceRef: kept };
}

function withoutNamespace(reference: TypedObjectReference): TypedObjectReference {
  const { namespace: _namespace, ...local } = reference;
  return local;
}

function isClaimOrSnapshot(source: TypedObjectReference | undefined): boolean {
  const group = source?.apiGroup ?? '';
  if (source?.kind === 'PersistentVolumeClaim') return group === '';
  return source?.kind === 'VolumeSnapshot' && group === 'snapshot.storage.k8s.io';
}
