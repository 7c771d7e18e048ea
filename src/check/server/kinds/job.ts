import type { Job, JobSpec } from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dns1123Label } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { jobSpecWarnings, validateJobSpec } from '../shared/job-spec.ts';
import { validateLabelSelector } from '../shared/label-selector.ts';
import { nameWarnings } from '../shared/pod-warnings.ts';
import { goLabels, goLabelSelector, isUnusableSelector, selects } from '../shared/selector-match.ts';
import { prepareWorkload, reportMismatch } from '../shared/workload-template.ts';

const NAME = FieldPath.of('metadata', 'name');
const SPEC = FieldPath.of('spec');
const LABELS = SPEC.child('template', 'metadata', 'labels');
/** Stands for the identity that the server gives to the object. */
const UID = '00000000-0000-0000-0000-000000000000';

const CONTROLLER_LABEL = 'batch.kubernetes.io/controller-uid';
const GENERATED_LABELS = (name: string): Readonly<Record<string, string>> => ({
  'controller-uid': UID,
  'job-name': name,
  [CONTROLLER_LABEL]: UID,
  'batch.kubernetes.io/job-name': name,
});

/** https://kubernetes.io/docs/concepts/workloads/controllers/job/ */
export const job: KindRules<Job> = {
  name: nameIsSubdomain,
  dropDisabled(object, context) {
    return withGeneratedSelector(withoutManager(prepareWorkload(object, context), context));
  },
  /** Reading from storage fills in labels once more. */
  stored(object) {
    const { metadata, spec } = object;
    const labels = spec?.template?.metadata?.labels;
    if (!labels || Object.keys(metadata?.labels ?? {}).length > 0) return object;
    return { ...object, metadata: { ...metadata, labels } };
  },
  validate({ metadata, spec = {} }, errors, context) {
    const name = metadata?.name ?? '';
    if (spec.manualSelector !== true && spec.selector) validateGenerated(name, spec, errors);
    validateJobSpec(spec, SPEC, errors, context);
    validateSelector(spec, errors);
    const { completionMode, completions = 0 } = spec;
    if (completionMode !== 'Indexed' || completions <= 0) return;
    const longest = `${name}-${completions - 1}`;
    if (dns1123Label(longest).length > 0) {
      errors.invalid(NAME, name, `will not able to create pod with invalid DNS label: ${longest}`);
    }
  },
  warnings({ metadata, spec }, context) {
    return [...nameWarnings(metadata), ...jobSpecWarnings(spec, SPEC, context)];
  },
};

/** JobManagedBy is on by default since 1.32. */
function withoutManager(object: Job, context: ServerContext): Job {
  if (holds(context, 32) || object.spec?.managedBy === undefined) return object;
  const { managedBy: _managedBy, ...spec } = object.spec;
  return { ...object, spec };
}

/**
 * Unless the author does it, the server labels the pods of a Job and selects them; labels that are there stay.
 * A Job that was given its template's labels by default shares them, so that it gets the new ones too.
 */
function withGeneratedSelector(object: Job): Job {
  const { metadata, spec = {} } = object;
  if (spec.manualSelector === true) return object;
  const { template = {}, selector } = spec;
  const given = template.metadata?.labels;
  const labels = { ...GENERATED_LABELS(metadata?.name ?? ''), ...given };
  return {
    ...object,
    ...(given !== undefined && metadata?.labels === given && { metadata: { ...metadata, labels } }),
    spec: {
      ...spec,
      selector: { ...selector, matchLabels: { [CONTROLLER_LABEL]: UID, ...selector?.matchLabels } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  };
}

const GENERATED_HELP = 'Leave the label out: the server sets it.';

function validateGenerated(name: string, spec: JobSpec, errors: FieldErrors): void {
  const expected = GENERATED_LABELS(name);
  const labels = spec.template?.metadata?.labels ?? {};
  for (const [key, value] of Object.entries(expected)) {
    if (labels[key] === undefined) errors.required(LABELS.key(key), `must be '${value}'`, GENERATED_HELP);
    else if (labels[key] !== value) {
      errors.invalid(LABELS.key(key), goLabels(labels), `must be '${value}'`, GENERATED_HELP);
    }
  }
  const { selector } = spec;
  if (selector && !isUnusableSelector(selector) && !selects(selector, expected)) {
    const help = 'Leave the selector out: the server makes one that is the Job’s own.';
    errors.invalid(SPEC.child('selector'), goLabelSelector(selector), '`selector` not auto-generated', help);
  }
}

function validateSelector(spec: JobSpec, errors: FieldErrors): void {
  const { selector, template } = spec;
  if (!selector) errors.required(SPEC.child('selector'));
  validateLabelSelector(selector, {}, SPEC.child('selector'), errors);
  const labels = template?.metadata?.labels;
  if (!isUnusableSelector(selector) && !selects(selector, labels)) {
    reportMismatch(selector, labels, SPEC.child('template'), errors);
  }
}
