import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/check/server/judge.ts';
import { judgeReleases } from '../../../src/check/server/judge-releases.ts';
import { recordedCases } from '../../agreement/cases.ts';

const SERVERS = [31, 32, 33, 34, 35, 36].map((minor) => ({ minor }));

const DEPLOYMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'web:1', ports: [{ containerPort: 80 }] }] },
    },
  },
};

describe('the verdicts of several releases', () => {
  test('are those of each release alone, for all that was recorded', () => {
    const { cases } = recordedCases('1.35');
    expect(cases.length).toBeGreaterThan(500);
    for (const { value, reading } of cases) {
      const alone = SERVERS.map((server) => judge(value, server, reading));
      expect(judgeReleases(value, SERVERS, reading)).toEqual(alone);
      expect(judgeReleases(value, SERVERS.toReversed(), reading)).toEqual(alone.toReversed());
    }
  });

  test('are found once where the releases do not differ', () => {
    const [older, newer] = judgeReleases(DEPLOYMENT, [{ minor: 35 }, { minor: 36 }]);
    expect(older?.verdict).toBe('accepted');
    expect(newer).toBe(older);
  });

  test('differ where a release does not know a field', () => {
    const { template } = DEPLOYMENT.spec;
    const spec = { ...template.spec, hostnameOverride: 'web' };
    const object = { ...DEPLOYMENT, spec: { ...DEPLOYMENT.spec, template: { ...template, spec } } };
    const verdicts = judgeReleases(object, [{ minor: 33 }, { minor: 34 }]).map(({ verdict }) => verdict);
    expect(verdicts).toEqual(['rejected', 'accepted']);
  });
});
