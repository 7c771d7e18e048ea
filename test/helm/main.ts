import { parseArgs } from 'node:util';
import { fetchHelm, PACKAGED_VERSIONS, runsHere } from './binaries.ts';
import { Trial } from './differential.ts';
import { constructSubject } from './construct-app.ts';
import { featureSubject } from './subjects.ts';
import { generatedSubject } from './generated-app.ts';
import { Helm } from './helm.ts';
import { Random } from './random.ts';
import { randomSubject } from './random-app.ts';

/*
 * npm run test:helm -- [--seed N] [--count M] [--helm VERSION[,VERSION]] [--trees FRACTION]
 * M random sets of values on every Helm: a part of them on the chart that uses everything, a part on random apps.
 */

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '100' },
    helm: { type: 'string', default: PACKAGED_VERSIONS.join(',') },
    trees: { type: 'string', default: '0.5' },
  },
});

function main(): number {
  if (!runsHere()) {
    console.log('skipped: the packaged Helm binaries run on Linux x86-64 only');
    return 0;
  }
  const count = Number(options.count);
  const trees = Math.round(count * Number(options.trees));
  let failures = 0;
  for (const version of options.helm.split(',')) {
    const helm = new Helm(version, fetchHelm(version));
    const started = process.hrtime.bigint();
    const totals = { equal: 0, refused: 0, different: 0 };
    const refusals = new Set<string>();
    const note = (outcome: ReturnType<Trial['run']>, name: string): void => {
      totals[outcome.kind] += 1;
      if (outcome.kind === 'refused') refusals.add(outcome.error.trim().slice(0, 200));
      if (outcome.kind === 'different' && totals.different <= 5) console.log(`${version} ${name}: ${outcome.what}`);
    };
    const random = new Random(Number(options.seed));
    const subjects = [featureSubject, constructSubject, generatedSubject].map((subject) => {
      const trial = new Trial(subject);
      return { name: subject.name, trial, folder: trial.install(helm) };
    });
    for (let index = 0; index < count - trees; index++) {
      const subject = subjects[index % subjects.length];
      if (subject !== undefined) note(subject.trial.run(helm, subject.folder, random), subject.name);
    }
    for (let index = 0; index < trees;) {
      const seed = random.below(2 ** 31);
      const trial = new Trial(randomSubject(new Random(seed)));
      const where = trial.install(helm);
      for (let use = 0; use < 4 && index < trees; use++, index++) note(trial.run(helm, where, random), `tree ${seed}`);
    }
    helm.close();
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    console.log(
      `helm ${version} seed ${options.seed}: ${totals.equal} equal, ${totals.different} different, ${totals.refused} refused (${count - trees} of the fixed charts, ${trees} of random apps, ${seconds.toFixed(0)} s)`,
    );
    for (const refusal of [...refusals].slice(0, 3)) console.log(`  refused: ${refusal}`);
    failures += totals.different;
  }
  return failures === 0 ? 0 : 1;
}

process.exitCode = main();
