import { setImmediate } from 'node:timers/promises';
import { optimizeLater } from './optimize-later.ts';
import type { ThreadPool } from './thread-pool.ts';

/** Other threads that may help. */
export interface Others<Task, Result> {
  /** So many tasks are worth their start. */
  readonly worth: number;
  readonly start: () => ThreadPool<Task, Result>;
}

/** Results that wait for one before them, for each thread: what keeps all of them busy, and memory bounded. */
const HELD_BACK = 2;

/**
 * The results of tasks, in the order of the tasks, worked out by this thread and, where there is enough to do, by others too.
 * `here` gives what they would give. What fails on another thread is done again here, so that errors are those of this thread.
 */
export async function* sharedOut<Task, Result>(
  tasks: AsyncGenerator<Task, void, undefined>,
  here: (task: Task) => Result,
  others?: Others<Task, Result>,
): AsyncGenerator<Result, void, undefined> {
  const first = others === undefined ? [] : await take(tasks, others.worth);
  if (others === undefined || first.length < others.worth) {
    for await (const task of chain(first, tasks)) yield here(task);
    return;
  }
  optimizeLater();
  const pool = others.start();
  try {
    yield* inOrder(chain(first, tasks), here, pool);
  } finally {
    await pool.end();
  }
}

/** The way to a result: an error is thrown when it is its turn. */
type Outcome<Result> = () => Result;

async function* inOrder<Task, Result>(
  tasks: AsyncIterable<Task>,
  here: (task: Task) => Result,
  pool: ThreadPool<Task, Result>,
): AsyncGenerator<Result, void, undefined> {
  const begun: (Outcome<Result> | Promise<Outcome<Result>>)[] = [];
  for await (const task of tasks) {
    if (pool.hasRoom) begun.push(there(task, here, pool));
    else {
      begun.push(own(task, here));
      // The answers of the others come in now, and room shows.
      await setImmediate();
    }
    const ready = begun.splice(0, begun.length - HELD_BACK * (pool.size + 1));
    for (const result of ready) yield (await result)();
  }
  for (const result of begun) yield (await result)();
}

function own<Task, Result>(task: Task, here: (task: Task) => Result): Outcome<Result> {
  try {
    const result = here(task);
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

async function there<Task, Result>(
  task: Task,
  here: (task: Task) => Result,
  pool: ThreadPool<Task, Result>,
): Promise<Outcome<Result>> {
  try {
    const result = await pool.run(task);
    return () => result;
  } catch {
    return () => here(task);
  }
}

async function take<T>(values: AsyncIterator<T, void>, count: number): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < count) {
    const next = await values.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

async function* chain<T>(first: Iterable<T>, rest: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  yield* first;
  yield* rest;
}
