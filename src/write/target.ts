import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import type { Disk } from './disk.ts';
import { WriteError } from './write-error.ts';

const SYSTEM = [
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/home',
  '/lib',
  '/opt',
  '/proc',
  '/root',
  '/sbin',
  '/sys',
  '/usr',
  '/var',
];

/**
 * The folder that may be written, as an absolute path.
 *
 * @throws {WriteError} when the output is, or leads to, a place whose content cannot be ours.
 */
export function targetFolder(output: string, project: string, disk: Disk): string {
  const root = disk.realPath(project);
  const folder = path.resolve(root, output);
  if (folder === root) throw refused(output, 'is the project itself');
  if (contains(folder, root)) throw refused(output, 'contains the project');
  if (isProtected(folder)) throw refused(output, 'is a home or system folder');
  const existing = nearestExisting(folder, disk);
  const real = followed(existing, disk);
  if (real === undefined) throw refused(output, 'is, or lies behind, a link that leads nowhere');
  if (contains(root, existing) && !contains(root, real) && real !== root) {
    throw refused(output, `is a link that leads out of the project, to ${real}`);
  }
  const type = disk.typeOf(folder);
  if (type === 'file' || type === 'other') throw refused(output, 'is a file');
  if (type === 'link') throw refused(output, 'is a link; name the folder it points to instead');
  return folder;
}

/** Is the second path below the first? */
export function contains(folder: string, inner: string): boolean {
  const relative = path.relative(folder, inner);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

function isProtected(folder: string): boolean {
  const { root } = path.parse(folder);
  return [root, homedir(), tmpdir(), ...SYSTEM].some((known) => path.resolve(known) === folder);
}

/** Where links lead to; undefined when that is nowhere, or a circle. */
function followed(file: string, disk: Disk): string | undefined {
  try {
    return disk.realPath(file);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return undefined;
    throw error;
  }
}

function nearestExisting(folder: string, disk: Disk): string {
  let current = folder;
  while (disk.typeOf(current) === 'absent' && path.dirname(current) !== current) current = path.dirname(current);
  return current;
}

function refused(output: string, why: string): WriteError {
  return new WriteError(
    'write/output',
    `the output folder "${output}" ${why}; nothing was written`,
    'Set `output` in cdk8s.yaml, or --output, to a folder of its own such as dist.',
  );
}
