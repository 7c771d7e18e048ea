import type { Volume, VolumeProjection } from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';

/** Image volumes are on by default since 1.35; before, such volumes and their mounts are taken away (KEP-4639). */
export function hasImageVolumes(context: ServerContext): boolean {
  return holds(context, 35);
}

/** The volume without what this release has off by default; nothing when the whole volume goes. */
export function dropDisabledVolume(volume: Volume, context: ServerContext): Volume | undefined {
  if (volume.image && !hasImageVolumes(context)) return undefined;
  const sources = volume.projected?.sources;
  if (!sources?.some((source) => source.clusterTrustBundle ?? source.podCertificate)) return volume;
  return { ...volume, projected: { ...volume.projected, sources: sources.map(withoutDisabled) } };
}

// ClusterTrustBundleProjection and PodCertificateRequest are off in 1.31 to 1.36.
function withoutDisabled(projection: VolumeProjection): VolumeProjection {
  const { clusterTrustBundle: _bundle, podCertificate: _certificate, ...kept } = projection;
  return kept;
}
