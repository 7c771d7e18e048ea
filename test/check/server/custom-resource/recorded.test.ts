/** Custom resources and their definitions against answers of a live API server. */
import { describe, expect, test } from 'vitest';
import { CustomResources } from '../../../../src/check/server/custom-resource/custom-resources.ts';
import { judge } from '../../../../src/check/server/judge.ts';
import { answered, readAnswers, told } from '../../../agreement/answers.ts';
import { widgetDefinition } from './widgets.ts';

const customResources = new CustomResources([widgetDefinition()]);

describe('answers recorded from an API server', () => {
  const resources = readAnswers('custom-resources').map((answer) => ({
    title: JSON.stringify(answer.manifest),
    answer,
  }));

  test.each(resources)('$title', ({ answer }) => {
    expect(told(judge(answer.manifest, { minor: 35, customResources }))).toEqual(answered(answer));
  });

  test('definitions', () => {
    for (const answer of readAnswers('custom-resource-definitions')) {
      const { manifest } = answer;
      expect({ manifest, ...told(judge(manifest, { minor: 35 })) }).toEqual({ manifest, ...answered(answer) });
    }
  });
});
