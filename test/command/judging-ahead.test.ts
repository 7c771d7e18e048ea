import path from 'node:path';
import { expect, test } from 'vitest';
import { faultlessJudge, resourceJudge } from '../../src/command/judge-resource.ts';
import { type FaultlessPool, JudgingAhead } from '../../src/command/judging-ahead.ts';
import { ThreadPool } from '../../src/command/threads/thread-pool.ts';
import { customResources } from '../../src/kubernetes/custom-resources.ts';
import { identify, type KubernetesObject, type Resource } from '../../src/model/resource.ts';

const PROGRAM = path.join(__dirname, '../../lib/cli/threads/judge.js');
const KUBERNETES = ['1.34', '1.35'];

/** Of all kinds of outcome, most of them faultless. */
function resources(count: number): Resource[] {
  const odd: KubernetesObject[] = [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'My_Settings' } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, dat: {} },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'n' }, data: { a: Number.NaN } },
    { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'deprecated' } },
    { apiVersion: 'example.com/v1', kind: 'Unknown', metadata: { name: 'u' } },
    { apiVersion: 'apps/v1beta1', kind: 'Deployment', metadata: { name: 'old' } },
  ];
  return Array.from({ length: count }, (_, index) => {
    // No other thread can be given a function.
    const data = index === 1000 ? { a: () => 'b' } : { a: 'b' };
    const plain = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `c${index}` }, data };
    const object = { ...(index % 7 === 3 ? (odd[Math.floor(index / 7) % odd.length] ?? plain) : plain) };
    return { object, id: identify(object), origin: { construct: `all/${index}`, place: () => undefined } };
  });
}

const judge = resourceJudge({ kubernetes: KUBERNETES, customResources: customResources([]) });

function ahead(program: string, pools: FaultlessPool[] = []): JudgingAhead {
  return new JudgingAhead(() => {
    const pool: FaultlessPool = new ThreadPool(program, { kubernetes: KUBERNETES }, 1);
    pools.push(pool);
    return pool;
  });
}

/** Adds all, and waits until the thread has answered, which it does in the order of its tasks. */
async function judgedAhead(all: readonly Resource[]): Promise<JudgingAhead> {
  const pools: FaultlessPool[] = [];
  const judging = ahead(PROGRAM, pools);
  for (const { object } of all) judging.add(object);
  judging.flush();
  await pools[0]?.run([]);
  return judging;
}

test('with a thread the findings are those without one, in the order of the resources', async () => {
  const all = resources(4000);
  const judging = ahead(PROGRAM);
  for (const { object } of all) judging.add(object);
  judging.flush();
  expect(await judging.findings(all, judge)).toEqual(all.flatMap(judge));
});

test('the compiled program finds faultless what this thread finds faultless', async () => {
  const objects = resources(300).map(({ object }) => object);
  const pool: FaultlessPool = new ThreadPool(PROGRAM, { kubernetes: KUBERNETES }, 1);
  try {
    const answers = await pool.run(objects);
    expect(answers).toEqual(faultlessJudge({ kubernetes: KUBERNETES })(objects));
    expect(new Set(answers)).toEqual(new Set([true, false]));
  } finally {
    await pool.end();
  }
});

test('what the thread has answered for is not judged again', async () => {
  const all = resources(3000);
  const judging = await judgedAhead(all);
  let judged = 0;
  await judging.findings(all, (resource) => {
    judged += 1;
    return judge(resource);
  });
  expect(judged).toBeLessThan(1000);
});

test('a thread that runs out of memory leaves the rest to this one', async () => {
  const all = resources(3000);
  const judging = new JudgingAhead(
    () => new ThreadPool(PROGRAM, { kubernetes: KUBERNETES }, 1, { maxOldGenerationSizeMb: 4 }),
  );
  for (const { object } of all) judging.add(object);
  judging.flush();
  expect(await judging.findings(all, judge)).toEqual(all.flatMap(judge));
});

test('an object that is not the one that was judged is judged here', async () => {
  const all = resources(3000);
  const judging = await judgedAhead(all);
  const replaced = all.map((resource) => {
    const object: KubernetesObject = { ...resource.object, dat: {} };
    return { ...resource, object };
  });
  expect(await judging.findings(replaced, judge)).toEqual(replaced.flatMap(judge));
});

test('a thread that cannot be started leaves all to this one, and a few resources start none', async () => {
  const many = resources(3000);
  const broken = ahead(`${PROGRAM}.missing`);
  for (const { object } of many) broken.add(object);
  broken.flush();
  expect(await broken.findings(many, judge)).toEqual(many.flatMap(judge));
  const few = resources(2000);
  const pools: FaultlessPool[] = [];
  const judging = ahead(PROGRAM, pools);
  for (const { object } of few) judging.add(object);
  judging.flush();
  expect(await judging.findings(few, judge)).toEqual(few.flatMap(judge));
  expect(pools).toEqual([]);
});
