import type { VolumeAttachment } from '../generated/objects.ts';
import { defaultResourceList } from './resource-list.ts';
import { defaultCommonSources } from './volume-source.ts';

/** The status is not the author's: the server begins it anew. */
export function defaultVolumeAttachment(attachment: VolumeAttachment): VolumeAttachment {
  const inline = attachment.spec?.source?.inlineVolumeSpec;
  const fresh = { ...attachment, status: { attached: false } };
  if (inline === undefined) return fresh;
  const inlineVolumeSpec = {
    ...defaultCommonSources(inline),
    ...(inline.capacity && { capacity: defaultResourceList(inline.capacity) }),
  };
  return { ...fresh, spec: { ...attachment.spec, source: { ...attachment.spec?.source, inlineVolumeSpec } } };
}
