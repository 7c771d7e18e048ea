/**
 * A namespace that enforces the restricted Pod Security Standard admits what the profile `restricted` makes of an app that
 * says nothing about security, stores it as it is written, and refuses what the profile refuses.
 */
import assert from 'node:assert/strict';
import * as cdk8s from 'cdk8s';
import { build } from '../../../src/build/build.ts';
import { applyDefaults } from '../../../src/default/apply-defaults.ts';
import {
  claimTemplate,
  CronJob,
  DaemonSet,
  Deployment,
  emptyDir,
  http,
  Job,
  PersistentVolumeClaim,
  Pod,
  ReplicaSet,
  StatefulSet,
} from '../../../src/index.ts';
import { findKind } from '../../../src/kubernetes/kinds.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import type { KubernetesObject } from '../../../src/model/resource.ts';
import { traitLookup } from '../../../src/model/trait-lookup.ts';
import type { Profile } from '../../../src/model/trait.ts';
import { FORBIDDEN } from '../../default/forbidden.ts';
import { one } from '../../default/objects.ts';
import type { ControlPlane } from '../testbed/server.ts';

const NAMESPACE = 'pod-security-suite';
const RESTRICTED = {
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/warn': 'restricted',
};

/** Before these releases the standard did not look there, or the server dropped the field. */
const SINCE: Readonly<Record<string, number>> = { 'host-probe': 34, 'proc-mount': 33 };

/** Gives what was shown, in one line. Throws where the server says otherwise. */
export async function run(controlPlane: ControlPlane): Promise<string> {
  await prepareNamespace(controlPlane);
  const minor = Number(controlPlane.kubernetes.split('.')[1]);
  const { objects, diagnostics } = fixture('restricted', minor);
  assert.deepEqual(
    diagnostics.filter(({ severity }) => severity === 'error'),
    [],
  );
  let pods = 0;
  for (const object of objects) {
    await isStoredAsWritten(controlPlane, object);
    const pod = podOf(object);
    if (pod === undefined) continue;
    await isStoredAsWritten(controlPlane, pod);
    pods += 1;
  }
  const refused = await refusals(controlPlane, minor);
  return `${objects.length} objects and ${pods} pods of the profile restricted are admitted as written; ${refused} are refused as the profile does`;
}

/** One of each kind that makes pods, with nothing said about security beyond what their images need. */
function fixture(
  profile: Profile,
  minor: number,
): { readonly objects: readonly KubernetesObject[]; readonly diagnostics: readonly Diagnostic[] } {
  const app = new cdk8s.App();
  const chart = new cdk8s.Chart(app, 'suite', { namespace: NAMESPACE });
  const image = 'registry.example.com/program:1.0.0';
  const user = { podSecurityContext: { runAsUser: 1000, fsGroup: 1000 } };
  const cache = emptyDir('cache');
  const web = new Deployment(chart, 'web', {
    ...user,
    image,
    replicas: 3,
    ports: { http: 8080 },
    readinessProbe: http('/ready', 'http'),
    mounts: { '/tmp': cache },
    initContainers: { fetch: { image, mounts: { '/cache': cache } } },
    sidecars: { log: { image, mounts: { '/log': cache } } },
  });
  web.expose({ ports: { http: 80 } });
  web.protect({ maxUnavailable: 1 });
  new StatefulSet(chart, 'db', {
    ...user,
    image,
    replicas: 2,
    ports: { sql: 5432 },
    mounts: { '/data': claimTemplate('data', { storage: '1Gi' }) },
  });
  new DaemonSet(chart, 'agent', { ...user, image });
  new ReplicaSet(chart, 'set', { ...user, image, replicas: 2 });
  new Job(chart, 'load', { ...user, image });
  new CronJob(chart, 'clean', { ...user, image, schedule: '0 3 * * *' });
  new Pod(chart, 'single', { containers: { a: { image }, b: { image, securityContext: { runAsUser: 1001 } } } });
  new PersistentVolumeClaim(chart, 'static', { storage: '1Gi', spec: { volumeName: 'disk' } });
  const documents = build(app, cdk8s).charts.flatMap((built) => built.documents);
  const { resources, diagnostics } = applyDefaults(
    documents.flatMap(({ resource }) => resource ?? []),
    { profile, appliesTo: 'own', traitOf: traitLookup(documents), minors: [minor] },
  );
  return { objects: resources.map(({ object }) => object), diagnostics };
}

