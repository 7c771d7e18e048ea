import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** What a command and the processes below it took. */
export interface Usage {
  readonly seconds: number;
  /** Of the largest Node process, in MiB; undefined for other programs. */
  readonly memory: number | undefined;
}

export interface Command {
  readonly folder: string;
  readonly program: string;
  readonly arguments: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const REPORTER = path.join(__dirname, 'memory.cjs');

/** @throws {Error} when the command fails: a fast failure is no result. */
export function measure(command: Command): Usage {
  const report = path.join(command.folder, '.memory');
  rmSync(report, { force: true });
  const started = performance.now();
  const { status, stderr, error } = spawnSync(command.program, command.arguments, {
    cwd: command.folder,
    env: {
      ...process.env,
      NODE_OPTIONS: `--require ${JSON.stringify(REPORTER)}`,
      CHARTHOUSE_BENCH_MEMORY: report,
      ...command.environment,
    },
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const seconds = (performance.now() - started) / 1000;
  if (error !== undefined) throw error;
  if (status !== 0) {
    throw new Error(`${command.program} ${command.arguments.join(' ')} ended with ${status}:\n${stderr.slice(-2000)}`);
  }
  if (!existsSync(report)) return { seconds, memory: undefined };
  const sizes = readFileSync(report, 'utf8').trim().split('\n').map(Number);
  return { seconds, memory: Math.max(...sizes) / 1024 };
}

/** Runs the commands in turns, so that all of them meet the same load of the machine, and takes the median of each. */
export function interleaved(rounds: number, commands: readonly Command[]): readonly Usage[] {
  const turns = Array.from({ length: rounds }, () => commands.map(measure));
  return commands.map((_, index) => {
    const usages = turns.flatMap((turn) => turn[index] ?? []);
    const sizes = usages.flatMap(({ memory }) => memory ?? []);
    return {
      seconds: median(usages.map(({ seconds }) => seconds)),
      memory: sizes.length === 0 ? undefined : median(sizes),
    };
  });
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
