import { type Portion, portionsOf } from './check-portions.ts';
import { manifestsIn } from './manifest-files.ts';
import { type CheckedDocuments, type CheckedPortion, portionCheck, type PortionCheckSetup } from './portion-check.ts';
import { sharedOut } from './threads/shared-out.ts';
import { ThreadPool } from './threads/thread-pool.ts';

export interface CheckOptions {
  /** Files and folders; `-` is the standard input. */
  readonly paths: readonly string[];
  readonly kubernetes?: readonly string[];
  /** Files and folders with definitions of custom resources. */
  readonly crds: readonly string[];
  readonly input: AsyncIterable<string>;
  /** Documents that there is nothing to tell about are counted, not listed. */
  readonly findingsOnly?: boolean;
  /** Threads that may help where there is more than a little to check. */
  readonly threads?: {
    /** A file that calls `serve(portionCheck)`. */
    readonly program: string;
    /** At least one. */
    readonly count: number;
  };
}

// What is checked in the time that a thread takes to start, a few times over.
const WORTH_THREADS = 12;

/**
 * The API server's verdict on every document of the paths, in their order: some documents at a time, as they are checked.
 *
 * @throws {LoadError} when a path does not exist or a definition cannot be read; nothing has been checked
 */
export function check(options: CheckOptions): AsyncGenerator<CheckedDocuments, void, undefined> {
  const { kubernetes, threads, findingsOnly = false } = options;
  const files = options.paths.flatMap((name) => (name === '-' ? ['-'] : manifestsIn(name)));
  const setup: PortionCheckSetup = {
    definitions: options.crds.flatMap((name) => manifestsIn(name)),
    findingsOnly,
    ...(kubernetes === undefined ? {} : { kubernetes }),
  };
  const others = threads && {
    worth: WORTH_THREADS,
    start: () => new ThreadPool<Portion, CheckedPortion>(threads.program, setup, threads.count),
  };
  return numbered(sharedOut(portionsOf(files, options.input), portionCheck(setup), others));
}

/** Who checks a portion does not know how many documents came before. */
async function* numbered(portions: AsyncIterable<CheckedPortion>): AsyncGenerator<CheckedDocuments, void, undefined> {
  let next = 0;
  for await (const { documents, faultless, continues } of portions) {
    const first = continues ? next : 0;
    next = first + documents.length + faultless;
    const all = first === 0 ? documents : documents.map((document) => ({ ...document, index: first + document.index }));
    yield { documents: all, faultless };
  }
}
