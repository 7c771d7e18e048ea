/** The oracle loop: makes documents, asks the server, compares, shrinks what differs. */
import type { ServerContext } from '../../../src/check/server/context.ts';
import { findDefinition } from '../../../src/kubernetes/definitions.ts';
import type { Comparison } from '../../agreement/compare.ts';
import type { SendRequest } from '../testbed/client.ts';
import { ask } from './ask.ts';
import { expressionDocuments } from './expressions.ts';
import type { FileMaterial } from './files.ts';
import { groupOf } from './groups.ts';
import type { JsonObject } from './json.ts';
import { mutate, partsOf } from './mutate.ts';
import { randomFrom } from './random.ts';
import type { CustomMaterial } from './custom.ts';
import { seedsFor, type ObjectKind, type Seed } from './seeds.ts';
import type { FindDefinition } from './sites.ts';
import { shrink, type Shrunk } from './shrink.ts';

export interface AgreementOptions {
  readonly minor: number;
  readonly seed: number;
  readonly count: number;
  /** Only this kind. */
  readonly kind?: string;
  /** Only custom resources, of definitions that the server has. */
  readonly custom?: CustomMaterial;
  /** Only documents with CEL expressions. */
  readonly expressions?: boolean;
  /** Only these; `count` is their number. */
  readonly files?: FileMaterial;
  /** How many groups of disagreements are shrunk. */
  readonly shrunk?: number;
  readonly request: SendRequest;
  readonly progress?: (asked: number) => void;
}

export interface Disagreement {
  readonly group: string;
  readonly count: number;
  readonly smallest: Shrunk;
}

export interface AgreementRun {
  /** Without those that hang on the cluster's state and those that we leave undecided. */
  readonly comparisons: readonly Comparison[];
  readonly state: number;
  readonly undecided: number;
  readonly disagreements: readonly Disagreement[];
  /** Accepted objects whose warnings or stored form differ, by what differs. */
  readonly stored: ReadonlyMap<string, readonly JsonObject[]>;
}

const AT_ONCE = 16;
/** Kinds that take most of the rules get most of the documents. */
const SHARE: Readonly<Record<string, number>> = {
  Pod: 12,
  Service: 3,
  Deployment: 2,
  StatefulSet: 2,
  Job: 3,
  PersistentVolume: 2,
};

interface Differing {
  readonly object: JsonObject;
  readonly kind: ObjectKind;
  readonly comparison: Comparison;
}

export async function runAgreement(options: AgreementOptions): Promise<AgreementRun> {
  const { count, request } = options;
  const server = serverOf(options);
  const documents = documentsOf(options);
  const comparisons: Comparison[] = [];
  const differing = new Map<string, Differing[]>();
  const stored = new Map<string, JsonObject[]>();
  let state = 0;
  let undecided = 0;
  let asked = 0;
  const worker = async (): Promise<void> => {
    for (;;) {
      if (asked >= count) return;
      asked += 1;
      const { object, kind } = documents();
      const answer = await ask(object, kind, server, request);
      if (asked % 500 === 0) options.progress?.(asked);
      if (answer.state) state += 1;
      else if (answer.comparison.ours.verdict === 'unknown') undecided += 1;
      else {
        comparisons.push(answer.comparison);
        for (const difference of answer.differences) {
          const known = stored.get(`${kind.kind} ${difference}`) ?? [];
          stored.set(`${kind.kind} ${difference}`, [...known, object]);
        }
        const group = groupOf(answer.comparison);
        if (group !== '')
          differing.set(group, [...(differing.get(group) ?? []), { object, kind, comparison: answer.comparison }]);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const disagreements = await shrunkGroups(differing, options);
  return { comparisons, state, undecided, disagreements, stored };
}

function serverOf({ minor, custom, files }: AgreementOptions): ServerContext {
  const customResources = (custom ?? files)?.customResources;
  return customResources === undefined ? { minor } : { minor, customResources };
}

function documentsOf({
  minor,
  seed,
  kind: only,
  custom,
  expressions,
  files,
}: AgreementOptions): () => { object: JsonObject; kind: ObjectKind } {
  const random = randomFrom(seed);
  const given = files?.documents.values();
  if (given !== undefined) {
    return () => {
      const next = given.next();
      if (next.done === true) throw new Error('there are fewer documents than were asked for');
      return next.value;
    };
  }
  if (expressions === true) return expressionDocuments(minor, random);
  const seeds = custom?.seeds ?? seedsFor(minor);
  const find: FindDefinition = (name) => custom?.definitions.get(name) ?? findDefinition(name, minor);
  const parts = partsOf([...seeds.values()].flat(), find);
  const kinds = [...seeds.keys()].filter((kind) => only === undefined || kind.kind === only);
  const shares = kinds.flatMap((kind) => Array.from({ length: SHARE[kind.kind] ?? 1 }, () => kind));
  return () => {
    const kind = random.pick(shares);
    const chosen: Seed = random.pick(seeds.get(kind) ?? []);
    return { kind, object: mutate(chosen, { random, find, parts }) };
  };
}

async function shrunkGroups(
  differing: ReadonlyMap<string, readonly Differing[]>,
  options: AgreementOptions,
): Promise<Disagreement[]> {
  const { request, shrunk = 40 } = options;
  const groups = [...differing].toSorted(([a, left], [b, right]) => rank(a) - rank(b) || right.length - left.length);
  const disagreements: Disagreement[] = [];
  for (const [group, [first, ...more]] of groups) {
    if (first === undefined) continue;
    const start: Shrunk = {
      object: first.object,
      answer: { comparison: first.comparison, state: false, differences: [] },
    };
    const smallest =
      disagreements.length < shrunk ? await shrink(start, first.kind, serverOf(options), request) : start;
    disagreements.push({ group, count: more.length + 1, smallest });
  }
  return disagreements;
}

// Wrong verdicts before wrong words.
function rank(group: string): number {
  return group.startsWith('words') ? 1 : 0;
}
