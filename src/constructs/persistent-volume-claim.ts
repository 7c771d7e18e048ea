import type { Construct } from 'constructs';
import type { PersistentVolumeClaimSpec } from '../kubernetes/generated/types.ts';
import { type ClaimOptions, claimSpec } from './claim-spec.ts';
import type { ClaimHandle } from './handle.ts';
import { Manifest, type ManifestProps } from './manifest.ts';
import { asLabel } from './name.ts';
import { plainLabel } from './release-safe-name.ts';
import { Volume } from './workload/volume.ts';

const KIND = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', fields: ['spec'] };

/** How a pod sees a claim. */
export interface ClaimVolumeOptions {
  /** Name of the volume in the pod. Default: that of the claim. */
  readonly name?: string;
  /** Nothing can be written, whatever the mount says. Default: false. */
  readonly readOnly?: boolean;
}

export interface PersistentVolumeClaimProps extends ManifestProps, ClaimOptions {}

/**
 * A request for storage that pods can mount; it stands directly in `mounts`.
 *
 *     const data = new PersistentVolumeClaim(chart, 'data', { storage: '10Gi' });
 *     new Deployment(chart, 'web', { image, mounts: { '/data': data } });
 *
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims
 */
export class PersistentVolumeClaim extends Manifest {
  readonly resourceType = 'persistentvolumeclaims';
  readonly #props: PersistentVolumeClaimProps;

  constructor(scope: Construct, id: string, props: PersistentVolumeClaimProps) {
    super(scope, id, KIND, props);
    this.#props = props;
    this.uses(props.storageClass, props.volume);
  }

  /** The claim as a volume, for mounts with options. */
  volume(options: ClaimVolumeOptions = {}): Volume {
    return claimVolume(this, { name: asLabel(this.plainName), ...options });
  }

  protected override body(): { spec: PersistentVolumeClaimSpec } {
    return { spec: claimSpec(this.#props) };
  }
}

export function claimVolume(claim: ClaimHandle, options: ClaimVolumeOptions): Volume {
  const { name = plainLabel(claim.name, 'claim'), readOnly } = options;
  const source = { claimName: claim.name, ...(readOnly === undefined ? {} : { readOnly }) };
  return new Volume(name, { persistentVolumeClaim: source }, claim);
}
