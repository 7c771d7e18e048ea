import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { check, type CheckOptions } from '../../src/command/check.ts';
import type { Portion } from '../../src/command/check-portions.ts';
import { type CheckedDocuments, type CheckedPortion, portionCheck } from '../../src/command/portion-check.ts';
import { ThreadPool } from '../../src/command/threads/thread-pool.ts';
import type { CheckedDocument } from '../../src/check/documents.ts';

const THREADS = { program: path.join(__dirname, '../../lib/cli/threads/check.js'), count: 2 };
const WIDGETS = path.join(__dirname, '../data/custom-resources/widgets.yaml');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'charthouse-check-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Of all kinds of outcome, in turns: accepted, warned, rejected by every stage, unknown, unreadable, no object, a list. */
function documents(count: number): string[] {
  const objects = readFileSync(path.join(__dirname, '../data/objects/workloads.yaml'), 'utf8').split(/^---\n/m);
  const widgets = readFileSync(path.join(__dirname, '../data/custom-resources/objects.yaml'), 'utf8').split(/^---\n/m);
  const odd = [
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: My_Settings }\ndat: {}\n',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: My_Settings }\n',
    'apiVersion: resource.k8s.io/v1\nkind: DeviceClass\nmetadata: { name: gpu }\nspec: {}\n',
    'apiVersion: example.com/v1\nkind: Unknown\nmetadata: { name: u }\n',
    'a: [\n',
    '- 1\n',
    '# nothing\n',
    'apiVersion: v1\nkind: List\nitems:\n  - { apiVersion: v1, kind: ConfigMap, metadata: { name: a } }\n  - { kind: B }\n',
    'apiVersion: v1\nkind: ConfigMap\nkind: ConfigMap\nmetadata: { name: "ä\\u001b" }\n',
  ];
  const all = [...objects, ...widgets, ...odd];
  return Array.from({ length: count }, (_, index) => all[index % all.length] ?? '');
}

async function* noInput(): AsyncGenerator<string, void, undefined> {}

async function collected(options: Partial<CheckOptions>): Promise<CheckedDocuments> {
  const found: CheckedDocument[] = [];
  let faultless = 0;
  for await (const some of check({ paths: [folder], crds: [], input: noInput(), ...options })) {
    found.push(...some.documents);
    faultless += some.faultless;
  }
  return { documents: found, faultless };
}

async function checked(options: Partial<CheckOptions>): Promise<string> {
  const found = await collected(options);
  return found.documents.map((document) => JSON.stringify(document)).join('\n');
}

const SERVERS = { kubernetes: ['1.31', '1.34', '1.36'], crds: [WIDGETS] };

test('the compiled program of threads checks as this thread does', async () => {
  const chunks = documents(50).map((text, index) => ({
    text: `---\n${text}`,
    line: index * 100 + 1,
    column: 1,
    json: false,
  }));
  const portion = { file: 'f.yaml', chunks, continues: true };
  const setup = { kubernetes: SERVERS.kubernetes, definitions: SERVERS.crds, findingsOnly: false };
  const pool = new ThreadPool<Portion, CheckedPortion>(THREADS.program, setup, 1);
  try {
    expect(await pool.run(portion)).toEqual(portionCheck(setup)(portion));
  } finally {
    await pool.end();
  }
});

test('what is faultless can be left out, and is counted', async () => {
  writeFileSync(path.join(folder, 'all.yaml'), documents(300).join('---\n'));
  const all = await collected({});
  expect(all.faultless).toBe(0);
  const isFaulty = ({ verdicts, findings }: CheckedDocument): boolean =>
    findings.length > 0 || Object.values(verdicts).every(({ verdict }) => verdict !== 'accepted');
  const faulty = all.documents.filter(isFaulty);
  expect(all.documents.length - faulty.length).toBeGreaterThan(20);
  expect(await collected({ findingsOnly: true, threads: THREADS })).toEqual({
    documents: faulty,
    faultless: all.documents.length - faulty.length,
  });
});

test('other threads change nothing in what is found in one file', async () => {
  writeFileSync(path.join(folder, 'all.yaml'), `\ufeff${documents(900).join('---\n')}`);
  const alone = await checked(SERVERS);
  expect(await checked({ ...SERVERS, threads: THREADS })).toBe(alone);
  expect(alone.split('\n').length).toBeGreaterThan(800);
  for (const outcome of ['accepted', 'warned', 'rejected', 'unknown'])
    expect(alone).toContain(`"verdict":"${outcome}"`);
});

test('other threads change nothing in what is found in many files', async () => {
  documents(450).forEach((text, index) => writeFileSync(path.join(folder, `${index}.yaml`), text));
  writeFileSync(path.join(folder, '400-large.yaml'), documents(150).join('---\n'));
  expect(await checked({ threads: THREADS })).toBe(await checked({}));
});

test('folders below folders are searched, hidden ones and packages are not', async () => {
  for (const name of ['b.yaml', 'a/c.yml', 'a/d.txt', 'x.yaml/e.json', '.git/f.yaml', 'node_modules/p/g.yaml']) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), 'a: 1\n');
  }
  const found = await checked({});
  expect(Array.from(found.matchAll(/"file":"([^"]*)"/g), ([, file = '']) => path.relative(folder, file))).toEqual([
    'a/c.yml',
    'b.yaml',
    'x.yaml/e.json',
  ]);
});

test('the standard input has its place among the files', async () => {
  async function* input(): AsyncGenerator<string, void, undefined> {
    for (const text of documents(900)) yield `---\n${text}`;
  }
  writeFileSync(path.join(folder, 'a.yaml'), documents(20).join('---\n'));
  const paths = [path.join(folder, 'a.yaml'), '-', path.join(folder, 'a.yaml')];
  expect(await checked({ paths, input: input(), threads: THREADS })).toBe(await checked({ paths, input: input() }));
});

test('a file that cannot be read is a finding among the others', async () => {
  documents(420).forEach((text, index) => writeFileSync(path.join(folder, `${index}.yaml`), text));
  rmSync(path.join(folder, '300.yaml'));
  symlinkSync('missing', path.join(folder, '300.yaml'));
  const alone = await checked({});
  expect(alone).toContain('300.yaml cannot be read: ENOENT');
  expect(await checked({ threads: THREADS })).toBe(alone);
});
