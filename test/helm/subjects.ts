import type { Subject } from './differential.ts';
import { featureApp, featureValues } from './feature-app.ts';

function isFeatureReferences(refs: unknown): refs is typeof featureValues.ref {
  return typeof refs === 'object' && refs !== null;
}

export const featureSubject: Subject = {
  name: 'feature',
  values: featureValues,
  build(refs) {
    if (!isFeatureReferences(refs)) throw new Error('the values have to be an object');
    return featureApp(refs);
  },
};
