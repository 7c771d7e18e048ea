import { createRequire } from 'node:module';
import path from 'node:path';
import { init } from '../../command/init.ts';
import { EXIT, failureOf } from '../failure.ts';
import { ownFolder, sourceReader } from '../host.ts';
import { report } from '../report.ts';
import type { Terminal } from '../terminal.ts';

/** `charthouse init`: gives the exit code. */
export async function run(place: string, name: string, { err }: Terminal): Promise<number> {
  const own = path.dirname(ownFolder());
  const manifest: {
    readonly version: string;
    readonly dependencies: Readonly<Record<string, string>>;
    readonly devDependencies: Readonly<Record<string, string>>;
  } = createRequire(path.join(own, 'package.json'))('./package.json');
  // A copy that is no installed package, such as a checkout, is what the project has to use.
  const installed = own.includes(`${path.sep}node_modules${path.sep}`);
  const folder = path.resolve(place, name);
  try {
    const files = init({
      folder,
      dependency: installed ? manifest.version : `file:${path.relative(folder, own)}`,
      versions: {
        cdk8s: manifest.devDependencies['cdk8s'] ?? '^2',
        constructs: manifest.devDependencies['constructs'] ?? '^10',
        typescript: manifest.dependencies['typescript'] ?? '^7',
        vitest: manifest.devDependencies['vitest'] ?? '^4',
      },
    });
    for (const file of files) err.write(`  + ${path.join(name, file)}\n`);
    err.write(`\nNext:\n  cd ${name}\n  npm install\n  npm run synth\n`);
    return EXIT.fine;
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    err.write(report(failure.diagnostics, sourceReader(place), err));
    return failure.exit;
  }
}
