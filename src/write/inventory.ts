import { createHash } from 'node:crypto';

/**
 * Name of the list of our files inside an output folder. It has no extension that kubectl or Argo CD reads, so that
 * `kubectl apply -f` on the folder does not stumble over it (defect C19).
 */
export const INVENTORY = '.charthouse-inventory';

const HEADING = '# Files written by charthouse: content hash and path. Do not edit.';

/** Path of each of our files, with the hash of what we wrote. */
export type Inventory = ReadonlyMap<string, string>;

/** Of a whole, or of its pieces. */
export function hashOf(content: string | Uint8Array | Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  if (typeof content === 'string' || content instanceof Uint8Array) return hash.update(content).digest('hex');
  for (const piece of content) hash.update(piece);
  return hash.digest('hex');
}

export function printInventory(inventory: Inventory): string {
  const lines = [...inventory]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([path, hash]) => `${hash}  ${path}`);
  return [HEADING, ...lines, ''].join('\n');
}

/** Lines that are no entries are left out: a damaged list must never make us remove what is not ours. */
export function parseInventory(text: string): Inventory {
  const entries = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^([0-9a-f]{64}) {2}(.+)$/.exec(line);
    const [, hash, path] = match ?? [];
    if (hash !== undefined && path !== undefined && isInside(path)) entries.set(path, hash);
  }
  return entries;
}

/** Does a relative path stay in its folder? */
export function isInside(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !/^[A-Za-z]:|\\|\0/.test(path) && !path.split('/').includes('..');
}
