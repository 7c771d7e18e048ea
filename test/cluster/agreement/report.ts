/** What a run of the oracle loop found, as Markdown. */
import { figures, groupBy, table } from '../../agreement/report.ts';
import type { AgreementRun, Disagreement } from './run.ts';

export const BARS = { agreement: 0.995, found: 0.98, falseRejections: 0.0005 } as const;

export function shortfallsOf({ comparisons }: AgreementRun): string[] {
  const all = figures(comparisons);
  const low: string[] = [];
  if (all.agreeing < all.documents * BARS.agreement) low.push(`agreement ${all.agreeing} of ${all.documents}`);
  if (all.found < all.rejections * BARS.found) low.push(`rejections found ${all.found} of ${all.rejections}`);
  if (all.falseRejections > all.acceptances * BARS.falseRejections) {
    low.push(`false rejections ${all.falseRejections} of ${all.acceptances}`);
  }
  return low;
}

export function renderRun(run: AgreementRun, title: string): string {
  const { comparisons, state, undecided, disagreements, stored } = run;
  const sections = [
    `# ${title}`,
    table(
      groupBy(comparisons, ({ recorded }) => recorded.kind),
      'kind',
    ),
    table(
      groupBy(comparisons, ({ stage }) => stage),
      'stage',
    ),
    table(new Map([['all', comparisons]]), 'all'),
    `Left out: ${state} that hang on the state of the cluster, ${undecided} that we leave undecided.`,
    ...disagreements.map(renderDisagreement),
    ...[...stored]
      .toSorted(([, left], [, right]) => right.length - left.length)
      .map(([difference, objects]) => `## stored ${difference} (${objects.length})\n${JSON.stringify(objects[0])}`),
  ];
  return `${sections.join('\n\n')}\n`;
}

function renderDisagreement({ group, count, smallest }: Disagreement): string {
  const { recorded, ours } = smallest.answer.comparison;
  const { expected } = recorded;
  return [
    `## ${group.split('\n')[0]} (${count})`,
    `server: ${expected.ok ? 'accepted' : `${expected.code} ${expected.message}`}`,
    `ours:   ${ours.verdict === 'rejected' ? `${ours.code} ${ours.message}` : ours.verdict}`,
    JSON.stringify(smallest.object),
  ].join('\n');
}
