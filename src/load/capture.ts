import { Tail } from './tail.ts';

/** What a program tried to do to the process it runs in. */
export interface Behaviour {
  /** What it printed, the last part of it when it printed a lot. */
  readonly output: string;
  /** Argument of `process.exit`, or the exit code it set. */
  readonly exitCode: number | undefined;
}

/** Thrown in place of ending the process. */
class ExitRequest extends Error {
  constructor(code: number) {
    super(`process.exit(${code})`);
    this.name = 'ExitRequest';
  }
}

export function isExitRequest(error: unknown): boolean {
  return error instanceof ExitRequest;
}

/**
 * Lets a program believe that the process is its own: what it prints does not mix with our output, and its
 * `process.exit` does not end us.
 */
export class Capture {
  private readonly printed = new Tail();
  private exitCode: number | undefined;
  private readonly restore: () => void;

  constructor(argv: readonly string[], environment: Readonly<Record<string, string>>) {
    const { exit, exitCode, argv: ownArgv } = process;
    const { write } = process.stdout;
    const saved = Object.fromEntries(Object.keys(environment).map((name) => [name, process.env[name]]));
    Object.assign(process.env, environment);
    process.argv = [...argv];
    process.stdout.write = this.take.bind(this);
    process.exit = (code) => {
      this.exitCode ??= Number(code ?? process.exitCode ?? 0);
      throw new ExitRequest(this.exitCode);
    };
    this.restore = () => {
      if (this.exitCode === undefined && process.exitCode !== exitCode) this.exitCode = Number(process.exitCode ?? 0);
      process.exitCode = exitCode;
      process.exit = exit;
      process.stdout.write = write;
      process.argv = ownArgv;
      for (const [name, value] of Object.entries(saved)) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
    };
  }

  get exitRequested(): boolean {
    return this.exitCode !== undefined;
  }

  end(): Behaviour {
    this.restore();
    return { output: this.printed.text(), exitCode: this.exitCode };
  }

  private take(chunk: string | Uint8Array, encoding?: unknown, callback?: unknown): boolean {
    this.printed.add(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    const done = typeof encoding === 'function' ? encoding : callback;
    if (typeof done === 'function') process.nextTick(() => Reflect.apply(done, undefined, []));
    return true;
  }
}
