import type { VolumeAttributesClass } from '../generated/objects.ts';
import { withFinalizer } from './protection.ts';

/** Volume attributes classes are on by default since 1.34. */
const PROTECTED_SINCE = 34;

export function defaultVolumeAttributesClass(given: VolumeAttributesClass, minor: number): VolumeAttributesClass {
  if (minor < PROTECTED_SINCE) return given;
  return { ...given, metadata: withFinalizer(given.metadata, 'kubernetes.io/vac-protection') };
}
