import { setImmediate } from 'node:timers/promises';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { KubernetesObject, Resource } from '../model/resource.ts';
import type { ResourceJudge } from './judge-resource.ts';
import type { ThreadPool } from './threads/thread-pool.ts';

/** What the thread is asked: of which of these objects is there nothing to say? */
export type FaultlessPool = ThreadPool<readonly object[], readonly boolean[]>;

/** Judged in some ten milliseconds. */
const PORTION = 256;
/** Fewer objects are judged here in about the time that a thread takes to start. */
const WORTH_A_THREAD = 2048;

/**
 * Has objects judged by another thread while this one still renders further ones. All that comes back is which objects are
 * faultless; every finding is made here, so that it does not matter which thread came first, or whether there was one.
 */
export class JudgingAhead {
  private readonly start: (() => FaultlessPool) | undefined;
  private pool: FaultlessPool | undefined;
  private readonly known = new Set<object>();
  private readonly faultless = new Set<object>();
  private portion: KubernetesObject[] = [];

  /** @param start absent where there is no processor for another thread */
  constructor(start?: () => FaultlessPool) {
    this.start = start;
  }

  /** An object that does not change any more; one that is known already is not judged twice. */
  add(object: KubernetesObject): void {
    if (this.start === undefined || this.known.has(object)) return;
    this.known.add(object);
    this.portion.push(object);
    if (this.portion.length < (this.pool === undefined ? WORTH_A_THREAD : PORTION)) return;
    this.pool ??= this.start();
    this.flush();
  }

  /** No further objects are to be expected soon. */
  flush(): void {
    const { pool, portion } = this;
    if (pool === undefined) return;
    this.portion = [];
    for (let first = 0; first < portion.length; first += PORTION) {
      const objects = portion.slice(first, first + PORTION);
      pool.run(objects).then(
        (answers) => objects.forEach((object, index) => answers[index] === true && this.faultless.add(object)),
        // A thread that has failed leaves everything to this one.
        () => undefined,
      );
    }
  }

  /**
   * The findings of all resources, in their order. This thread begins at the end, where the other one has not been: they
   * meet, and nobody waits for the other.
   */
  async findings(resources: readonly Resource[], judge: ResourceJudge): Promise<readonly Diagnostic[]> {
    const found: (readonly Diagnostic[])[] = [];
    for (let index = resources.length - 1; index >= 0; index -= 1) {
      const resource = resources[index];
      // The answers of the other thread come in now.
      if (this.pool !== undefined && index % PORTION === PORTION - 1) await setImmediate();
      if (resource !== undefined && !this.faultless.has(resource.object)) found.push(judge(resource));
    }
    // Before the output is written, which takes memory again.
    await this.end();
    return found.toReversed().flat();
  }

  async end(): Promise<void> {
    await this.pool?.end();
  }
}
