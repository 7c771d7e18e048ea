import type {
  DownwardAPIVolumeFile,
  EphemeralVolumeSource,
  ImageVolumeSource,
  ProjectedVolumeSource,
  Volume,
  VolumeProjection,
} from '../generated/objects.ts';
import { defaultPullPolicy } from '../image-reference.ts';
import { canonicalQuantity } from './resource-list.ts';
import { defaultClaimSpec } from './persistent-volume-claim-spec.ts';
import { defaultCommonSources } from './volume-source.ts';

/** 0644: files are readable by all, writable by their owner. */
const FILE_MODE = 420;
const TOKEN_LIFETIME_SECONDS = 3600;
/** Image volumes are on by default since 1.35; before, their pull policy is left alone. */
const IMAGE_VOLUMES = 35;

/** One of `spec.volumes` of a pod; a volume without a source becomes an `emptyDir`. */
export function defaultVolume(volume: Volume, minor: number): Volume {
  const hasSource = Object.entries(volume).some(([field, source]) => field !== 'name' && source !== undefined);
  if (!hasSource) return { ...volume, emptyDir: {} };
  const { configMap, downwardAPI, emptyDir, ephemeral, image, projected, secret } = volume;
  return {
    ...defaultCommonSources(volume),
    ...(emptyDir?.sizeLimit !== undefined && {
      emptyDir: { ...emptyDir, sizeLimit: canonicalQuantity(emptyDir.sizeLimit) },
    }),
    ...(secret && { secret: { ...secret, defaultMode: secret.defaultMode ?? FILE_MODE } }),
    ...(configMap && { configMap: { ...configMap, defaultMode: configMap.defaultMode ?? FILE_MODE } }),
    ...(downwardAPI && {
      downwardAPI: { ...withFiles(downwardAPI), defaultMode: downwardAPI.defaultMode ?? FILE_MODE },
    }),
    ...(projected && { projected: defaultProjected(projected) }),
    ...(ephemeral && { ephemeral: defaultEphemeral(ephemeral) }),
    ...(image && minor >= IMAGE_VOLUMES && { image: defaultImage(image) }),
  };
}

function defaultProjected(projected: ProjectedVolumeSource): ProjectedVolumeSource {
  return {
    ...projected,
    ...(projected.sources && { sources: projected.sources.map(defaultProjection) }),
    defaultMode: projected.defaultMode ?? FILE_MODE,
  };
}

function defaultProjection(projection: VolumeProjection): VolumeProjection {
  const { downwardAPI, serviceAccountToken: token } = projection;
  return {
    ...projection,
    ...(downwardAPI && { downwardAPI: withFiles(downwardAPI) }),
    ...(token && {
      serviceAccountToken: { ...token, expirationSeconds: token.expirationSeconds ?? TOKEN_LIFETIME_SECONDS },
    }),
  };
}

function withFiles<T extends { readonly items?: readonly DownwardAPIVolumeFile[] }>(source: T): T {
  return source.items === undefined ? source : { ...source, items: source.items.map(defaultFile) };
}

function defaultFile(file: DownwardAPIVolumeFile): DownwardAPIVolumeFile {
  const { fieldRef, resourceFieldRef } = file;
  return {
    ...file,
    ...(fieldRef && { fieldRef: { ...fieldRef, apiVersion: fieldRef.apiVersion || 'v1' } }),
    ...(resourceFieldRef && {
      resourceFieldRef: { ...resourceFieldRef, divisor: canonicalQuantity(resourceFieldRef.divisor ?? '0') },
    }),
  };
}

function defaultEphemeral(ephemeral: EphemeralVolumeSource): EphemeralVolumeSource {
  const template = ephemeral.volumeClaimTemplate;
  if (template === undefined) return ephemeral;
  return { ...ephemeral, volumeClaimTemplate: { ...template, spec: defaultClaimSpec(template.spec ?? {}) } };
}

function defaultImage(image: ImageVolumeSource): ImageVolumeSource {
  return { ...image, pullPolicy: image.pullPolicy || defaultPullPolicy(image.reference ?? '') };
}
