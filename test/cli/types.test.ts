import { afterEach, beforeEach, expect, test } from 'vitest';
import { faulty } from './faulty.ts';
import { CONFIG_MAP, program, Project, STRICT } from './project.ts';

let project: Project;

beforeEach(() => {
  project = new Project({ 'cdk8s.yaml': STRICT, 'main.ts': program(CONFIG_MAP) });
});
afterEach(() => project.remove());

test('C15: a type error fails the run with exit 1 at its place; --no-types skips the check', () => {
  const wrong = program(`${CONFIG_MAP}\nconst port: number = 'eighty';\nvoid port;`);
  const { status, stderr } = faulty(project, wrong);
  expect(status).toBe(1);
  expect(stderr).toContain("error[types/TS2322]: Type 'string' is not assignable to type 'number'.");
  expect(stderr).toContain('main.ts:6:7');
  expect(project.run(['synth', '--no-types']).status).toBe(0);
});

test('type errors of files that are not part of the program do not matter', () => {
  project.write({ 'other.ts': `const port: number = 'eighty';\nvoid port;\n` });
  expect(project.run(['synth']).status).toBe(0);
});

test(
  'a tsconfig that the native compiler refuses is one for the TypeScript of the project, or an error',
  { timeout: 120_000 },
  () => {
    const compilerOptions = {
      module: 'commonjs',
      moduleResolution: 'node10',
      target: 'es5',
      lib: ['es2022'],
      skipLibCheck: true,
    };
    project.write({
      'tsconfig.json': JSON.stringify({ compilerOptions: { ...compilerOptions, types: [] } }),
      'main.ts': program(`${CONFIG_MAP}\nconst port: number = 'eighty';\nvoid port;`),
    });
    const refused = project.run(['synth']);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(
      /error\[types\/TS51\d\d\][\s\S]*\[tsconfig\.json:1:\d+\][\s\S]*help: Mend the option/,
    );
    project.linkPackage('jsii/node_modules/typescript', 'typescript');
    const { status, stderr } = project.run(['synth']);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^types checked with TypeScript 5\.\d+\.\d+ of the project, since the native compiler refuses: .+$/m,
    );
    expect(stderr).toMatch(/error\[types\/TS2322\][\s\S]*\[main\.ts:6:7\]/);
    expect(stderr).not.toContain('TS51');
  },
);

test('a project without tsconfig.json is checked without the one of a folder above it', () => {
  project.write({
    'inner/cdk8s.yaml': STRICT,
    'inner/main.ts': program(CONFIG_MAP),
    'inner/package.json': '{ "name": "inner" }',
  });
  expect(project.run(['synth'], { folder: 'inner' })).toMatchObject({ status: 0 });
  project.write({ 'inner/main.ts': program(`const count: number = 'one';\n${CONFIG_MAP}`) });
  const { status, stderr } = project.run(['synth'], { folder: 'inner' });
  expect(status).toBe(1);
  expect(stderr).toContain("error[types/TS2322]: Type 'string' is not assignable to type 'number'");
});
