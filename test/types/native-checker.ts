import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

const OPTIONS =
  '--ignoreConfig --noEmit --strict --skipLibCheck --allowImportingTsExtensions --pretty false ' +
  '--target es2022 --lib es2022 --module nodenext';

/** Runs the native TypeScript checker over files and returns what it prints. */
export function typeCheck(files: readonly string[], ...more: readonly string[]): string {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const result = spawnSync(process.execPath, [compiler, ...OPTIONS.split(' '), '--types', '', ...more, ...files], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (result.error !== undefined) throw result.error;
  return result.stdout;
}
