import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** The command line is tested as users run it: from the compiled package, which must be that of the sources. */
export function setup(): void {
  execFileSync(process.execPath, [path.join(__dirname, '../scripts/build.mjs'), '--bundles'], { stdio: 'inherit' });
}
