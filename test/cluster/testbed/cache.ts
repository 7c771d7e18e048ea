/** Where built programs are kept: outside the repository, shared by all checkouts of this user. */
import { existsSync } from 'node:fs';
import { link, mkdir, readFile, readdir, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Component } from './components.ts';

const pollMs = 250;

export function cacheFolder(): string {
  const chosen = process.env['CHARTHOUSE_TESTBED_CACHE'];
  if (chosen !== undefined && chosen !== '') return chosen;
  const userCache = process.env['XDG_CACHE_HOME'];
  return join(
    userCache !== undefined && userCache !== '' ? userCache : join(homedir(), '.cache'),
    'charthouse-testbed',
  );
}

/** Folder of one finished build: the binary, named like the component, and what has to lie beside it. */
export function componentFolder(component: Component, version: string): string {
  return join(cacheFolder(), `${component}-${version}`);
}

export function binaryPath(component: Component, version: string): string {
  return join(componentFolder(component, version), component);
}

export function isBuilt(component: Component, version: string): boolean {
  return existsSync(binaryPath(component, version));
}

/**
 * Runs `fill` with an empty folder that becomes the component's folder in one rename, so that a build that was killed
 * leaves nothing that looks finished. Returns at once when another process finishes the same build first.
 */
export async function buildInto(
  component: Component,
  version: string,
  fill: (folder: string) => Promise<void>,
  onWait: () => void,
): Promise<void> {
  await mkdir(cacheFolder(), { recursive: true });
  const unlock = await lock(() => isBuilt(component, version), onWait);
  if (unlock === undefined) return;
  try {
    await removeUnfinished();
    const unfinished = join(cacheFolder(), `${unfinishedPrefix}${component}-${version}`);
    await mkdir(unfinished);
    await fill(unfinished);
    await rename(unfinished, componentFolder(component, version));
  } finally {
    await unlock();
  }
}

const unfinishedPrefix = '.unfinished-';

// We hold the lock, so whoever was filling these is gone.
async function removeUnfinished(): Promise<void> {
  for (const name of await readdir(cacheFolder())) {
    if (name.startsWith(unfinishedPrefix)) await rm(join(cacheFolder(), name), { recursive: true, force: true });
  }
}

/** One lock for all components: two compilations at once take longer than one after the other on a small machine. */
async function lock(isUnneeded: () => boolean, onWait: () => void): Promise<(() => Promise<void>) | undefined> {
  const file = join(cacheFolder(), 'build.lock');
  let told = false;
  for (;;) {
    if (isUnneeded()) return undefined;
    if (await takeLock(file)) return () => unlink(file);
    const holder = await readHolder(file);
    if (holder !== undefined && !isRunning(holder)) {
      // Two waiters may both see this. The worst is one build done twice; the rename keeps the result whole.
      await rm(file, { force: true });
      continue;
    }
    if (!told) onWait();
    told = true;
    await sleep(pollMs);
  }
}

// Linked rather than written in place: whoever sees the lock also sees whose it is.
async function takeLock(file: string): Promise<boolean> {
  const own = `${file}.${process.pid}`;
  await writeFile(own, `${process.pid}\n`);
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (isFileExists(error)) return false;
    throw error;
  } finally {
    await unlink(own);
  }
}

function isFileExists(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** Undefined if the lock was given back meanwhile. */
async function readHolder(file: string): Promise<number | undefined> {
  try {
    return Number.parseInt(await readFile(file, 'utf8'), 10);
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
