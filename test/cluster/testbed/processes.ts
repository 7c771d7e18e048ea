/** A group of long-running programs that live in one temporary folder and end together. */
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startGuardian } from './guardian.ts';

export interface StartedProcess {
  readonly name: string;
  readonly pid: number;
  /** How it ended, or undefined while it runs. */
  outcome(): string | undefined;
}

export interface ProcessGroup {
  /** Data, logs and credentials; removed by `stop`. */
  readonly folder: string;
  start(
    name: string,
    program: string,
    args: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ): StartedProcess;
  /** Waits until `isReady` says so. Fails early, with the end of the log, if the process ends. */
  untilReady(process: StartedProcess, isReady: () => Promise<boolean>, timeoutMs?: number): Promise<void>;
  /** Everything the process has written so far. */
  log(name: string): string;
  /** Ends exactly the processes started here, by their ids, and removes the folder. */
  stop(): Promise<void>;
}

const pollMs = 50;

export function openProcessGroup(): ProcessGroup {
  const folder = mkdtempSync(join(tmpdir(), 'charthouse-testbed-'));
  const guardian = startGuardian(folder);
  const endings: Array<() => Promise<void>> = [];

  const logFile = (name: string): string => join(folder, `${name}.log`);
  const log = (name: string): string => readFileSync(logFile(name), 'utf8');

  const start: ProcessGroup['start'] = (name, program, args, environment = {}) => {
    const output = openSync(logFile(name), 'a');
    const child = spawn(program, [...args], {
      cwd: folder,
      // Programs put scratch files into TMPDIR: inside our folder they go with it.
      env: { ...process.env, TMPDIR: folder, ...environment },
      stdio: ['ignore', output, output],
    });
    closeSync(output);

    let outcome: string | undefined;
    const ended = new Promise<void>((resolve) => {
      child.once('error', (error) => {
        outcome = error.message;
        resolve();
      });
      child.once('exit', (code, signal) => {
        outcome = signal === null ? `exit status ${code}` : `signal ${signal}`;
        if (child.pid !== undefined) guardian.forget(child.pid);
        resolve();
      });
    });
    if (child.pid === undefined) throw new Error(`${name} did not start: is ${program} executable?`);
    guardian.watch(child.pid);
    endings.push(async () => {
      // The data is thrown away, so there is nothing to save by asking politely, and a server with watches takes a minute.
      if (outcome === undefined) child.kill('SIGKILL');
      await ended;
    });
    return { name, pid: child.pid, outcome: () => outcome };
  };

  const untilReady: ProcessGroup['untilReady'] = async (started, isReady, timeoutMs = 60_000) => {
    const deadline = Date.now() + timeoutMs;
    while (!(await isReady())) {
      const outcome = started.outcome();
      if (outcome !== undefined)
        throw new Error(`${started.name} ended with ${outcome}\n${lastLines(log(started.name))}`);
      if (Date.now() > deadline) {
        throw new Error(`${started.name} is not ready after ${timeoutMs / 1000} s\n${lastLines(log(started.name))}`);
      }
      await sleep(pollMs);
    }
  };

  const stop = async (): Promise<void> => {
    await Promise.all(endings.splice(0).map((end) => end()));
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    guardian.release();
  };

  return { folder, start, untilReady, log, stop };
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-15).join('\n');
}
