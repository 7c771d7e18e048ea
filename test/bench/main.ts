/**
 * How fast Charthouse is beside cdk8s and kubeconform, measured in the same run and in turns.
 *
 *     npm run bench             five minutes on an idle machine
 *     npm run bench -- --full   with 10,000 charts of cdk8s too, which alone take seven
 *     npm run bench -- cold     only the sections named: cold, chart, large, charts, chains, emitter, start, check,
 *                               memory
 *
 * Times are medians. On a loaded machine the ratios hold better than the times.
 */
import { readFileSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { Yaml } from 'cdk8s';
import { yamlStream } from '../../src/emit/yaml/document.ts';
import { readText } from '../../src/read/documents.ts';
import { findKubeconform, kubeconform } from './kubeconform.ts';
import { type Command, interleaved, measure, median } from './measure.ts';
import { cdk8s, charthouse, makeProjects, type Projects } from './projects.ts';
import { limitRow, ratioRow, type Row, skippedRow, table, time } from './table.ts';

const SYNTH = ['synth', '-q'];
const ONE = { CHARTS: 'one' };
const EACH = { CHARTS: 'each' };
const MEBIBYTES = (size: number): string => `${Math.round(size)} MiB`;

type Section = (projects: Projects, full: boolean) => readonly Row[];

const SECTIONS: Readonly<Record<string, Section>> = {
  cold({ small, app }) {
    const [ours, theirs] = seconds(9, [charthouse(small, SYNTH), cdk8s(small)]);
    return [ratioRow(`cold synth of a small app (${app})`, ours, theirs, 1 / 8, '1/8')];
  },

  chart({ packaged }) {
    const [chart, synth] = seconds(9, [
      charthouse(packaged, ['chart', '-o', 'charts']),
      charthouse(packaged, ['synth', '-q', '-o', 'dist']),
    ]);
    return [ratioRow('cold chart of a small app, beside its synth', chart, synth, 1.5, '1.5 x')];
  },

  large({ many }) {
    const environment = { ...ONE, COUNT: '10000' };
    const [ours, theirs] = interleaved(3, [charthouse(many, SYNTH, environment), cdk8s(many, environment)]);
    const work = '10,000 Deployment + Service + ConfigMap, checked';
    return [
      ratioRow(work, ours?.seconds ?? NaN, theirs?.seconds ?? NaN, 2 / 5, '2/5'),
      limitRow('memory of that', ours?.memory ?? NaN, 400, MEBIBYTES),
    ];
  },

  charts({ many }, full) {
    const synth = (count: number): number =>
      interleaved(3, [charthouse(many, SYNTH, { ...EACH, COUNT: String(count) })])[0]?.seconds ?? NaN;
    const [empty, thousand, tenThousand] = [synth(0), synth(1000), synth(10_000)];
    const exponent = Math.log10((tenThousand - empty) / (thousand - empty));
    const count = full ? 10_000 : 2000;
    const theirs = measure(cdk8s(many, { ...EACH, COUNT: String(count) })).seconds;
    // cdk8s grows with the square of the charts: what 10,000 take follows from what 2,000 take.
    const projected = full ? theirs : theirs * 25;
    const work = `10,000 charts${full ? '' : ' (cdk8s: 25 x 2,000 charts)'}`;
    return [
      ratioRow(work, tenThousand, projected, 1 / 100, '1/100'),
      limitRow('growth from 1,000 to 10,000 charts: exponent', exponent, 1.05, (value) => value.toFixed(2)),
    ];
  },

  chains({ chained }) {
    const shape = (groups: number, size: number, more: Readonly<Record<string, string>>) =>
      charthouse(chained, SYNTH, { GROUPS: String(groups), SIZE: String(size), ...more });
    const above = (work: string, shaped: Command, base: Command): Row => {
      const [took, without] = seconds(7, [shaped, base]);
      return limitRow(work, took - without, 0.1, time);
    };
    const empty = shape(0, 0, ONE);
    const free = shape(20_000, 1, { ...ONE, CHAINED: 'no' });
    return [
      above('16 chained charts of 3 objects, above an empty app', shape(16, 3, EACH), empty),
      above('24 layers of 2 objects, above an empty app', shape(24, 2, ONE), empty),
      above('a chain of 20,000 objects, above as many free ones', shape(20_000, 1, ONE), free),
    ];
  },

  emitter({ many }) {
    const environment = { ...ONE, COUNT: '1000' };
    measure(charthouse(many, SYNTH, environment));
    const file = path.join(many, 'dist/all.k8s.yaml');
    const values = readText(file, readFileSync(file, 'utf8')).flatMap((document) =>
      'value' in document ? [document.value] : [],
    );
    const size = yamlStream(values).length;
    const ours = median(Array.from({ length: 20 }, () => timed(() => yamlStream(values))));
    const theirs = median(Array.from({ length: 3 }, () => timed(() => Yaml.stringify(...values))));
    const speed = size / ours / 1e6;
    const times = theirs / ours;
    return [
      {
        work: `emitter, ${values.length} objects`,
        ours: `${speed.toFixed(1)} MB/s`,
        theirs: `${(size / theirs / 1e6).toFixed(1)} MB/s`,
        result: `${times.toFixed(1)} x`,
        target: '50 MB/s or 12 x',
        met: speed >= 50 || times >= 12,
      },
    ];
  },

  start({ folder }) {
    const node = { folder, program: process.execPath, arguments: ['-e', '0'] };
    const [help, version, bare] = seconds(21, [
      charthouse(folder, ['--help']),
      charthouse(folder, ['--version']),
      node,
    ]);
    return [
      ratioRow('--help, beside `node -e 0`', help, bare, 1.6, '1.6 x'),
      ratioRow('--version, beside `node -e 0`', version, bare, 1.6, '1.6 x'),
    ];
  },

  check({ many, folder }) {
    const program = findKubeconform();
    const work = 'check of 10,000 documents, beside kubeconform';
    if (program === undefined) return [skippedRow(work, 'kubeconform is not here; set KUBECONFORM', '1 x')];
    const documents = path.join(folder, 'documents');
    const file = path.join(folder, 'documents.yaml');
    writeDocuments(many, documents, file);
    return [file, documents].map((place) => {
      const [ours, theirs] = seconds(5, [
        charthouse(folder, ['check', '--quiet', place]),
        kubeconform(program, folder, place),
      ]);
      return ratioRow(`${work}, in ${place === file ? 'one file' : '10,000 files'}`, ours, theirs, 1, '1 x');
    });
  },

  memory({ folder }) {
    const [few, many] = [25_000, 100_000].map((count) => {
      const file = path.join(folder, `${count}-findings.yaml`);
      writeFileSync(file, Array.from({ length: count }, (_, index) => withFinding(index)).join('---\n'));
      return charthouse(folder, ['check', '--format', 'json', file]);
    });
    if (few === undefined || many === undefined) return [];
    const [fewer, more] = interleaved(3, [few, many]).map(({ memory }) => memory ?? NaN);
    const growth = (more ?? NaN) / (fewer ?? NaN);
    const work = 'memory of a report on 100,000 documents, beside 25,000';
    return [limitRow(work, growth, 1.4, (value) => `${value.toFixed(2)} x`)];
  },
};

/** The server takes it and warns: a finding that exits with 0. */
function withFinding(index: number): string {
  return `apiVersion: v1\nkind: Endpoints\nmetadata:\n  name: e${index}\n`;
}

/** The same documents in one file and in a file each. */
function writeDocuments(project: string, folder: string, file: string): void {
  measure(charthouse(project, SYNTH, { ...ONE, COUNT: '3334' }));
  const documents = readFileSync(path.join(project, 'dist/all.k8s.yaml'), 'utf8').split('---\n').slice(0, 10_000);
  mkdirSync(folder);
  writeFileSync(file, documents.join('---\n'));
  documents.forEach((document, index) => writeFileSync(path.join(folder, `${index}.yaml`), document));
}

function seconds(rounds: number, commands: Parameters<typeof interleaved>[1]): [number, number, number] {
  const [first = NaN, second = NaN, third = NaN] = interleaved(rounds, commands).map((usage) => usage.seconds);
  return [first, second, third];
}

function timed(run: () => unknown): number {
  const started = performance.now();
  run();
  return (performance.now() - started) / 1000;
}

function main(words: readonly string[]): void {
  const named = words.filter((word) => !word.startsWith('--'));
  const unknown = named.filter((name) => !Object.hasOwn(SECTIONS, name));
  if (unknown.length > 0)
    throw new Error(`no such section: ${unknown.join(', ')}; there are ${Object.keys(SECTIONS).join(', ')}`);
  const projects = makeProjects();
  try {
    const rows: Row[] = [];
    for (const [name, section] of Object.entries(SECTIONS)) {
      if (named.length > 0 && !named.includes(name)) continue;
      process.stderr.write(`${name} ...\n`);
      rows.push(...section(projects, words.includes('--full')));
    }
    const [processor] = cpus();
    process.stdout.write(`${table(rows)}\n\nNode ${process.versions.node}, ${cpus().length} x ${processor?.model}\n`);
  } finally {
    rmSync(projects.folder, { recursive: true, force: true });
  }
}

main(process.argv.slice(2));
