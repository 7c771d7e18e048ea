/**
 * Agreement with the API server on recorded verdicts, by kind and stage.
 *
 *     npm run agreement [-- --version 1.35] [--kind Pod] [--set create-probes] [--failures 20]
 *
 * `--failures N` shows the first N disagreements, in words as well as in verdicts. Exits 1 below the bars.
 */
import { parseArgs } from 'node:util';
import { MINORS } from '../../src/kubernetes/kinds.ts';
import { judge } from '../../src/check/server/judge.ts';
import { RECORDED_ON, recordedCases } from './cases.ts';
import { compare } from './compare.ts';
import { disagreement, groupBy, shortfalls, table } from './report.ts';

const { values: options } = parseArgs({
  options: {
    version: { type: 'string', default: RECORDED_ON },
    kind: { type: 'string' },
    set: { type: 'string' },
    failures: { type: 'string', default: '0' },
  },
});

const minor = MINORS.find((known) => options.version === `1.${known}`);
if (minor === undefined) {
  console.error(`Kubernetes ${options.version} is not known; known: ${MINORS.map((known) => `1.${known}`).join(', ')}`);
  process.exit(2);
}
const { cases, missing } = recordedCases(options.version);
for (const set of missing) console.log(`${set}: not at hand, skipped`);
const chosen = cases.filter(({ kind, set }) => (options.kind ?? kind) === kind && (options.set ?? set) === set);
if (chosen.length === 0) {
  console.error('no recorded case is of this kind and set');
  process.exit(2);
}
const comparisons = chosen.map((recorded) => compare(recorded, judge(recorded.value, { minor }, recorded.reading)));

console.log(
  table(
    groupBy(comparisons, ({ recorded }) => recorded.kind),
    'kind',
  ),
);
console.log(
  `\n${table(
    groupBy(comparisons, ({ stage }) => stage),
    'stage',
  )}`,
);
console.log(
  `\n${table(
    groupBy(comparisons, ({ recorded }) => recorded.set),
    'set',
  )}`,
);
console.log(`\n${table(new Map([['all', comparisons]]), `Kubernetes ${options.version}`)}`);

const differing = comparisons.filter(({ agrees, exact }) => !agrees || exact === false);
for (const one of differing
  .toSorted((a, b) => Number(a.agrees) - Number(b.agrees))
  .slice(0, Number(options.failures))) {
  console.log(`\n${disagreement(one)}`);
}
const low = shortfalls(comparisons, options.version === RECORDED_ON);
for (const sentence of low) console.log(`below the bar: ${sentence}`);
process.exitCode = low.length === 0 ? 0 : 1;
