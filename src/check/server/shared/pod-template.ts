import type { PodTemplateSpec } from '../../../kubernetes/generated/objects.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { validateAppArmorAgreement } from './app-armor.ts';
import { validateAnnotations, validateLabels } from './labels.ts';
import { validatePodAnnotations } from './pod-annotations.ts';
import { validatePodSpec } from './pod-spec.ts';
import { validateSeccompAgreement } from './seccomp.ts';

/** The template that a workload makes its pods from; its metadata is checked for labels and annotations alone. */
export function validatePodTemplate(
  template: PodTemplateSpec | undefined,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const spec = template?.spec ?? {};
  const annotations = template?.metadata?.annotations ?? {};
  const specPath = path.child('spec');
  validateTemplateMetadata(template, path, errors, context);
  validatePodSpec(spec, undefined, specPath, errors, context);
  validateSeccompAgreement(annotations, spec, specPath, errors);
  validateAppArmorAgreement(annotations, spec, specPath, errors);
  if ((spec.ephemeralContainers ?? []).length > 0) {
    errors.forbidden(specPath.child('ephemeralContainers'), 'ephemeral containers not allowed in pod template');
  }
}

/** Labels and annotations of a template. */
export function validateTemplateMetadata(
  template: PodTemplateSpec | undefined,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const metadata = template?.metadata;
  const annotationsPath = path.child('annotations');
  validateLabels(metadata?.labels, path.child('labels'), errors);
  validateAnnotations(metadata?.annotations, annotationsPath, errors);
  validatePodAnnotations(metadata, template?.spec ?? {}, annotationsPath, errors, context);
}
