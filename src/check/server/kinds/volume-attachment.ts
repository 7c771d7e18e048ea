import type { VolumeAttachment, VolumeAttachmentSource } from '../../../kubernetes/generated/objects.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dns1123Subdomain } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateCSIDriverName } from '../shared/csi-driver-name.ts';
import { checkFormat } from '../shared/format.ts';
import { validateInlineVolumeSpec } from '../shared/persistent-volume-spec.ts';

const ONE_SOURCE = 'must specify exactly one of inlineVolumeSpec and persistentVolumeName';

/** The wish to attach a volume to a node; made by the control plane. The server clears its status on create. */
export const volumeAttachment: KindRules<VolumeAttachment> = {
  name: nameIsSubdomain,
  validate({ spec = {} }, errors, context) {
    const { attacher = '', nodeName = '', source = {} } = spec;
    if (attacher === '') errors.required(FieldPath.of('spec', 'attacher'));
    validateSource(source, FieldPath.of('spec', 'source'), errors, context);
    checkFormat(nodeName, dns1123Subdomain, FieldPath.of('spec', 'nodeName'), errors);
    validateCSIDriverName(attacher, FieldPath.of('spec', 'attacher'), errors, context);
    if (source.persistentVolumeName !== undefined) {
      const path = FieldPath.of('spec', 'source', 'persistentVolumeName');
      checkFormat(source.persistentVolumeName, dns1123Subdomain, path, errors);
    }
  },
};

function validateSource(
  { inlineVolumeSpec, persistentVolumeName }: VolumeAttachmentSource,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  if (inlineVolumeSpec === undefined && persistentVolumeName === undefined) errors.required(path, ONE_SOURCE);
  else if (inlineVolumeSpec !== undefined && persistentVolumeName !== undefined) errors.forbidden(path, ONE_SOURCE);
  else if (persistentVolumeName === '') {
    errors.required(path.child('persistentVolumeName'), 'must specify non empty persistentVolumeName');
  } else if (inlineVolumeSpec !== undefined) {
    validateInlineVolumeSpec(inlineVolumeSpec, path.child('inlineVolumeSpec'), errors, context);
  }
}
