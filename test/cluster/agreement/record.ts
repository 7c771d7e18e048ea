/**
 * Records a live server's answers to made documents, for the tests that run without one.
 *
 *     npx tsx test/cluster/agreement/record.ts --server testbed.json --seed 1 --count 600 --file test/data/verdicts/made.jsonl
 *
 * With `--expressions` the documents are those with CEL expressions. Only our own objects and probes are changed, so that the result is ours. Large documents and answers that hang on the state of
 * the cluster are left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findDefinition } from '../../../src/kubernetes/definitions.ts';
import { openClient } from '../testbed/client.ts';
import { ask } from './ask.ts';
import { mutate, partsOf } from './mutate.ts';
import { expressionDocuments, type MadeDocument } from './expressions.ts';
import { randomFrom, type Random } from './random.ts';
import { ownSeeds } from './seeds.ts';

const LARGEST_BYTES = 1500;
/** Definitions are larger than other objects. */
const LARGEST_BYTES_OF_EXPRESSIONS = 2200;
const MINOR = 35;

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      server: { type: 'string' },
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '600' },
      file: { type: 'string' },
      expressions: { type: 'boolean', default: false },
    },
  });
  if (options.server === undefined || options.file === undefined) throw new Error('--server and --file are needed');
  const server: { url: string; token: string } = JSON.parse(readFileSync(options.server, 'utf8'));
  const client = openClient(server);
  const random = randomFrom(Number(options.seed));
  const documents = options.expressions ? expressionDocuments(MINOR, random) : changedObjects(random);
  const largest = options.expressions ? LARGEST_BYTES_OF_EXPRESSIONS : LARGEST_BYTES;
  const lines: string[] = [];
  while (lines.length < Number(options.count)) {
    const { kind, object } = documents();
    if (JSON.stringify(object).length > largest) continue;
    const { comparison, state } = await ask(object, kind, { minor: MINOR }, client.request);
    if (state || comparison.ours.verdict === 'unknown') continue;
    const { ok, code, message, causes, warnings } = comparison.recorded.expected;
    lines.push(
      JSON.stringify({
        id: lines.length + 1,
        kind: kind.kind,
        ok,
        code,
        ...(ok ? {} : { message, causes }),
        ...(warnings.length === 0 ? {} : { warnings }),
        manifest: object,
      }),
    );
  }
  client.close();
  writeFileSync(options.file, `${lines.join('\n')}\n`);
}

function changedObjects(random: Random): () => MadeDocument {
  const find = (name: string): ReturnType<typeof findDefinition> => findDefinition(name, MINOR);
  const seeds = ownSeeds(MINOR);
  const parts = partsOf([...seeds.values()].flat(), find);
  const kinds = [...seeds.keys()];
  return () => {
    const kind = random.pick(kinds);
    return { kind, object: mutate(random.pick(seeds.get(kind) ?? []), { random, find, parts }) };
  };
}

void main();