/** Everything the profile refuses, and everything without its defaults, is refused by the server too. */
async function refusals(controlPlane: ControlPlane, minor: number): Promise<number> {
  const examples = FORBIDDEN.map(([name, optOut, , object]) => ({
    name,
    object: one(object, { unsafe: { [optOut]: 'to see the server refuse it' } }, { minors: [minor] }),
  })).filter(({ name }) => minor >= (SINCE[name] ?? 0));
  const plain = fixture('none', minor).objects.flatMap((object) => {
    const pod = podOf(object);
    return pod === undefined ? [] : [{ name: `plain ${object.kind}`, object: pod }];
  });
  for (const { name, object } of [...examples, ...plain]) {
    const { status, text } = await create(controlPlane, inNamespace(object));
    // Validation comes first: some of what the standard forbids is invalid in a pod that says nothing else.
    assert.ok(status === 403 || status === 422, `${name}: ${status} ${text}`);
    if (status === 403) assert.match(text, /violates PodSecurity/, name);
  }
  return examples.length + plain.length;
}

async function isStoredAsWritten(controlPlane: ControlPlane, object: KubernetesObject): Promise<void> {
  const { status, text, headers, json } = await create(controlPlane, object);
  assert.equal(status, 201, `${object.kind} ${object.metadata.name}: ${text}`);
  assert.equal(headers['warning'], undefined, `${object.kind} ${object.metadata.name}`);
  assert.deepEqual(
    differences(object, json(), ''),
    [],
    `${object.kind} ${object.metadata.name} is not stored as written`,
  );
}

/** Fields that the server has changed; those that it added are its own business. */
function differences(ours: unknown, theirs: unknown, path: string): string[] {
  if (typeof ours !== 'object' || ours === null) return Object.is(ours, theirs) ? [] : [`${path}: ${String(theirs)}`];
  if (typeof theirs !== 'object' || theirs === null) return [`${path}: ${String(theirs)}`];
  if (Array.isArray(ours) && Array.isArray(theirs) && ours.length !== theirs.length) return [`${path}: another length`];
  return Object.entries(ours).flatMap(([key, value]) => differences(value, Reflect.get(theirs, key), `${path}.${key}`));
}

/** The pod that a controller would make. */
function podOf({ kind, metadata, spec }: KubernetesObject): KubernetesObject | undefined {
  const template = at(spec, ['jobTemplate', 'spec', 'template']) ?? at(spec, ['template']);
  const podSpec = at(template, ['spec']);
  if (typeof podSpec !== 'object') return undefined;
  const labels = at(template, ['metadata', 'labels']);
  const forJob = kind === 'Job' || kind === 'CronJob' ? { restartPolicy: 'Never' } : {};
  const claims = at(spec, ['volumeClaimTemplates']);
  const volumes = Array.isArray(claims)
    ? claims.map((claim: unknown) => ({
        name: String(at(claim, ['metadata', 'name'])),
        persistentVolumeClaim: { claimName: 'a-claim' },
      }))
    : [];
  const own = at(podSpec, ['volumes']);
  const all = [...(Array.isArray(own) ? own : []), ...volumes];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: metadata.name ?? 'pod', namespace: NAMESPACE, ...(isLabels(labels) ? { labels } : {}) },
    spec: { ...podSpec, ...forJob, ...(all.length === 0 ? {} : { volumes: all }) },
  };
}

function inNamespace(object: KubernetesObject): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, namespace: NAMESPACE } };
}

async function create({ request }: ControlPlane, object: KubernetesObject): ReturnType<ControlPlane['request']> {
  const kind = findKind(object.apiVersion, object.kind);
  assert.ok(kind !== undefined, object.kind);
  const prefix = kind.group === '' ? '/api/v1' : `/apis/${kind.group}/${kind.version}`;
  const query = '?dryRun=All&fieldValidation=Strict';
  return request('POST', `${prefix}/namespaces/${NAMESPACE}/${kind.plural}${query}`, object);
}

/** Pods need a service account, which only a controller would make. */
async function prepareNamespace({ request }: ControlPlane): Promise<void> {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE, labels: RESTRICTED } };
  const made = await request('POST', '/api/v1/namespaces', namespace);
  assert.ok(made.status === 201 || made.status === 409, made.text);
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } };
  const added = await request('POST', `/api/v1/namespaces/${NAMESPACE}/serviceaccounts`, account);
  assert.ok(added.status === 201 || added.status === 409, added.text);
}

function at(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (found, step) => (typeof found === 'object' && found !== null ? Reflect.get(found, step) : undefined),
    value,
  );
}

function isLabels(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === 'object' && value !== null;
}
