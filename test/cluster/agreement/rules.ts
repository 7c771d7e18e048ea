/** What the recorded rules say of random values: here, and on a live server. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CustomResources } from '../../../src/check/server/custom-resource/custom-resources.ts';
import { judge } from '../../../src/check/server/judge.ts';
import { readJson } from '../../../src/read/json.ts';
import { ruledDefinition } from '../../agreement/ruled-definition.ts';
import { ruledValues } from '../../agreement/ruled-values.ts';
import type { SendRequest } from '../testbed/client.ts';

const RECORDED = join(__dirname, '../../data/rules/recorded.jsonl');
const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
/** The server limits what all rules of a definition may cost together. */
const AT_ONCE = 40;
/** Apart from the names that the recorder gives its definitions. */
const FIRST_ID = 100_000;
const SETTLED = 10_000;

export interface RuleComparison {
  readonly asked: number;
  readonly differing: readonly string[];
}

/** Definitions whose rules the server finds too expensive in this release are left out. */
export async function compareRules(
  request: SendRequest,
  minor: number,
  seed: number,
  count: number,
): Promise<RuleComparison> {
  const rules = readFileSync(RECORDED, 'utf8').trim().split('\n');
  const texts = rules.map((line) => String(Object(JSON.parse(line)).rule));
  const installed: ReturnType<typeof ruledDefinition>[] = [];
  for (let first = 0; first < texts.length; first += AT_ONCE) {
    const numbered = texts.slice(first, first + AT_ONCE).map((rule, index) => ({ rule, number: first + index }));
    const definition = ruledDefinition(numbered, FIRST_ID + first);
    const { status } = await request('POST', DEFINITIONS, definition);
    // Some are there from the last time.
    if (status === 201 || status === 409) installed.push(definition);
  }
  if (installed.length === 0) throw new Error('the server takes none of the definitions');
  await sleep(SETTLED);
  const differing: string[] = [];
  let asked = 0;
  for (const spec of fc.sample(ruledValues, { seed, numRuns: count })) {
    for (const definition of installed) {
      const { group, names } = definition.spec;
      const object = { apiVersion: `${group}/v1`, kind: names.kind, metadata: { name: 'ruled' }, spec };
      const text = JSON.stringify(object);
      const response = await request('POST', `/apis/${group}/v1/namespaces/default/${names.plural}?dryRun=All`, text);
      const { details }: { readonly details?: { readonly causes?: readonly { readonly message: string }[] } } = Object(
        response.json(),
      );
      const customResources = new CustomResources([definition]);
      const ours = judge(readJson(text).value, { minor, customResources });
      asked += 1;
      const theirs = new Set((details?.causes ?? []).map(({ message }) => message));
      const own = new Set(ours.verdict === 'rejected' ? ours.causes.map(({ message }) => message) : []);
      for (const message of theirs) if (!own.has(message)) differing.push(`server: ${message}\n  ${text}`);
      for (const message of own) if (!theirs.has(message)) differing.push(`ours: ${message}\n  ${text}`);
    }
  }
  return { asked, differing };
}
