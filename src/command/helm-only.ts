import type { BuiltChart, Document } from '../build/build.ts';
import { chartOf } from '../values/index.ts';

/**
 * Tests of a release are run by `helm test` and by nothing else: applied as they are they would run at once, and
 * before what they test. In a chart they stand in `templates/tests/`; the plain manifests are without them.
 */
export function withoutHelmTests(charts: readonly BuiltChart[]): readonly BuiltChart[] {
  return charts.map((chart) => ({ ...chart, documents: chart.documents.filter((document) => !isHelmTest(document)) }));
}

function isHelmTest({ construct, resource }: Document): boolean {
  if (construct === undefined || chartOf(construct) === undefined) return false;
  const events = resource?.object.metadata.annotations?.['helm.sh/hook'];
  return typeof events === 'string' && events.split(',').every((event) => event.trim() === 'test');
}
