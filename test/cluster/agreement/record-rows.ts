/**
 * Asks live servers about the rows of a file and writes their answers into it, for the tests that run without a server.
 *
 *     npx tsx test/cluster/agreement/record-rows.ts warnings --server 1.35=testbed.json [--server 1.31=…]
 *
 * A server's file is what `serve.ts` prints. To add a row, add a line without answers. Prints where our answers differ.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findKind } from '../../../src/kubernetes/kinds.ts';
import { judge } from '../../../src/check/server/judge.ts';
import { NAMES } from '../../agreement/names.ts';
import {
  fileOf,
  NAME,
  readRows,
  RECORDED,
  RELEASES,
  said,
  saidByUs,
  saidOf,
  withName,
  type Row,
  type Said,
  type SaidOfNames,
} from '../../agreement/said.ts';
import { openClient, type Client } from '../testbed/client.ts';
import { ask } from './ask.ts';
import { asObject, type Json } from './json.ts';

type Document = Row['manifest'];

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { server: { type: 'string', multiple: true, default: [] } },
    allowPositionals: true,
  });
  const clients = new Map(values.server.map((each) => opened(each)));
  const missing = RELEASES.filter((release) => !clients.has(release));
  if (positionals.length !== 1 || missing.length > 0) throw new Error(`a file and --server for ${missing.join(', ')}`);
  const [name = ''] = positionals;
  const lines: string[] = [];
  for (const { row, case: title, manifest } of readRows(name)) {
    const named = JSON.stringify(manifest).includes(NAME);
    const tried = named ? NAMES : [''];
    const answers = new Map<string, ReadonlyMap<string, Said>>();
    for (const [release, client] of clients) {
      const told = await Promise.all(
        tried.map(async (each): Promise<[string, Said]> => {
          const document = named ? withName({ row, case: title, manifest }, each) : manifest;
          return [each, await answerTo(document, release, client, `${row}: ${title} ${each}`)];
        }),
      );
      answers.set(release, new Map(told));
    }
    const found = named ? { names: refusals(answers) } : { answers: differing(answers, '') };
    lines.push(JSON.stringify({ row, case: title, manifest, ...found }));
  }
  for (const client of clients.values()) client.close();
  writeFileSync(fileOf(name), `${lines.join('\n')}\n`);
}

function opened(option: string): [string, Client] {
  const [release = '', file = ''] = option.split('=');
  const server: { url: string; token: string } = JSON.parse(readFileSync(file, 'utf8'));
  return [release, openClient(server)];
}

async function answerTo(document: Document, release: string, { request }: Client, title: string): Promise<Said> {
  const kind = findKind(String(document['apiVersion']), String(document['kind']));
  const object = asObject(JSON.parse(JSON.stringify(document)) as Json);
  if (kind === undefined || object === undefined) throw new Error(`${title}: no kind that is known`);
  const minor = Number(release.replace('1.', ''));
  const { comparison, differences } = await ask(object, kind, { minor }, request);
  const { code, ok, message, causes, warnings } = comparison.recorded.expected;
  const texts = causes.length === 0 ? [message] : causes.map(([, field, text]) => `${field}: ${text}`);
  const theirs = said(code, ok ? warnings : texts);
  const ours = saidByUs(judge(document, { minor }));
  if (!same(theirs, ours) || differences.length > 0) {
    console.log(`${release} ${title}`, JSON.stringify({ theirs, ours, differences }, undefined, 1));
  }
  return theirs;
}

/** The answer of the release that is recorded in full, and those of others that say something else. */
function differing(answers: ReadonlyMap<string, ReadonlyMap<string, Said>>, name: string): Record<string, Said> {
  const main = answers.get(RECORDED)?.get(name);
  const told = [...answers].flatMap(([release, names]): [string, Said][] => {
    const answer = names.get(name);
    return answer === undefined || (release !== RECORDED && same(answer, main)) ? [] : [[release, answer]];
  });
  return Object.fromEntries(told);
}

/** Names by what they hear. */
function refusals(answers: ReadonlyMap<string, ReadonlyMap<string, Said>>): Record<string, SaidOfNames[]> {
  const releases = [...answers.keys()].map((release): [string, SaidOfNames[]] => {
    const groups = new Map<string, SaidOfNames>();
    for (const name of NAMES) {
      const answer = differing(answers, name)[release];
      if (answer === undefined || (release === RECORDED && isTaken(answer))) continue;
      const open = saidOf(name, answer);
      const key = JSON.stringify(open);
      groups.set(key, { names: [...(groups.get(key)?.names ?? []), name], ...open });
    }
    return [release, [...groups.values()]];
  });
  return Object.fromEntries(releases.filter(([, groups]) => groups.length > 0));
}

function isTaken({ code, says }: Said): boolean {
  return code === 201 && says.length === 0;
}

function same(left: Said, right: Said | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

void main();
