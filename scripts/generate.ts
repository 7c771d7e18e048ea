/**
 * Writes src/kubernetes/generated from the recordings in src/kubernetes/recorded. `--check` writes nothing and exits with 1
 * when a generated file is not current.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles } from './generate/files.ts';

const root = join(__dirname, '..');
const check = process.argv.includes('--check');

for (const [file, text] of Object.entries(generatedFiles(join(root, 'src/kubernetes/recorded')))) {
  const path = join(root, file);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  if (check) {
    process.exitCode = 1;
    console.error(`${file} is not current: run npm run generate`);
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`wrote ${file}`);
  }
}
