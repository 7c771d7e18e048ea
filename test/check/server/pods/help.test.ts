/** Beside the server's words a finding says the way out, where the words alone do not. */
import { describe, expect, test } from 'vitest';
import { judge } from '../../../../src/check/server/judge.ts';

type Fields = Readonly<Record<string, unknown>>;

function helpOf(object: Fields, field: string): string | undefined {
  const verdict = judge(object, { minor: 35 });
  const causes = verdict.verdict === 'rejected' ? verdict.causes : [];
  const cause = causes.find((found) => found.field === field);
  if (cause === undefined) throw new Error(`nothing is said of ${field}`);
  return cause.help;
}

const web = { name: 'web', image: 'web:1' };
const pod = (spec: Fields): Fields => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec });
const deployment = (labels: Fields, more: Fields = {}): Fields => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels }, spec: { containers: [web], ...more } },
  },
});
const cronJob = (spec: Fields, podSpec: Fields = { restartPolicy: 'Never' }): Fields => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'clean' },
  spec: {
    schedule: '@daily',
    jobTemplate: { spec: { template: { spec: { containers: [web], ...podSpec } } } },
    ...spec,
  },
});

describe('help with pods and workloads', () => {
  test('a mount without its volume is told which volumes there are', () => {
    const containers = [{ ...web, volumeMounts: [{ name: 'chache', mountPath: '/cache' }] }];
    const field = 'spec.containers[0].volumeMounts[0].name';
    expect(helpOf(pod({ containers }), field)).toBe('Add a volume of this name to spec.volumes.');
    const volumes = [
      { name: 'cache', emptyDir: {} },
      { name: 'data', emptyDir: {} },
    ];
    expect(helpOf(pod({ containers, volumes }), field)).toBe(
      'Add a volume of this name to spec.volumes, or did you mean "cache"?',
    );
  });

  test.each<[string, Fields, string, string]>([
    [
      'selector without the labels',
      deployment({ app: 'shop' }),
      'spec.template.metadata.labels',
      'labels that the selector',
    ],
    [
      'a Deployment of pods that end',
      deployment({ app: 'web' }, { restartPolicy: 'Never' }),
      'spec.template.spec.restartPolicy',
      'Job',
    ],
    [
      'a CronJob of pods that never end',
      cronJob({}, {}),
      'spec.jobTemplate.spec.template.spec.restartPolicy',
      'OnFailure',
    ],
    ['a schedule with seconds', cronJob({ schedule: '0 0 3 * * *' }), 'spec.schedule', 'minute, hour'],
    ['a time zone in lower case', cronJob({ timeZone: 'europe/berlin' }), 'spec.timeZone', 'Europe/Berlin'],
    ['a pod of nothing', pod({ containers: [] }), 'spec.containers', 'at least one container'],
    [
      'a long port name',
      pod({ containers: [{ ...web, ports: [{ name: 'prometheus-metrics', containerPort: 1 }] }] }),
      'spec.containers[0].ports[0].name',
      '3 too many',
    ],
    [
      'a port apart from the node’s',
      pod({ hostNetwork: true, containers: [{ ...web, ports: [{ containerPort: 80, hostPort: 8080 }] }] }),
      'spec.containers[0].ports[0].hostPort',
      'Leave hostPort out',
    ],
    [
      'a probe of nothing',
      pod({ containers: [{ ...web, readinessProbe: {} }] }),
      'spec.containers[0].readinessProbe',
      'httpGet',
    ],
    [
      'a probe of an init container',
      pod({
        containers: [web],
        initContainers: [{ name: 'a', image: 'a', readinessProbe: { exec: { command: ['a'] } } }],
      }),
      'spec.initContainers[0].readinessProbe',
      'sidecar',
    ],
  ])('%s', (_, object, field, expected) => {
    expect(helpOf(object, field)).toContain(expected);
  });
});
