/**
 * Pods and workloads are judged here as the live server judges them, and those that it accepts are given as it would store
 * them: every default filled in, every field of a feature that is off gone, every quantity in the server's words.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge, storedObject } from '../../../src/check/server/judge.ts';
import { findKind, type Kind } from '../../../src/kubernetes/kinds.ts';
import { isReadable } from '../../../src/read/document.ts';
import { readText } from '../../../src/read/documents.ts';
import { asObject, isList, type Json, type JsonObject } from '../agreement/json.ts';
import { storedDifferences } from '../agreement/stored.ts';
import type { ApiResponse } from '../testbed/client.ts';
import { mapConcurrently } from '../testbed/concurrency.ts';
import type { ControlPlane } from '../testbed/server.ts';

const NAMESPACE = 'defaulting-workloads-suite';
const DATA = join(__dirname, '../../data');
const CONNECTIONS = 16;
/** What the admission of service accounts names the volume of its tokens. */
const TOKEN_VOLUME = 'kube-api-access-';
/** Answers that hang on other objects of the cluster. */
const STATE =
  /error looking up service account|no PriorityClass with name|RuntimeClass "[^"]*" not found|Pod Overhead set without|already exists/;

/** Gives what was shown, in one line. Throws where the server says otherwise. */
export async function run(controlPlane: ControlPlane): Promise<string> {
  await prepareNamespace(controlPlane);
  const minor = Number(controlPlane.kubernetes.split('.')[1]);
  const given = documents();
  const answers = await mapConcurrently(given, CONNECTIONS, (object) => ask(controlPlane, object, minor));
  const differences = answers.flatMap(({ difference }) => difference ?? []);
  assert.deepEqual(differences, []);
  const stored = answers.filter(({ accepted }) => accepted).length;
  assert.ok(stored > given.length / 5, `only ${stored} of ${given.length} objects are accepted`);
  return `${given.length} pods and workloads are judged as by the server, and the ${stored} that it accepts are stored as told`;
}

interface Answer {
  readonly accepted: boolean;
  readonly difference?: string;
}

async function ask({ request }: ControlPlane, object: JsonObject, minor: number): Promise<Answer> {
  const kind = findKind(String(object['apiVersion']), String(object['kind']));
  assert.ok(kind !== undefined, JSON.stringify(object));
  const response = await request('POST', addressOf(kind), object);
  const accepted = response.status === 201;
  const ours = judge(object, { minor });
  if (!accepted && STATE.test(response.text)) return { accepted };
  if (accepted !== (ours.verdict !== 'rejected')) {
    return { accepted, difference: `${response.text}, ours ${JSON.stringify(ours)}: ${JSON.stringify(object)}` };
  }
  const told = accepted
    ? storedDifferences(withoutServiceAccount(answered(response), object), storedObject(object, { minor }))
    : [];
  return told.length === 0 ? { accepted } : { accepted, difference: `${told.join('; ')}: ${JSON.stringify(object)}` };
}

function addressOf({ group, version, plural }: Kind): string {
  const prefix = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  return `${prefix}/namespaces/${NAMESPACE}/${plural}?dryRun=All&fieldValidation=Strict`;
}

function answered(response: ApiResponse): JsonObject {
  const object: JsonObject = JSON.parse(response.text);
  return object;
}

/** Objects of every pod field there is, and those that the server's answers were recorded of. */
function documents(): readonly JsonObject[] {
  const written = readText('workloads.yaml', readFileSync(join(DATA, 'objects/workloads.yaml'), 'utf8'))
    .filter(isReadable)
    .map(({ value }): Json => JSON.parse(JSON.stringify(value)));
  const recorded = readFileSync(join(DATA, 'verdicts/workloads.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line): Json => asObject(JSON.parse(line))?.['manifest'] ?? null);
  return [...written, ...recorded].flatMap((document) => {
    const object = asObject(document);
    const metadata = asObject(object?.['metadata']);
    // The address decides the namespace; a name of the server's own making is another one each time.
    if (object === undefined || metadata === undefined || metadata['name'] === undefined) return [];
    return [{ ...object, metadata: { ...metadata, namespace: NAMESPACE } }];
  });
}

/** Under the default admission pods get a service account and its token: other objects of the cluster, not ours to tell. */
function withoutServiceAccount(stored: JsonObject, asked: JsonObject): JsonObject {
  if (stored['kind'] !== 'Pod') return stored;
  const { serviceAccountName, serviceAccount, volumes, ...spec } = asObject(stored['spec']) ?? {};
  const written = asObject(asked['spec'])?.['serviceAccountName'] !== undefined;
  const kept = itemsOf(volumes).filter((volume) => !isToken(volume));
  return {
    ...stored,
    spec: {
      ...spec,
      ...(written && { serviceAccountName: serviceAccountName ?? null, serviceAccount: serviceAccount ?? null }),
      ...(kept.length > 0 && { volumes: kept }),
      ...withoutTokenMounts(spec, 'containers'),
      ...withoutTokenMounts(spec, 'initContainers'),
    },
  };
}

function withoutTokenMounts(spec: JsonObject, list: string): JsonObject {
  if (spec[list] === undefined) return {};
  const containers = itemsOf(spec[list]).map((container) => {
    const { volumeMounts, ...rest } = asObject(container) ?? {};
    const kept = itemsOf(volumeMounts).filter((mount) => !isToken(mount));
    return { ...rest, ...(kept.length > 0 && { volumeMounts: kept }) };
  });
  return { [list]: containers };
}

function isToken(named: Json): boolean {
  return String(asObject(named)?.['name']).startsWith(TOKEN_VOLUME);
}

function itemsOf(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

/** Pods need a service account, which only a controller would make. */
async function prepareNamespace({ request }: ControlPlane): Promise<void> {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } };
  const made = await request('POST', '/api/v1/namespaces', namespace);
  assert.ok(made.status === 201 || made.status === 409, made.text);
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } };
  const added = await request('POST', `/api/v1/namespaces/${NAMESPACE}/serviceaccounts`, account);
  assert.ok(added.status === 201 || added.status === 409, added.text);
}
