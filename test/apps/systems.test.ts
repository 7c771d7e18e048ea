import { App } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { checkSchema } from '../../src/check/schema/check-schema.ts';
import { judge } from '../../src/check/server/judge.ts';
import { chartOf } from '../../src/values/chart.ts';
import { cornersOf } from '../../src/values/corners.ts';
import { coalesce } from '../../src/values/index.ts';
import { scopeOf } from '../../src/values/scope.ts';
import { valueProblems } from '../../src/values/validate.ts';
import { plainObjects, templatesOf } from '../helm/render.ts';
import { objectsOf, SYSTEMS } from './systems.ts';

describe.each(Object.entries(SYSTEMS))('%s', (_, build) => {
  const objects = objectsOf(build);

  test.each([33, 34, 35, 36])('is what Kubernetes 1.%i takes', (minor) => {
    for (const object of objects) {
      expect(checkSchema(object, { minor }).filter((finding) => finding.kind !== 'missing-schema')).toEqual([]);
      expect(judge(object, { minor }).verdict).not.toBe('rejected');
    }
  });
});

describe.each(['job-manager', 'visits', 'bank'] as const)('the chart %s', (name) => {
  test('is what Kubernetes takes at every edge of its values', () => {
    const app = new App();
    const chart = chartOf(SYSTEMS[name](app));
    if (chart?.values === undefined) throw new Error(`${name} has no values`);
    const templates = templatesOf(app);
    const corners = cornersOf(chart.values);
    expect(corners.length).toBeGreaterThan(5);
    for (const { name: edge, values } of corners) {
      expect(valueProblems(chart.values, coalesce(chart.values.defaults, values)), edge).toEqual([]);
      for (const object of plainObjects(templates, scopeOf(chart, values))) {
        expect(checkSchema(object, { minor: 35 }).filter(({ kind }) => kind !== 'missing-schema')).toEqual([]);
        expect(judge(object, { minor: 35 }).verdict, `${edge}: ${JSON.stringify(object)}`).not.toBe('rejected');
      }
    }
  });
});
