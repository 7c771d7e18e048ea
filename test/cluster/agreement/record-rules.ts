/**
 * Records anew what a live server says of a value by many CEL rules, one line each: the rule, and what is told when it is broken
 * or fails. A new rule is a line with nothing but the rule. Those that the server does not take, or finds too expensive, go.
 *
 *     npx tsx test/cluster/agreement/record-rules.ts --server testbed.json --file test/data/rules/recorded.jsonl
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ruledDefinition, type NumberedRule } from '../../agreement/ruled-definition.ts';
import { openClient, type SendRequest } from '../testbed/client.ts';

const RULES = join(__dirname, '../../data/rules');
/** The server limits what all rules of a definition may cost together. */
const AT_ONCE = 40;

interface Status {
  readonly details?: { readonly causes?: readonly { readonly field?: string; readonly message?: string }[] };
}

async function main(): Promise<void> {
  const { values: options } = parseArgs({ options: { server: { type: 'string' }, file: { type: 'string' } } });
  if (options.server === undefined || options.file === undefined) throw new Error('--server and --file are needed');
  const client = openClient(JSON.parse(readFileSync(options.server, 'utf8')));
  const known = readFileSync(options.file, 'utf8').trim().split('\n');
  const rules = known.map((line) => String(Object(JSON.parse(line)).rule));
  const lines: string[] = [];
  for (let first = 0; first < rules.length; first += AT_ONCE) {
    const numbered = rules.slice(first, first + AT_ONCE).map((rule, index) => ({ number: first + index, rule }));
    const told = await answers(await accepted(numbered, first, client.request), first, client.request);
    lines.push(...told.map((line) => JSON.stringify(line)));
  }
  client.close();
  writeFileSync(options.file, `${lines.join('\n')}\n`);
}

const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/** The rules that the server takes: each refusal names some that have to go. */
async function accepted(
  rules: readonly NumberedRule[],
  id: number,
  request: SendRequest,
): Promise<readonly NumberedRule[]> {
  const response = await request('POST', `${DEFINITIONS}?dryRun=All`, ruledDefinition(rules, id));
  if (response.status < 300) return rules;
  const { details }: Status = Object(response.json());
  const refused = new Set(
    (details?.causes ?? []).map(({ field = '' }) => Number(/x-kubernetes-validations\[(\d+)\]/.exec(field)?.[1] ?? -1)),
  );
  const kept = rules.filter((_, index) => !refused.has(index));
  if (kept.length === rules.length) throw new Error(response.text);
  return accepted(kept, id, request);
}

async function answers(
  rules: readonly NumberedRule[],
  id: number,
  request: SendRequest,
): Promise<readonly { readonly rule: string; readonly told?: string }[]> {
  const definition = ruledDefinition(rules, id);
  const created = await request('POST', DEFINITIONS, definition);
  if (created.status >= 300 && created.status !== 409) throw new Error(created.text);
  const address = `/apis/${definition.spec.group}/v1/namespaces/default/${definition.spec.names.plural}`;
  while ((await request('GET', address)).status !== 200) await sleep(200);
  const object = {
    apiVersion: `${definition.spec.group}/v1`,
    kind: definition.spec.names.kind,
    metadata: { name: 'ruled' },
    spec: JSON.parse(readFileSync(join(RULES, 'value.json'), 'utf8')),
  };
  const response = await request('POST', `${address}?dryRun=All`, object);
  const { details }: Status = Object(response.json());
  const told = new Map(
    (details?.causes ?? []).map(({ message = '' }) => [Number(/rule (\d+)$/.exec(message)?.[1]), message]),
  );
  return rules.map(({ number, rule }) => {
    const message = told.get(number)?.replace(`rule ${number}`, 'the rule');
    return message === undefined ? { rule } : { rule, told: message };
  });
}

void main();
