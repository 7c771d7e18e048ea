import { describe, expect, test } from 'vitest';
import { Applications } from '../../src/apps/applications.ts';
import { at } from '../constructs/synth.ts';
import { find, names, objectsOf } from './systems.ts';

describe('argocd', () => {
  test('keeps each folder of the output running, and takes away what leaves it', () => {
    const folders = ['bank', 'tutorial-dev'];
    const objects = objectsOf((app) => new Applications(app, 'argocd', folders));
    expect(names(objects)).toEqual(['Application bank', 'Application tutorial-dev']);
    expect(at(find(objects, 'Application', 'bank'), 'spec')).toMatchObject({
      source: { path: 'dist/bank' },
      destination: { namespace: 'bank' },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
    });
  });
});
