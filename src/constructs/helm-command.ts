import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Json } from '../values/shape.ts';

/** What `helm template` is asked for. */
export interface HelmTemplate {
  /** Archive or folder of the chart. */
  readonly chart: string;
  /** Tells charts apart by content. */
  readonly digest: string;
  readonly releaseName: string;
  readonly namespace: string;
  readonly flags: readonly string[];
  readonly values: { readonly [key: string]: Json };
  /** Path or name of the binary. */
  readonly helm: string;
  /** Folder of earlier results. */
  readonly cache: string;
}

/** Helm is at fault when it gives more. */
const LARGEST_OUTPUT = 512 * 1024 * 1024;

/**
 * What Helm makes of a chart, from an earlier run when chart, values, release, flags and version of Helm are the same.
 * Without a binary the result of the newest Helm that has rendered the same stands in. Values go in through a pipe, so
 * that no file has to be written for Helm.
 *
 * Throws when there is neither, and with Helm's own words when it fails.
 */
export function helmTemplate(template: HelmTemplate): string {
  const { chart, digest, releaseName, namespace, flags, values, helm, cache } = template;
  const input = JSON.stringify(values);
  const options = ['--namespace', namespace, ...flags];
  const key = createHash('sha256')
    .update(JSON.stringify([digest, releaseName, options, input]))
    .digest('hex');
  const results = path.join(cache, key);
  const version = versionOf(helm) ?? newest(results);
  if (version === undefined) {
    throw new Error(
      `only Helm can render '${chart}', and there is no "${helm}" here: install it (https://helm.sh/docs/intro/install/), ` +
        'say with `helm` where it is, or let Argo CD render the chart with HelmRelease',
    );
  }
  const result = path.join(results, `${version}.yaml`);
  if (existsSync(result)) return readFileSync(result, 'utf8');
  const run = spawnSync(helm, ['template', releaseName, path.resolve(chart), ...options, '--values', '-'], {
    input,
    encoding: 'utf8',
    maxBuffer: LARGEST_OUTPUT,
  });
  if (run.error !== undefined || run.status !== 0) {
    throw new Error(`helm template of '${chart}' failed:\n${run.error?.message ?? lastLines(run.stderr)}`, {
      cause: run.error,
    });
  }
  keep(result, run.stdout);
  return run.stdout;
}

/** `v4.2.3+g43e8b7f`, or undefined when there is no such binary. Asked once: it takes longer than many a chart. */
function versionOf(helm: string): string | undefined {
  const known = versions.get(helm);
  if (known !== undefined) return known;
  const run = spawnSync(helm, ['version', '--short'], { encoding: 'utf8' });
  if (run.error !== undefined && 'code' in run.error && run.error.code === 'ENOENT') return undefined;
  const version = run.error === undefined ? /^v\d+\.\d+\.[\w.+-]+/.exec(run.stdout)?.[0] : undefined;
  if (version === undefined) {
    const reason = run.error?.message ?? lastLines(`${run.stdout}\n${run.stderr}`);
    throw new Error(`"${helm}" is no Helm of version 3 or later: \`version --short\` says\n${reason}`);
  }
  versions.set(helm, version);
  return version;
}

const versions = new Map<string, string>();

function newest(results: string): string | undefined {
  const names = existsSync(results) ? readdirSync(results).filter((name) => name.endsWith('.yaml')) : [];
  const [last] = names.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return last?.slice(0, -'.yaml'.length);
}

/** Appears under its name when it is complete, whatever else runs. */
function keep(result: string, text: string): void {
  const unfinished = `${result}.${process.pid}`;
  try {
    mkdirSync(path.dirname(result), { recursive: true, mode: 0o700 });
    writeFileSync(unfinished, text);
    renameSync(unfinished, result);
  } catch (error) {
    // Where nothing may be written, as in images of CI, each run renders anew.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** In the project where it has packages, else a folder of the user's among the temporary ones. */
export function defaultCache(): string {
  const packages = path.resolve('node_modules');
  if (existsSync(packages)) return path.join(packages, '.cache', 'charthouse', 'helm');
  const user = process.getuid?.();
  const folder = path.join(tmpdir(), user === undefined ? 'charthouse-helm' : `charthouse-helm-${user}`);
  // Anybody may make folders there: what others put into it must not become manifests.
  if (user !== undefined && existsSync(folder) && statSync(folder).uid !== user)
    throw new Error(`${folder} belongs to somebody else: say with \`cache\` where rendered charts are kept`);
  return folder;
}

function lastLines(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines
    .slice(-5)
    .map((line) => `  ${line}`)
    .join('\n');
}
