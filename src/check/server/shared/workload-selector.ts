import type { LabelSelector, PodTemplateSpec } from '../../../kubernetes/generated/objects.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { selectionHelp } from '../help/selection.ts';
import { validateLabelSelector } from './label-selector.ts';
import { validatePodTemplate } from './pod-template.ts';
import { goLabelSelector, isEmptySelector, isUnusableSelector } from './selector-match.ts';
import { validateKeptRunning, validateSelected } from './workload-template.ts';

interface Selecting {
  readonly selector?: LabelSelector;
  readonly template?: PodTemplateSpec;
}

/** `selector`, given and not empty. True when the server can use it. */
export function validateWorkloadSelector(
  { selector, template }: Selecting,
  kind: string,
  unusable: string,
  path: FieldPath,
  errors: FieldErrors,
): boolean {
  if (!selector) {
    errors.required(path, '', selectionHelp(undefined, template?.metadata?.labels));
    return true;
  }
  validateLabelSelector(selector, {}, path, errors);
  if (isEmptySelector(selector)) {
    errors.invalid(path, goLabelSelector(selector), `empty selector is invalid for ${kind}`);
  }
  if (!isUnusableSelector(selector)) return true;
  errors.invalid(path, goLabelSelector(selector), unusable);
  return false;
}

/** Selector and template of Deployments and ReplicaSets; the server calls both by these names. */
export function validateReplicated(
  spec: Selecting,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const selectorPath = path.child('selector');
  if (!validateWorkloadSelector(spec, 'deployment', 'invalid label selector', selectorPath, errors)) return;
  const templatePath = path.child('template');
  validateSelected(spec.selector, spec.template, templatePath, errors);
  validatePodTemplate(spec.template, templatePath, errors, context);
  validateKeptRunning(spec.template, 'ReplicaSet', templatePath, errors);
}
