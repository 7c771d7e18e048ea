import { type ResourceLimits, Worker } from 'node:worker_threads';

/** A thread that has one task in work and one at hand goes on while its answer is on the way. */
const AT_HAND = 2;

/**
 * Threads that all run the same program, which calls `serve`: what it is set up with, its tasks and results are plain data,
 * as `structuredClone` takes it.
 */
export class ThreadPool<Task, Result> {
  readonly size: number;
  private readonly threads: readonly Thread<Task, Result>[];

  /**
   * @param program a compiled file
   * @param limits of the memory of each thread; one that needs more fails
   */
  constructor(program: string, setup: unknown, size: number, limits: ResourceLimits = {}) {
    this.size = size;
    this.threads = Array.from({ length: size }, () => new Thread(program, setup, limits));
  }

  /** Would a further task be begun soon? Not by a thread that is still being started. */
  get hasRoom(): boolean {
    return this.threads.some(({ isRunning, load }) => isRunning && load < AT_HAND);
  }

  /** The result of a task; rejects when its thread fails, whatever it failed of: the thread takes no more tasks. */
  async run(task: Task): Promise<Result> {
    const running = this.threads.filter(({ isRunning }) => isRunning);
    const [thread] = (running.length === 0 ? this.threads : running).toSorted((one, other) => one.load - other.load);
    if (thread === undefined) throw new Error('there is no thread to run on');
    return thread.run(task);
  }

  async end(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.end()));
  }
}

interface Waiting<Result> {
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/** One thread; it answers in the order of its tasks. */
class Thread<Task, Result> {
  isRunning = false;
  private readonly worker: Worker;
  private readonly waiting: Waiting<Result>[] = [];
  private failure: { readonly error: unknown } | undefined;

  constructor(program: string, setup: unknown, resourceLimits: ResourceLimits) {
    this.worker = new Worker(program, { workerData: setup, resourceLimits });
    this.worker.on('online', () => (this.isRunning = true));
    this.worker.on('message', (result: Result) => this.waiting.shift()?.resolve(result));
    this.worker.on('messageerror', (error) => this.fail(error));
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('the thread has ended')));
  }

  /** Tasks it was given and has not answered. */
  get load(): number {
    return this.failure === undefined ? this.waiting.length : Number.POSITIVE_INFINITY;
  }

  run(task: Task): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) return reject(this.failure.error);
      this.worker.postMessage(task);
      this.waiting.push({ resolve, reject });
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private fail(error: unknown): void {
    this.failure ??= { error };
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }
}
