import path from 'node:path';
import { expect, test } from 'vitest';
import { sharedOut } from '../../../src/command/threads/shared-out.ts';
import { ThreadPool } from '../../../src/command/threads/thread-pool.ts';

const PROGRAM = path.join(__dirname, 'program.cjs');

interface Squared {
  readonly value: number;
  readonly there: boolean;
}

const here = (task: number): Squared => {
  if (task < 0) throw new RangeError(`${task} has no place here`);
  return { value: task * task, there: false };
};

function others(setup: object = {}, size = 2) {
  return { worth: 4, start: () => new ThreadPool<number, Squared>(PROGRAM, setup, size) };
}

async function* upTo(count: number, taken: number[] = []): AsyncGenerator<number, void, undefined> {
  for (let task = 0; task < count; task += 1) {
    taken.push(task);
    yield task;
  }
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}

const squares = (count: number): number[] => Array.from({ length: count }, (_, task) => task * task);
const valuesOf = (results: readonly Squared[]): number[] => results.map(({ value }) => value);

test('results come in the order of the tasks, of this thread and of others', async () => {
  // Here it takes as long as there, so that nobody can do all of it.
  const slow = (task: number): Squared => {
    const end = performance.now() + 1;
    while (performance.now() < end);
    return here(task);
  };
  const results = await all(sharedOut(upTo(500), slow, others()));
  expect(valuesOf(results)).toEqual(squares(500));
  expect(new Set(results.map(({ there }) => there))).toEqual(new Set([true, false]));
});

test('a few tasks start no thread', async () => {
  const start = (): never => {
    throw new Error('a thread was started');
  };
  expect(valuesOf(await all(sharedOut(upTo(3), here, { worth: 4, start })))).toEqual(squares(3));
  expect(valuesOf(await all(sharedOut(upTo(9), here)))).toEqual(squares(9));
});

test('no more tasks are taken than keep the threads busy', async () => {
  const taken: number[] = [];
  let given = 0;
  for await (const _ of sharedOut(upTo(300, taken), here, others({}, 1))) {
    given += 1;
    expect(taken.length - given).toBeLessThan(16);
  }
  expect(given).toBe(300);
});

test('what fails on another thread is done here', async () => {
  expect(valuesOf(await all(sharedOut(upTo(40), here, others({ endsAt: 3 }))))).toEqual(squares(40));
  const missing = { worth: 4, start: () => new ThreadPool<number, Squared>(`${PROGRAM}.missing`, {}, 1) };
  expect(valuesOf(await all(sharedOut(upTo(40), here, missing)))).toEqual(squares(40));
});

test('an error is thrown in the place of its result', async () => {
  async function* tasks(): AsyncGenerator<number, void, undefined> {
    yield* upTo(5);
    yield -1;
    yield* upTo(5);
  }
  const given: number[] = [];
  await expect(async () => {
    for await (const { value } of sharedOut(tasks(), here, others())) given.push(value);
  }).rejects.toThrow(new RangeError('-1 has no place here'));
  expect(given).toEqual(squares(5));
});
