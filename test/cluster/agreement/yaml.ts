/**
 * Compares what we read from YAML with what a live API server reads: it is sent as it is, inside a custom resource whose schema
 * keeps everything, so that the answer shows every value.
 */
import { isDeepStrictEqual } from 'node:util';
import type { CustomResources } from '../../../src/check/server/custom-resource/custom-resources.ts';
import { judge } from '../../../src/check/server/judge.ts';
import { isReadable } from '../../../src/read/document.ts';
import { readText } from '../../../src/read/documents.ts';
import type { SendRequest } from '../testbed/client.ts';
import { prepareCustomResources } from './custom.ts';
import { randomFrom } from './random.ts';
import { yamlText } from './yaml-texts.ts';

const HEAD =
  'apiVersion: workshop.example.com/v1\nkind: Widget\nmetadata:\n  name: text\nspec:\n  name: abc\n  open:\n';
const PATH = '/apis/workshop.example.com/v1/namespaces/default/widgets?dryRun=All&fieldValidation=Strict';

export interface YamlRun {
  readonly asked: number;
  /** Each text with both readings. */
  readonly differing: readonly string[];
}

export async function compareYaml(request: SendRequest, seed: number, count: number): Promise<YamlRun> {
  const { customResources } = await prepareCustomResources(request);
  const random = randomFrom(seed);
  const differing: string[] = [];
  for (let asked = 0; asked < count; asked += 1) {
    const body = yamlText(random);
    const text = `${HEAD}${body.replaceAll(/^(?=.)/gm, '    ')}\n`;
    const response = await request('POST', PATH, text, { 'content-type': 'application/yaml' });
    const answer = Object(response.json());
    const theirs: unknown = response.status < 300 ? Object(answer.spec).open : `${response.status} ${answer.message}`;
    const ours = readingOf(text, customResources);
    // Of a text that cannot be read the words are the parser's own.
    const refused = typeof theirs === 'string' && theirs.startsWith('400');
    if (refused ? typeof ours === 'string' : isDeepStrictEqual(plain(theirs), plain(ours))) continue;
    differing.push(`${body}\n  server: ${shown(theirs)}\n  ours:   ${shown(ours)}\n`);
  }
  return { asked: count, differing };
}

function readingOf(text: string, customResources: CustomResources): unknown {
  const [document] = readText('f.yaml', text);
  if (document === undefined) return 'nothing';
  if (!isReadable(document)) return `400 ${document.error}`;
  const verdict = judge(document.value, { minor: 35, customResources }, document);
  if (verdict.verdict === 'rejected') return `${verdict.code} ${verdict.message}`;
  return Object(Object(document.value).spec).open;
}

// The order of keys tells nothing.
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 300);
}
