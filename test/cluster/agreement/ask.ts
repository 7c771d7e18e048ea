/** Asks a live API server and compares its answer with ours. */
import { judge, storedObject } from '../../../src/check/server/judge.ts';
import type { Verdict } from '../../../src/check/server/verdict.ts';
import { readJson } from '../../../src/read/json.ts';
import type { Expected } from '../../agreement/cases.ts';
import { compare, type Comparison } from '../../agreement/compare.ts';
import type { ApiResponse, SendRequest } from '../testbed/client.ts';
import type { ServerContext } from '../../../src/check/server/context.ts';
import type { JsonObject } from './json.ts';
import type { ObjectKind } from './seeds.ts';
import { storedDifferences, warningDifferences } from './stored.ts';

export interface Answer {
  readonly comparison: Comparison;
  /** The answer hangs on other objects or on the cluster. */
  readonly state: boolean;
  /** What of an accepted object differs all the same: warnings, and the object as it is stored. */
  readonly differences: readonly string[];
}

interface Status {
  readonly code?: number;
  readonly message?: string;
  readonly details?: { readonly causes?: readonly { reason?: string; field?: string; message?: string }[] };
}

const NO_ANSWER: Status = { message: 'no answer' };

/** Answers that hang on what else is in the cluster, or on its address ranges. */
const STATE: readonly RegExp[] = [
  /^no answer$/,
  /no PriorityClass with name/,
  /RuntimeClass "[^"]*" not found/,
  /already exists/,
  /^namespaces "[^"]*" not found/,
  /failed to allocate/,
  /not configured on this cluster/,
  /this cluster is not configured for dual-stack/,
  /is already marked as default/,
  /provided IP is (?:not in the valid range|already allocated)/,
  /unable to (?:allocate|find)/,
];

export async function ask(
  object: JsonObject,
  kind: ObjectKind,
  server: ServerContext,
  request: SendRequest,
): Promise<Answer> {
  const text = JSON.stringify(object);
  const response = await sent(request, addressOf(kind), text);
  const status = response === undefined ? NO_ANSWER : response.status < 300 ? {} : statusOf(response.text);
  const expected: Expected = {
    ok: response !== undefined && response.status < 300,
    code: response?.status ?? 0,
    message: status.message ?? '',
    causes: (status.details?.causes ?? []).map((cause) => [cause.reason ?? '', cause.field ?? '', cause.message ?? '']),
    warnings: warningsOf(response?.headers['warning']),
  };
  const reading = readJson(text);
  const ours: Verdict = judge(reading.value, server, { strictErrors: reading.strictErrors, sorted: false });
  const comparison = compare(
    {
      set: 'oracle',
      id: 0,
      kind: kind.kind,
      title: '',
      value: object,
      expected: withoutSuffix(expected, object),
      verdictOnly: false,
    },
    ours,
  );
  const state = !expected.ok && STATE.some((pattern) => pattern.test(expected.message));
  if (response === undefined || !expected.ok || ours.verdict === 'rejected')
    return { comparison, state, differences: [] };
  const stored = storedDifferences(response.json(), storedObject(reading.value, server));
  return { comparison, state, differences: [...warningDifferences(expected.warnings, ours.warnings), ...stored] };
}

// A connection that was kept alive may be closed just as it is used again; a dry run can be sent twice. Some objects make the
// server's handler fail without an answer, such as an Indexed Job with a success policy and no completions: each time.
async function sent(request: SendRequest, address: string, text: string): Promise<ApiResponse | undefined> {
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      return await request('POST', address, text);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ECONNRESET')) throw error;
    }
  }
  return undefined;
}

export function addressOf({ group, version, plural, namespaced }: ObjectKind): string {
  const base = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const namespace = namespaced ? '/namespaces/default' : '';
  return `${base}${namespace}/${plural}?dryRun=All&fieldValidation=Strict`;
}

function statusOf(text: string): Status {
  try {
    const status: Status = JSON.parse(text);
    return status;
  } catch {
    // Some refusals, such as a page that is not found, come as plain text.
    return { message: text.trim() };
  }
}

function warningsOf(header: unknown): string[] {
  if (typeof header !== 'string') return [];
  return Array.from(header.matchAll(/299 - "((?:[^"\\]|\\.)*)"/g), ([, text = '']) => text.replaceAll(/\\(.)/g, '$1'));
}

// The server ends a generated name in five random characters, we in five x.
function withoutSuffix(expected: Expected, { metadata }: JsonObject): Expected {
  const { generateName, name }: { generateName?: unknown; name?: unknown } = Object(metadata);
  if (typeof generateName !== 'string' || generateName === '' || (typeof name === 'string' && name !== ''))
    return expected;
  const stem = Buffer.from(generateName).subarray(0, 58).toString();
  const escaped = JSON.stringify(stem).slice(1, -1);
  const plain = (text: string): string => [stem, escaped].reduce((changed, part) => replaceSuffix(changed, part), text);
  return {
    ...expected,
    message: plain(expected.message),
    causes: expected.causes.map(([reason, field, message]) => [reason, field, plain(message)]),
  };
}

function replaceSuffix(text: string, stem: string): string {
  const pattern = new RegExp(`${stem.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}[bcdfghjklmnpqrstvwxz2456789]{5}`, 'g');
  return text.replaceAll(pattern, () => `${stem}xxxxx`);
}
