import { describe, expect, test } from 'vitest';
import { ConfigMap, CronJob, Deployment, Job } from '../../src/index.ts';
import { at, image, only, synth } from './synth.ts';

describe('pods roll when their configuration changes', () => {
  const checksum = (text: string, extra: object = {}) => {
    const manifests = synth((chart) => {
      const settings = new ConfigMap(chart, 'settings', { data: { level: text } });
      new Deployment(chart, 'web', { image, env: { LEVEL: settings.key('level') }, ...extra });
    });
    return at(only(manifests, 'Deployment'), 'spec.template.metadata.annotations');
  };

  test('by a checksum of what they use', () => {
    expect(checksum('info')).toEqual(checksum('info'));
    expect(checksum('info')).not.toEqual(checksum('debug'));
    expect(Object.keys(checksum('info') ?? {})).toEqual(['checksum/config']);
  });

  test('but not those of a Job, which cannot be changed, or of the next run of a CronJob', () => {
    const manifests = synth((chart) => {
      const settings = new ConfigMap(chart, 'settings', { data: { LEVEL: 'info' } });
      new Job(chart, 'once', { image, envFrom: [settings] });
      new Job(chart, 'hooked', { image, envFrom: [settings], rollOnConfigChange: true });
      new CronJob(chart, 'nightly', { image, schedule: '@daily', envFrom: [settings] });
    });
    const once = at(only(manifests, 'Job', 'once'), 'spec.template.metadata');
    expect(once).not.toHaveProperty('annotations');
    expect(at(only(manifests, 'CronJob'), 'spec.jobTemplate.spec.template.metadata')).not.toHaveProperty('annotations');
    expect(at(only(manifests, 'Job', 'hooked'), 'spec.template.metadata.annotations')).toHaveProperty([
      'checksum/config',
    ]);
  });

  test('unless told otherwise', () => {
    expect(checksum('info', { rollOnConfigChange: false })).toBeUndefined();
  });

  test('also for what they do not use, when asked', () => {
    const manifests = synth((chart) => {
      const settings = new ConfigMap(chart, 'settings', { data: { level: 'info' } });
      new Deployment(chart, 'web', { image }).rollOn(settings);
    });
    expect(at(only(manifests, 'Deployment'), 'spec.template.metadata.annotations')).toHaveProperty(['checksum/config']);
  });

  test('in projected volumes and whole folders too', () => {
    for (const mounted of ['folder', 'volume'] as const) {
      const manifests = synth((chart) => {
        const settings = new ConfigMap(chart, 'settings', { data: { level: 'info' } });
        new Deployment(chart, 'web', {
          image,
          mounts: { '/config': mounted === 'folder' ? settings : settings.volume({ defaultMode: 0o400 }) },
        });
      });
      expect(at(only(manifests, 'Deployment'), 'spec.template.metadata.annotations')).toHaveProperty([
        'checksum/config',
      ]);
    }
  });
});
