import { describe, expect, test } from 'vitest';
import { CronJob, Job } from '../../src/index.ts';
import { at, image, only, synth } from './synth.ts';

describe('Job and CronJob', () => {
  test('have a restart policy that Kubernetes accepts, and all fields of a Job', () => {
    const manifests = synth((chart) => {
      new Job(chart, 'load', {
        image,
        restartPolicy: 'OnFailure',
        completions: 5,
        parallelism: 2,
        completionMode: 'Indexed',
        backoffLimitPerIndex: 1,
        deadlineSeconds: 600,
        activeDeadlineSeconds: 60,
        podFailurePolicy: {
          rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [42] } }],
        },
      });
      new CronJob(chart, 'cleanup', {
        image,
        schedule: '0 3 * * *',
        timeZone: 'Etc/UTC',
        backoffLimit: 2,
        suspend: true,
      });
    });
    const job = at(only(manifests, 'Job'), 'spec');
    expect(job).toMatchObject({
      completions: 5,
      parallelism: 2,
      completionMode: 'Indexed',
      activeDeadlineSeconds: 600,
    });
    expect(job).not.toHaveProperty('selector');
    expect(at(job, 'template.spec')).toMatchObject({ restartPolicy: 'OnFailure', activeDeadlineSeconds: 60 });
    const cron = at(only(manifests, 'CronJob'), 'spec');
    expect(cron).toMatchObject({ schedule: '0 3 * * *', timeZone: 'Etc/UTC', suspend: true });
    expect(at(cron, 'jobTemplate.spec')).toMatchObject({ backoffLimit: 2 });
    expect(at(cron, 'jobTemplate.spec')).not.toHaveProperty('suspend');
    expect(at(cron, 'jobTemplate.spec.template.spec.restartPolicy')).toBe('Never');
  });
});
