/**
 * Writes src/kubernetes/generated from the recordings in src/kubernetes/recorded. `--check` writes nothing and exits with 1
 * when a generated file is not current.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readEnums } from './generate/enums.ts';
import { renderKinds, renderLifecycle } from './generate/kinds.ts';
import { merge } from './generate/merge.ts';
import { renderObjects } from './generate/objects.ts';
import { readRecordings } from './generate/recording.ts';
import { renderTable } from './generate/table.ts';
import { renderTypes } from './generate/types.ts';

const root = join(__dirname, '..');
const kubernetes = merge(readRecordings(join(root, 'src/kubernetes/recorded')));

const files: Readonly<Record<string, string>> = {
  'src/kubernetes/generated/objects.ts': renderObjects(kubernetes),
  'src/kubernetes/generated/types.ts': renderTypes(kubernetes, readEnums(kubernetes.minors)),
  'src/kubernetes/generated/kinds.ts': renderKinds(kubernetes),
  'src/kubernetes/generated/lifecycle.ts': renderLifecycle(),
  'src/kubernetes/generated/definitions.ts': renderTable(kubernetes),
};

const check = process.argv.includes('--check');
for (const [file, text] of Object.entries(files)) {
  const path = join(root, file);
  const current = existsSync(path) && readFileSync(path, 'utf8') === text;
  if (current) continue;
  if (check) {
    process.exitCode = 1;
    console.error(`${file} is not current: run npm run generate`);
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`wrote ${file}`);
  }
}
