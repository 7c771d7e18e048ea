import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const project = path.join(__dirname, '../types/constructs');
const compiler = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin/tsc');
const scratch = mkdtempSync(path.join(project, 'told-'));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What the compiler says about the files of a project; empty when it is content. */
function compile(configuration: string): string {
  try {
    return execFileSync(process.execPath, [compiler, '-p', configuration], { encoding: 'utf8' });
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'stdout' in error) return String(error.stdout);
    throw error;
  }
}

test('every mistake of the list is a compile error, and nothing else is', () => {
  expect(compile(path.join(project, 'tsconfig.json'))).toBe('');
});

test('the compiler tells the known names and what was probably meant', () => {
  const mistakes = readFileSync(path.join(project, 'mistakes.ts'), 'utf8');
  const told = mistakes.replace(/^ *\/\/ @ts-expect-error.*$/gm, '').replaceAll("'../../../src/", "'../../../../src/");
  writeFileSync(path.join(scratch, 'told.ts'), told);
  const configuration = { extends: '../tsconfig.json', compilerOptions: { rootDir: '../../../..' }, include: ['*.ts'] };
  writeFileSync(path.join(scratch, 'tsconfig.json'), JSON.stringify(configuration));
  const messages = compile(path.join(scratch, 'tsconfig.json'));
  for (const message of [
    `Type '"htpp"' is not assignable to type '"http" | "metrics" | undefined'`,
    `Argument of type '"metrics"' is not assignable to parameter of type '"admin" | "http"'`,
    `Type 'Probe<"metrics">' is not assignable to type 'Probe<"http">'`,
    `Argument of type '"pasword"' is not assignable to parameter of type '"password"'`,
    `Did you mean to write 'ports'?`,
    `Did you mean to write 'imagePullPolicy'?`,
    `Did you mean '"Always"'?`,
    `Did you mean to write 'hostPath'?`,
    `Did you mean '"proxy"'?`,
    `Type '"256mb"' is not assignable`,
    `Property 'allowPlaintext' is missing`,
  ]) {
    expect(messages).toContain(message);
  }
});
