import type { CronJob, CronJobSpec } from '../../../kubernetes/generated/objects.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { byteLength, named } from '../go-value.ts';
import { tooLongBy } from '../help/way-out.ts';
import type { KindRules } from '../kind-rules.ts';
import { tooManyCharacters } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateCount } from '../shared/count.ts';
import { scheduleFault } from '../shared/cron-schedule.ts';
import { withFirstGeneration } from '../shared/first-generation.ts';
import { jobSpecWarnings, validateJobSpec } from '../shared/job-spec.ts';
import { dropDisabledOfTemplate } from '../shared/pod-features.ts';
import { nameWarnings } from '../shared/pod-warnings.ts';
import { goLabelSelector } from '../shared/selector-match.ts';
import { validateTimeZone } from '../shared/time-zone.ts';

const SPEC = FieldPath.of('spec');
const JOB = SPEC.child('jobTemplate', 'spec');
const POLICIES = ['Allow', 'Forbid', 'Replace'];
/** Its Jobs have eleven characters more. */
const MAXIMUM_NAME_BYTES = 52;

/** https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
export const cronJob: KindRules<CronJob> = {
  name: nameIsSubdomain,
  dropDisabled(object, context) {
    const { spec } = object;
    const job = spec?.jobTemplate?.spec;
    const template = dropDisabledOfTemplate(job?.template, context);
    if (!template) return withFirstGeneration(object);
    const jobTemplate = { ...spec?.jobTemplate, spec: { ...job, template } };
    return withFirstGeneration({ ...object, spec: { ...spec, jobTemplate } });
  },
  validate({ metadata, spec = {} }, errors, context) {
    validateSchedule(spec.schedule ?? '', errors, context);
    validateCount(spec.startingDeadlineSeconds, SPEC.child('startingDeadlineSeconds'), errors);
    validateTimeZone(spec.timeZone, SPEC.child('timeZone'), errors);
    validateConcurrency(spec.concurrencyPolicy ?? '', errors);
    validateJobTemplate(spec, errors, context);
    validateCount(spec.successfulJobsHistoryLimit, SPEC.child('successfulJobsHistoryLimit'), errors);
    validateCount(spec.failedJobsHistoryLimit, SPEC.child('failedJobsHistoryLimit'), errors);
    const name = metadata?.name ?? '';
    if (byteLength(name) > MAXIMUM_NAME_BYTES) {
      const help = `${tooLongBy(name, MAXIMUM_NAME_BYTES)} The controller adds 11 to name each Job.`;
      errors.invalid(FieldPath.of('metadata', 'name'), name, tooManyCharacters(MAXIMUM_NAME_BYTES), help);
    }
  },
  warnings({ metadata, spec }, context) {
    return [...nameWarnings(metadata), ...jobSpecWarnings(spec?.jobTemplate?.spec, JOB, context)];
  },
};

function validateSchedule(schedule: string, errors: FieldErrors, context: ServerContext): void {
  const path = SPEC.child('schedule');
  const example =
    'Write minute, hour, day of month, month and weekday, such as "30 2 * * 1-5", or a word such as @daily.';
  if (schedule === '') {
    errors.required(path, '', example);
    return;
  }
  const fault = scheduleFault(schedule, context);
  if (fault !== undefined) errors.invalid(path, schedule, fault, example);
  if (schedule.includes('TZ')) {
    errors.invalid(path, schedule, 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead');
  }
}

function validateConcurrency(policy: string, errors: FieldErrors): void {
  const path = SPEC.child('concurrencyPolicy');
  if (policy === '') errors.required(path);
  else if (!POLICIES.includes(policy)) errors.notSupported(path, named(policy), POLICIES);
}

function validateJobTemplate({ jobTemplate }: CronJobSpec, errors: FieldErrors, context: ServerContext): void {
  const spec = jobTemplate?.spec ?? {};
  validateJobSpec(spec, JOB, errors, context);
  if (spec.selector) {
    errors.invalid(JOB.child('selector'), goLabelSelector(spec.selector), '`selector` will be auto-generated');
  }
  if (spec.manualSelector === true) errors.notSupported(JOB.child('manualSelector'), true, ['nil', 'false']);
}
