import type { Origins } from '../load/origins.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { decodeText } from '../values/mark.ts';
import { guardOf, manifestTemplate } from '../values/index.ts';
import { expressionsOf, unusedValues as unusedIn } from '../values/unused.ts';
import type { Expression } from '../values/expression.ts';
import type { PackagedChart } from './helm-charts.ts';

/** Values of the charts that change nothing: promises of values.yaml that the templates do not keep. */
export function unusedValues(
  charts: readonly PackagedChart[],
  origins: Pick<Origins, 'placeOfError'>,
): readonly Diagnostic[] {
  return charts.flatMap(({ props, documents }) => {
    const { values } = props;
    if (values === undefined) return [];
    const used = documents.flatMap(({ value, construct }): Expression[] => {
      const guard = construct === undefined ? undefined : guardOf(construct);
      return [...(guard === undefined ? [] : [guard]), ...expressionsOf(manifestTemplate(value))];
    });
    const inNotes = decodeText(props.notes ?? '').filter((piece) => typeof piece !== 'string');
    return unusedIn(values, [...used, ...inNotes]).map(({ name, read }): Diagnostic => {
      const place = read === undefined ? undefined : origins.placeOfError(read);
      return {
        code: 'values/unused',
        severity: 'warning',
        message:
          read === undefined
            ? `${name} of chart ${props.name} is declared, but nothing uses it`
            : `${name} of chart ${props.name} is read, but nothing in the output depends on it`,
        labels: place === undefined ? [] : [{ place }],
        help:
          read === undefined
            ? 'Use it, or take it out of the declaration.'
            : 'In an if, before && or ?:, a reference is always true: use when(), choose() or onlyIf().',
      };
    });
  });
}
