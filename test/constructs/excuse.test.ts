import path from 'node:path';
import * as cdk8s from 'cdk8s';
import { App, Chart, Include } from 'cdk8s';
import { Construct } from 'constructs';
import { expect, test } from 'vitest';
import { build } from '../../src/build/build.ts';
import { checkSecrets } from '../../src/check/set/check-secrets.ts';
import { applyDefaults } from '../../src/default/apply-defaults.ts';
import { excuse, Secret } from '../../src/index.ts';
import { traitLookup } from '../../src/model/trait-lookup.ts';

/** Errors and warnings about secrets and opt-outs, for all objects or those of our constructs. */
function findings(build_: (chart: Chart) => void, appliesTo: 'own' | 'all' = 'own'): string[] {
  const app = new App();
  build_(new Chart(app, 'shop', { namespace: 'shop' }));
  const documents = build(app, cdk8s).charts.flatMap((chart) => chart.documents);
  const resources = documents.flatMap(({ resource }) => resource ?? []);
  const traitOf = traitLookup(documents);
  const { diagnostics } = applyDefaults(resources, { profile: 'baseline', appliesTo, traitOf, minors: [36] });
  return [...checkSecrets(resources, traitOf), ...diagnostics]
    .filter(({ code, severity }) => severity === 'error' || code === 'default/needless-opt-out')
    .map(({ code, construct }) => `${code} ${construct}`);
}

function foreign(chart: Chart): Include {
  return new Include(chart, 'foreign', { url: path.join(__dirname, '../data/set/foreign.yaml') });
}

test('included Secrets fail, also inside a List, and no value is told', () => {
  const found = findings((chart) => foreign(chart));
  expect(found).toHaveLength(2);
  expect(found.every((line) => line.startsWith('secret/literal shop/foreign/'))).toBe(true);
});

test('a reason for the whole Include allows them, and leaves the objects without safe defaults', () => {
  const excused = (chart: Chart): void => void excuse(foreign(chart), { plaintext: 'fixtures of the smoke test' });
  expect(findings(excused)).toEqual([]);
});

test('when all objects get safe defaults, what they say needs a reason too', () => {
  const unsafe = { hostNetwork: 'watches the traffic of the node' };
  const all = findings((chart) => foreign(chart), 'all');
  expect(all).toContainEqual(expect.stringMatching(/^pod-security\/host-network shop\/foreign\//));
  const excused = findings((chart) => void excuse(foreign(chart), { plaintext: 'fixture', unsafe }), 'all');
  expect(excused).toEqual([]);
});

test('our own Secret brings its reason', () => {
  expect(findings((chart) => void new Secret(chart, 'a', { data: { a: 'b' }, allowPlaintext: 'public key' }))).toEqual(
    [],
  );
});

test('a construct without objects cannot be excused', () => {
  const empty = new Construct(new Chart(new App(), 'shop'), 'empty');
  expect(() => excuse(empty, { plaintext: 'x' })).toThrow(
    'shop/empty: there is no object for which something could be excused',
  );
});
