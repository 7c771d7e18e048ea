import { afterEach, beforeEach, expect, test } from 'vitest';
import { faulty } from './faulty.ts';
import { CONFIG_MAP, program, Project, STRICT } from './project.ts';

let project: Project;

beforeEach(() => {
  project = new Project({ 'cdk8s.yaml': STRICT, 'main.ts': program(CONFIG_MAP) });
});
afterEach(() => project.remove());

test('C2, C13: an exception is shown at the line that threw, exit 3, and the last output stays', () => {
  const { status, stderr } = faulty(
    project,
    program(`function boom(): never {\n  throw new Error('no luck');\n}\nboom();`),
  );
  expect(status).toBe(3);
  expect(stderr).toContain('error[program/threw]: the program threw Error: no luck');
  expect(stderr).toContain('main.ts:6:9');
  expect(stderr).toContain("throw new Error('no luck');");
  expect(stderr).not.toContain('    at ');
});

test('a program that fails and does not compile is told both', () => {
  const head = `import { ConfigMap, Deployment } from 'charthouse';`;
  const thrown = faulty(project, program(`new ConfigMap(chart, 'c', { data: { A: 5 } });`, head));
  expect(thrown.status).toBe(3);
  for (const code of ['types/TS2322', 'program/threw']) expect(thrown.stderr).toContain(`error[${code}]`);
  const unrendered = faulty(
    project,
    program(`new Deployment(chart, 'd', { image: 'a:1', env: { A: undefined } });`, head),
  );
  expect(unrendered.status).toBe(3);
  for (const code of ['types/TS2322', 'app/render']) expect(unrendered.stderr).toContain(`error[${code}]`);
});

test('anything can be thrown, and an unset variable is told by its name', () => {
  expect(faulty(project, program('throw { reason: 7 };')).stderr).toContain('the program threw { reason: 7 }');
  const { status, stderr } = faulty(
    project,
    program(
      `new Deployment(chart, 'web', { image: 'a:1', env: { LEVEL: process.env['NOT_SET'] as never } });`,
      `import { Deployment } from 'charthouse';`,
    ),
  );
  expect(status).toBe(3);
  expect(stderr).toContain('the variable LEVEL has no value; leave it out');
});

test('an exception in a Lazy is shown with its resource, exit 3', () => {
  const { status, stderr } = faulty(
    project,
    program(
      `new ApiObject(chart, 'x', { apiVersion: 'v1', kind: 'ConfigMap', data: Lazy.any({ produce: () => { throw new Error('late'); } }) });`,
    ),
  );
  expect(status).toBe(3);
  expect(stderr).toContain('error[app/render]: ConfigMap web-x-c8');
  expect(stderr).toContain('late');
  expect(stderr).toContain('main.ts:5:1');
});

test('an exception in a resolver and one in a constructor are shown', () => {
  const resolver = `const app = new App({ resolvers: [{ resolve() { throw new Error('resolver'); } }] });`;
  const first = faulty(project, program(CONFIG_MAP).replace('const app = new App();', resolver));
  expect([first.status, first.stderr.includes('resolver')]).toEqual([3, true]);
  const second = faulty(
    project,
    program(
      `class Broken extends Chart { constructor() { super(app, 'b'); throw new TypeError('built wrong'); } }\nnew Broken();`,
    ),
  );
  expect([second.status, second.stderr.includes('TypeError: built wrong')]).toEqual([3, true]);
});

test('a rejected promise, awaited or not, fails the run', () => {
  for (const body of [
    `void Promise.reject(new Error('lost'));`,
    `setTimeout(() => { throw new Error('lost'); }, 5);`,
  ]) {
    const { status, stderr } = faulty(project, program(`${CONFIG_MAP}\n${body}`));
    expect(status).toBe(3);
    expect(stderr).toContain('the program threw Error: lost');
    expect(stderr).toContain('[main.ts:6:');
  }
});

test('things that cannot be printed can be thrown', () => {
  const { status, stderr } = faulty(
    project,
    program(`const self = { toString(): string { return String(self); } };\nthrow self;`),
  );
  expect(status).toBe(3);
  expect(stderr).toContain('a value of type object that cannot be printed');
});

test('process.exit with a code fails the run, with 0 it is the end of the program', () => {
  const { status, stderr } = faulty(project, program(`${CONFIG_MAP}\nconsole.log('bye');\nprocess.exit(3);`));
  expect(status).toBe(3);
  expect(stderr).toContain('ended itself with exit code 3; the last it printed was: bye');
  project.write({ 'main.ts': `${program(CONFIG_MAP)}process.exit(0);\n` });
  expect(project.run(['synth']).status).toBe(0);
});

test('a syntax error is shown at its place, exit 3', () => {
  const { status, stderr } = faulty(project, 'const x = ;\n');
  expect(status).toBe(3);
  expect(stderr).toContain('error[program/syntax]: Unexpected ";"');
  expect(stderr).toContain('main.ts:1:11');
});
