/** What a workload asks of the template of its pods. */
import type { LabelSelector, ObjectMeta, PodTemplateSpec } from '../../../kubernetes/generated/objects.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { selectionHelp } from '../help/selection.ts';
import { withFirstGeneration } from './first-generation.ts';
import { dropDisabledOfTemplate } from './pod-features.ts';
import { goLabels, isEmptySelector, selects } from './selector-match.ts';

/** An empty selector is told elsewhere. */
export function validateSelected(
  selector: LabelSelector | undefined,
  template: PodTemplateSpec | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (selector && isEmptySelector(selector)) return;
  const labels = template?.metadata?.labels;
  if (!selects(selector, labels)) reportMismatch(selector, labels, path, errors);
}

export function reportMismatch(
  selector: LabelSelector | undefined,
  labels: Readonly<Record<string, string>> | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const told = '`selector` does not match template `labels`';
  errors.invalid(path.child('metadata', 'labels'), goLabels(labels), told, selectionHelp(selector, labels));
}

/** Pods of a workload that keeps them running restart and have no deadline. */
export function validateKeptRunning(
  template: PodTemplateSpec | undefined,
  kind: string,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { restartPolicy = '', activeDeadlineSeconds } = template?.spec ?? {};
  if (restartPolicy !== 'Always') {
    const help = 'Pods that run to an end belong to a Job.';
    errors.notSupported(path.child('spec', 'restartPolicy'), named(restartPolicy), ['Always'], help);
  }
  if (activeDeadlineSeconds !== undefined) {
    const refused = `activeDeadlineSeconds in ${kind} is not Supported`;
    errors.forbidden(path.child('spec', 'activeDeadlineSeconds'), refused);
  }
}

/** A new workload with its template at `spec.template`, as the server prepares it. */
export function prepareWorkload<
  S extends { readonly template?: PodTemplateSpec },
  T extends { readonly metadata?: ObjectMeta; readonly spec?: S },
>(object: T, context: ServerContext): T {
  const { spec } = object;
  const template = dropDisabledOfTemplate(spec?.template, context);
  return withFirstGeneration(template ? { ...object, spec: { ...spec, template } } : object);
}
