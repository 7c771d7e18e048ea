import { expect, test } from 'vitest';
import { SAFE_DEFAULTS } from '../../src/default/safe-defaults.ts';
import { explain, type Explained, isKnownTopic } from '../../src/explain/explain.ts';
import { defaulted, pod, workload } from '../default/objects.ts';

const web = { ...workload('Deployment'), metadata: { name: 'web', namespace: 'shop' } };
const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web', namespace: 'shop' } };
const made = defaulted([web, settings, pod()]);

function titles({ explanations }: Explained): string[] {
  return explanations.map(({ title }) => title);
}

test('a code is explained: what, why, what to do', () => {
  const [page] = explain('secret/literal', undefined).explanations;
  expect(page?.sections.map(({ heading }) => heading)).toEqual(['What', 'Why', 'What to do']);
  expect(page?.docs).toMatch(/^https:/);
  expect(titles(explain('types/TS2322', undefined))).toEqual(['types/TS2322']);
});

test('a default is explained by its name or field, with every place it is for', () => {
  const [row] = explain('read-only-root-file-system', undefined).explanations;
  expect(explain('readOnlyRootFilesystem', undefined).explanations).toEqual([row]);
  expect(row?.sections[1]?.facts).toEqual([
    [
      'field',
      expect.stringContaining(
        'spec.jobTemplate.spec.template.spec.initContainers[*].securityContext.readOnlyRootFilesystem (CronJob)',
      ),
    ],
    ['value', 'true'],
    ['where', 'not on Windows'],
    ['profiles', 'restricted'],
    ['to go without', "Give a reason: unsafe: { writableRootFileSystem: '...' }."],
  ]);
  for (const { name } of SAFE_DEFAULTS) expect(isKnownTopic(name)).toBe(true);
});

test('without a topic all defaults are listed, each once', () => {
  const [list] = explain(undefined, undefined).explanations;
  const names = list?.sections.at(-1)?.entries?.map(({ name }) => name);
  expect(names).toEqual([...new Set(SAFE_DEFAULTS.map(({ name }) => name))]);
});

test.each(['Deployment/web', 'deployment/web', 'deployments.apps/web', 'Deployment shop/web', 'deployment/shop/web'])(
  'a resource is meant by %s',
  (words) => {
    expect(titles(explain(words, made))).toEqual(['Deployment shop/web']);
  },
);

test('a bare name or construct path means all that have it', () => {
  expect(titles(explain('web', made))).toEqual(['Deployment shop/web', 'ConfigMap shop/web']);
  expect(titles(explain('app/p', made))).toEqual(['Pod p']);
  expect(titles(explain('Deployment/bank/web', made))).toEqual([]);
});

test('a resource tells where it was made and what came to it', () => {
  const [page] = explain('Deployment/web', made).explanations;
  const [origin, additions] = page?.sections ?? [];
  expect(origin?.facts).toEqual([
    ['kind', 'Deployment in apps/v1'],
    ['construct', 'app/web'],
    ['made at', 'main.ts:7:5'],
  ]);
  expect(additions?.entries).toContainEqual({
    name: 'revision-history',
    lines: [
      'spec.revisionHistoryLimit: 5',
      expect.stringContaining('git keeps the history'),
      'To go without: Say revisionHistoryLimit yourself.',
    ],
  });
  const [, config] = explain('web', made).explanations;
  expect(config?.sections[1]?.text).toBe('Nothing was added: everything in it was said.');
});

test('what is not found suggests what may be meant', () => {
  expect(explain('secret/literals', made)).toEqual({ explanations: [], nearest: ['secret/literal'] });
  expect(explain('Deployment/wbe', made).nearest).toContain('Deployment/web');
  expect(explain('seccomp', undefined).nearest).toContain('seccomp-profile');
  expect(explain('nothing like this at all', made).nearest).toEqual([]);
});
