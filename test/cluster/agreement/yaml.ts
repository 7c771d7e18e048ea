/**
 * Compares what we read from YAML with what a live API server reads: it is sent as it is, inside a custom resource whose schema
 * keeps everything, so that the answer shows every value.
 *
 *     npx tsx test/cluster/agreement/yaml.ts --server testbed.json [--seed 1] [--count 2000]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isDeepStrictEqual } from 'node:util';
import { judge } from '../../../src/check/server/judge.ts';
import { isReadable } from '../../../src/read/document.ts';
import { readText } from '../../../src/read/documents.ts';
import { openClient } from '../testbed/client.ts';
import { prepareCustomResources } from './custom.ts';
import { randomFrom } from './random.ts';
import { yamlText } from './yaml-texts.ts';

const HEAD =
  'apiVersion: workshop.example.com/v1\nkind: Widget\nmetadata:\n  name: text\nspec:\n  name: abc\n  open:\n';
const PATH = '/apis/workshop.example.com/v1/namespaces/default/widgets?dryRun=All&fieldValidation=Strict';

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      server: { type: 'string' },
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '2000' },
      show: { type: 'string', default: '20' },
    },
  });
  if (options.server === undefined) throw new Error('--server FILE is missing: the line that serve.ts prints');
  const server: { url: string; token: string } = JSON.parse(readFileSync(options.server, 'utf8'));
  const client = openClient(server);
  const { customResources } = await prepareCustomResources(client.request);
  const random = randomFrom(Number(options.seed));
  let differing = 0;
  for (let asked = 0; asked < Number(options.count); asked += 1) {
    const body = yamlText(random);
    const text = `${HEAD}${body.replaceAll(/^(?=.)/gm, '    ')}\n`;
    const response = await client.request('POST', PATH, text, { 'content-type': 'application/yaml' });
    const theirs =
      response.status < 300
        ? Object(Object(response.json()).spec).open
        : `${response.status} ${Object(response.json()).message}`;
    const [document] = readText('f.yaml', text);
    const ours = document === undefined ? 'nothing' : oursOf(document);
    const same =
      typeof theirs === 'string' && theirs.startsWith('400')
        ? typeof ours === 'string'
        : isDeepStrictEqual(plain(theirs), plain(ours));
    if (same) continue;
    differing += 1;
    if (differing <= Number(options.show)) {
      console.log(
        `${body}\n  server: ${JSON.stringify(theirs).slice(0, 300)}\n  ours:   ${JSON.stringify(ours).slice(0, 300)}\n`,
      );
    }
  }
  client.close();
  console.log(`${options.count} texts, ${differing} read differently`);
  process.exitCode = differing === 0 ? 0 : 1;

  function oursOf(document: ReturnType<typeof readText>[number]): unknown {
    if (!isReadable(document)) return `400 ${document.error}`;
    const verdict = judge(document.value, { minor: 35, customResources }, document);
    if (verdict.verdict === 'rejected') return `${verdict.code} ${verdict.message}`;
    return Object(Object(document.value).spec).open;
  }
}

// Nulls in a schema-less object are kept; the order of keys tells nothing.
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

void main();
