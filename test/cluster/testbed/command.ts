/** Runs one program to its end and returns what it said. Nothing here throws for a non-zero exit: the caller judges it. */
import { spawn } from 'node:child_process';

export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly input?: string;
  readonly folder?: string;
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Called with the id once the program runs, so that a guardian can end it if this process dies first. */
  readonly onStart?: (pid: number) => void;
  /** Called with each piece of stderr as it comes, for progress of long commands. */
  readonly onStderr?: (text: string) => void;
}

/** The program could not be started at all, as opposed to ending with an error of its own. */
export class ProgramMissing extends Error {
  override readonly name = 'ProgramMissing';

  constructor(program: string, cause: Error) {
    super(`cannot run ${program}: ${cause.message}`, { cause });
  }
}

export function run(program: string, args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], {
      env: { ...process.env, ...options.environment },
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(options.folder === undefined ? {} : { cwd: options.folder }),
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];

    child.on('error', (cause) => reject(new ProgramMissing(program, cause)));
    child.stdout.on('data', (piece: Buffer) => stdout.push(piece));
    child.stderr.on('data', (piece: Buffer) => {
      stderr.push(piece);
      options.onStderr?.(piece.toString());
    });
    // A program that ends without reading its input breaks the pipe; its exit status tells the story.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    child.on('close', (code) =>
      resolve({
        // Ended by a signal: shells report 128 and more, any failure does here.
        status: code ?? 128,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      }),
    );
    if (child.pid !== undefined) options.onStart?.(child.pid);
  });
}

/** Standard output of a command that had to succeed. */
export function outputOf(result: CommandResult): string {
  if (result.status !== 0) throw new Error(result.stderr.trimEnd() || `exit status ${result.status}`);
  return result.stdout;
}
