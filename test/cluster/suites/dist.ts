import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  customResourceDefinition,
  isCustomResourceFault,
  readCustomResource,
} from '../../../src/kubernetes/custom-resource.ts';
import { applyDefinitions } from '../testbed/definitions.ts';
import type { ControlPlane } from '../testbed/server.ts';

export const ROOT = join(__dirname, '../../..');
export const DIST = join(ROOT, 'dist');

/** Folders of `dist` that hold the plain manifests of a system. */
export function systems(): readonly string[] {
  return readdirSync(DIST, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['charts', 'argocd'].includes(entry.name))
    .map((entry) => entry.name)
    .toSorted();
}

/** Installs the definitions that the bindings in `imports` were made from. */
export async function installImports(controlPlane: ControlPlane): Promise<void> {
  const folder = join(controlPlane.processes.folder, 'definitions');
  mkdirSync(folder, { recursive: true });
  const stored = readdirSync(join(ROOT, 'imports'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.schema.json'),
  );
  for (const name of stored) {
    const read = readCustomResource(JSON.parse(readFileSync(join(ROOT, 'imports', name), 'utf8')));
    if (isCustomResourceFault(read)) throw new Error(`${name}: ${read.field} ${read.message}`);
    writeFileSync(join(folder, name.replaceAll('/', '-')), JSON.stringify(customResourceDefinition(read)));
  }
  await applyDefinitions(controlPlane, folder);
}

/** Files of a system that make what its other objects need before they can exist. */
export function namespaceFiles(system: string): readonly string[] {
  return readdirSync(join(DIST, system))
    .filter((name) => name.startsWith('0-'))
    .map((name) => join(DIST, system, name));
}

/** Has a system workloads at all, such that there is something to wait for? */
export function holds(system: string, kind: string): boolean {
  return existsSync(join(DIST, system)) && readdirSync(join(DIST, system)).some((name) => name.startsWith(`${kind}.`));
}
