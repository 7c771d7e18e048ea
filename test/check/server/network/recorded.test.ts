/** Services, ingresses, policies, autoscalers, RBAC, webhooks and flow control against answers of live API servers. */
import { describe, expect, test } from 'vitest';
import { judge, storedObject } from '../../../../src/check/server/judge.ts';
import { answered, readAnswers, told, type Answer } from '../../../agreement/answers.ts';
import { storedDifferences } from '../../../cluster/agreement/stored.ts';

const ANSWERS = readAnswers('network');
const KINDS = [...new Set(ANSWERS.map(({ kind }) => kind))];

const of = (kind: string): readonly Answer[] => ANSWERS.filter((answer) => answer.kind === kind);

describe('answers recorded from API servers', () => {
  test.each(KINDS)('%s: verdict, causes and warnings are those of 1.35', (kind) => {
    for (const answer of of(kind)) {
      const { manifest } = answer;
      expect({ manifest, ...told(judge(manifest, { minor: 35 })) }).toEqual({ manifest, ...answered(answer) });
    }
  });

  test.each(KINDS)('%s: accepted objects are stored as 1.35 stores them', (kind) => {
    for (const { manifest, stored } of of(kind)) {
      if (stored === undefined) continue;
      const differences = storedDifferences(stored, storedObject(manifest, { minor: 35 }));
      expect({ manifest, differences }).toEqual({ manifest, differences: [] });
    }
  });

  test.each([31, 36])('the verdicts of 1.%i that differ from 1.35 differ here too', (minor) => {
    const differing = ANSWERS.filter(({ elsewhere }) => elsewhere?.[`1.${minor}`] !== undefined);
    expect(differing).not.toEqual([]);
    for (const { manifest, elsewhere } of differing) {
      const rejected = judge(manifest, { minor }).verdict === 'rejected';
      expect({ manifest, rejected }).toEqual({ manifest, rejected: elsewhere?.[`1.${minor}`] === 'rejected' });
    }
  });
});
