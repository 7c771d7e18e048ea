import { App, type Chart } from 'cdk8s';
import { expect } from 'vitest';
import { Bank } from '../../src/apps/bank/bank.ts';
import { JobManager } from '../../src/apps/job-manager/job-manager.ts';
import { Kuard } from '../../src/apps/kuard/kuard.ts';
import { environments } from '../../src/apps/tutorial/environments.ts';
import { Tutorial } from '../../src/apps/tutorial/tutorial.ts';
import { Visits } from '../../src/apps/visits/visits.ts';
import { chartOf } from '../../src/values/chart.ts';
import { scopeOf } from '../../src/values/scope.ts';
import { at } from '../constructs/synth.ts';
import { plainObjects, templatesOf } from '../helm/render.ts';

/** The reference systems, by the folder of their manifests. */
export const SYSTEMS = {
  kuard: (app: App) => new Kuard(app, 'kuard'),
  'job-manager': (app: App) => new JobManager(app, 'job-manager'),
  visits: (app: App) => new Visits(app, 'visits'),
  bank: (app: App) => new Bank(app, 'bank'),
  tutorial: (app: App) => new Tutorial(app, 'tutorial', environments.prod),
};

/** The objects of a system with the default values, before safe defaults; tests of a release belong to its chart. */
export function objectsOf(build: (app: App) => Chart): readonly unknown[] {
  const app = new App();
  const chart = chartOf(build(app)) ?? { name: 'app', version: '0.0.0' };
  return plainObjects(templatesOf(app), scopeOf(chart)).filter(
    (object) => Object(at(object, 'metadata.annotations'))['helm.sh/hook'] !== 'test',
  );
}

export function names(objects: readonly unknown[]): string[] {
  return objects.map((object) => `${String(at(object, 'kind'))} ${String(at(object, 'metadata.name'))}`).toSorted();
}

export function find(objects: readonly unknown[], kind: string, name: string): unknown {
  const found = objects.find((object) => at(object, 'kind') === kind && at(object, 'metadata.name') === name);
  expect(found, `${kind} ${name}`).toBeDefined();
  return found;
}
