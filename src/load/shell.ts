import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OutputFile } from '../model/file.ts';
import { LoadError } from './load-error.ts';
import { Tail } from './tail.ts';

export interface ShellOptions {
  readonly project: string;
  readonly command: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface ShellRun {
  /** Files that the program wrote to `CDK8S_OUTDIR`. */
  readonly files: readonly OutputFile[];
  /** The last part of what it printed. */
  readonly output: string;
}

/**
 * Runs an app in any language by the contract of cdk8s: the program writes manifests to `CDK8S_OUTDIR`, its stdout is
 * kept to itself and its stderr is shown. The folder is a temporary one, so that a failed run harms nothing.
 *
 * @throws {LoadError} when the program ends with an exit code other than 0.
 */
export async function runShell({ project, command, environment }: ShellOptions): Promise<ShellRun> {
  const outdir = mkdtempSync(path.join(tmpdir(), 'charthouse-'));
  try {
    const { code, output } = await execute(command, project, { ...environment, CDK8S_OUTDIR: outdir });
    if (code !== 0) {
      throw new LoadError('program', [
        {
          code: 'program/exit',
          severity: 'error',
          message: `the app command "${command}" ended with exit code ${code}`,
          labels: [],
          help: 'What it printed to stderr stands above.',
        },
      ]);
    }
    return { files: filesIn(outdir), output };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function execute(
  command: string,
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, {
      cwd: folder,
      shell: true,
      stdio: ['inherit', 'pipe', 'inherit'],
      env: { ...process.env, ...environment },
    });
    const printed = new Tail();
    child.stdout.setEncoding('utf8').on('data', (piece: string) => printed.add(piece));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? (signal === null ? 1 : 128), output: printed.text() }));
  });
}

/** A folder's own files come before those of its folders, as cdk8s lists them. */
function filesIn(folder: string, prefix = ''): readonly OutputFile[] {
  const entries = readdirSync(path.join(folder, prefix), { withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => ({ path: prefix + entry.name, content: readFileSync(path.join(folder, prefix, entry.name)) }));
  const folders = entries.filter((entry) => entry.isDirectory());
  return [...files, ...folders.flatMap((entry) => filesIn(folder, `${prefix}${entry.name}/`))];
}
