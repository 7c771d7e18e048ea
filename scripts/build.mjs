// Compiles the package into lib/: one bundle for the library, one for each command and for each program of
// a thread, declarations beside them.
// With --bundles the declarations are left as they are, which takes a fifth of the time.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const { version } = require('../package.json');

// An installed package has no sources, and nothing to build.
if (existsSync(path.join(root, 'src'))) {
  const bundlesOnly = process.argv.includes('--bundles') && existsSync(path.join(root, 'lib/types'));
  if (!bundlesOnly) rmSync(path.join(root, 'lib'), { recursive: true, force: true });
  const programs = ['commands', 'threads'].flatMap((folder) =>
    readdirSync(path.join(root, 'src/cli', folder)).map((file) => `${folder}/${path.parse(file).name}`),
  );
  const common = {
    absWorkingDir: root,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    define: { CHARTHOUSE_VERSION: JSON.stringify(version) },
    logLevel: 'warning',
  };
  const entries = Object.fromEntries(programs.map((name) => [`cli/${name}`, `src/cli/${name}.ts`]));
  const libraries = { library: 'src/index.ts', 'testing-library': 'src/testing/index.ts' };
  await build({ ...common, entryPoints: { ...libraries, ...entries }, outdir: 'lib' });
  writeEntry('index', 'library');
  writeEntry('testing', 'testing-library');
  await build({
    ...common,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'lib/cli/main.js',
    // Each command is a bundle of its own, required when it is asked for.
    supported: { 'dynamic-import': false },
    plugins: [
      {
        name: 'lazy-commands',
        setup(context) {
          context.onResolve({ filter: /^\.\/commands\/.*\.ts$/ }, ({ path: file }) => ({
            path: file.replace(/\.ts$/, '.js'),
            external: true,
          }));
        },
      },
    ],
  });
  if (!bundlesOnly) writeDeclarations();
}

/**
 * ES modules see the names that Node finds in the text of a CommonJS file, and in a large bundle it may find none: each
 * entry of the package is a small file that names them.
 */
function writeEntry(entry, bundle) {
  const text = readFileSync(path.join(root, `lib/${bundle}.js`), 'utf8');
  const names = /0 && \(module\.exports = \{([^}]*)\}\)/.exec(text)?.[1] ?? '';
  const lines = [
    "'use strict';",
    `module.exports = require('./${bundle}.js');`,
    `0 && (module.exports = {${names}});`,
    '',
  ];
  writeFileSync(path.join(root, `lib/${entry}.js`), lines.join('\n'));
}

function writeDeclarations() {
  const tsc = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
