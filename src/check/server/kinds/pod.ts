import type { Pod } from '../../../kubernetes/generated/objects.ts';
import { holds } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateAppArmorAgreement } from '../shared/app-armor.ts';
import { validateImageOfPod } from '../shared/container.ts';
import { validatePodAnnotations } from '../shared/pod-annotations.ts';
import {
  annotatedProfiles,
  isSameProfile,
  preparePod,
  withAppArmorAnnotations,
  withAppArmorFields,
} from '../shared/pod-preparation.ts';
import { validatePodSpec } from '../shared/pod-spec.ts';
import { NO_APP_ARMOR, podNameWarnings, podWarnings } from '../shared/pod-warnings.ts';
import { validateSeccompAgreement } from '../shared/seccomp.ts';

const METADATA = FieldPath.of('metadata');
const SPEC = FieldPath.of('spec');

/** https://kubernetes.io/docs/concepts/workloads/pods/ */
export const pod: KindRules<Pod> = {
  name: nameIsSubdomain,
  dropDisabled: preparePod,
  stored(object, context) {
    const synced = withAppArmorFields(object);
    return holds(context, 34) ? synced : withAppArmorAnnotations(synced);
  },
  validate(prepared, errors, context) {
    const { metadata = {}, spec = {} } = withAppArmorFields(prepared);
    const annotations = metadata.annotations ?? {};
    validatePodAnnotations(metadata, spec, METADATA.child('annotations'), errors, context);
    validatePodSpec(spec, metadata, SPEC, errors, context);
    validateTokens(prepared, errors);
    for (const list of ['containers', 'initContainers'] as const) {
      (spec[list] ?? []).forEach((container, position) => {
        validateImageOfPod(container, SPEC.child(list).index(position), errors);
      });
    }
    validateCreation(prepared, errors);
    validateSeccompAgreement(annotations, spec, SPEC, errors);
    validateAppArmorAgreement(annotations, spec, SPEC, errors);
  },
  /** The overhead of a runtime is filled in from its class; whether it is the class's own hangs on the class. */
  admit({ spec }) {
    return spec?.overhead && !spec.runtimeClassName
      ? 'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead'
      : undefined;
  },
  warnings(object, context) {
    return [
      ...appArmorWarnings(object),
      ...podNameWarnings(object.metadata),
      ...podWarnings(object.spec ?? {}, object.metadata, FieldPath.of(), false, context),
    ];
  },
};

/** A token is for a service account. Servers whose plugin ServiceAccount is on fill in `default` and do not come to this. */
function validateTokens({ spec = {} }: Pod, errors: FieldErrors): void {
  if (spec.serviceAccountName) return;
  (spec.volumes ?? []).forEach(({ projected }, position) => {
    (projected?.sources ?? []).forEach((source, at) => {
      if (!source.serviceAccountToken) return;
      const sourcePath = SPEC.child('volumes').index(position).child('projected', 'sources').index(at);
      const refused = 'must not be specified when serviceAccountName is not set';
      const help =
        'Name the service account in spec.serviceAccountName; most clusters take `default` where none is named.';
      errors.forbidden(sourcePath.child('serviceAccountToken'), refused, help);
    });
  });
}

function validateCreation({ spec = {} }: Pod, errors: FieldErrors): void {
  if ((spec.ephemeralContainers ?? []).length > 0) {
    const help = 'Add ephemeral containers to a running pod with kubectl debug.';
    errors.forbidden(SPEC.child('ephemeralContainers'), 'cannot be set on create', help);
  }
  if (spec.nodeName && (spec.schedulingGates ?? []).length > 0) {
    errors.forbidden(SPEC.child('nodeName'), 'cannot be set until all schedulingGates have been cleared');
  }
}

function appArmorWarnings(object: Pod): string[] {
  const ofPod = object.spec?.securityContext?.appArmorProfile;
  return annotatedProfiles(object).flatMap(({ key, profile }) =>
    profile !== undefined && isSameProfile(profile, ofPod)
      ? []
      : [`${METADATA.child('annotations').key(key)}: ${NO_APP_ARMOR}`],
  );
}
