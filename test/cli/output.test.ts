/** The output folder as its owner sees it: what is told of it, and that no secret is. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONFIG_MAP, program, Project } from './project.ts';

let project: Project;

beforeEach(() => {
  project = new Project({
    'cdk8s.yaml': 'app: npx ts-node -T main.ts\ncharthouse: {}\n',
    'main.ts': program(CONFIG_MAP),
  });
  project.run(['synth']);
});
afterEach(() => project.remove());

test('files of others are kept and named, hidden ones and outputs inside this one are not', () => {
  project.write({
    'dist/notes.txt': 'mine',
    'dist/by-hand.yaml': 'kind: A\n',
    'dist/.gitkeep': '',
    'dist/charts/shop/Chart.yaml': 'name: shop\n',
    'dist/charts/.charthouse-inventory': '',
  });
  for (const args of [['synth'], ['synth', '--check']]) {
    expect(project.run(args)).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(
        /^✓ .*\n {2}dist\/ also holds by-hand\.yaml, notes\.txt, which charthouse did not write and keeps\n$/,
      ),
    });
  }
  expect(project.run(['synth', '--quiet']).stderr).toBe('');
  expect(project.files('dist')).toContain('notes.txt');
  project.write({ 'cdk8s.yaml': 'app: npx ts-node -T main.ts\n' });
  const dropIn = project.run(['synth']);
  expect(dropIn.stdout).toBe('Synthesizing application\n  - dist/web.k8s.yaml\n');
  expect(dropIn.stderr).toContain('also holds by-hand.yaml, notes.txt');
});

test('--check shows what would change, line by line', () => {
  project.write({
    'main.ts': program(
      `${CONFIG_MAP.replace("a: 'b'", "a: 'c'")}\nnew ApiObject(new Chart(app, 'more'), 'x', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } });`,
    ),
  });
  const before = project.manifests();
  const { status, stderr } = project.run(['synth', '--check']);
  expect(status).toBe(1);
  expect(stderr).toBe(`dist is not what the app makes now:
  + more.k8s.yaml
  ~ web.k8s.yaml
         name: settings
       data:
      -  a: b
      +  a: c
  help: Run charthouse synth and commit what it writes.
`);
  expect(project.manifests()).toEqual(before);
});

const OWN = `import { Secret } from 'charthouse';`;
const secret = (value: string, reason?: string): string =>
  program(
    `new Secret(chart, 'login', { data: { token: '${value}' }${reason === undefined ? '' : `, allowPlaintext: '${reason}'`} } as never);`,
    OWN,
  );

test('a Secret of ours with literal data fails unless a reason allows it, and its value is in no message and no difference', () => {
  project.write({ 'main.ts': secret('hunter2-hunter2') });
  const refused = project.run(['synth']);
  expect(refused.status).toBe(3);
  expect(refused.stderr).toContain('allowPlaintext is the reason');
  project.write({ 'main.ts': secret('hunter2-hunter2', 'valid nowhere') });
  expect(project.run(['synth']).status).toBe(0);
  project.write({ 'main.ts': secret('hunter2-changed', 'valid nowhere') });
  const stale = project.run(['synth', '--check', '--verbose']);
  expect(stale.status).toBe(1);
  expect(stale.stderr).toContain('~ web.k8s.yaml\n      (a Secret: its lines are not shown)');
  for (const { stdout, stderr } of [refused, stale]) {
    expect(stdout + stderr).not.toMatch(/hunter2|aHVudGVyMi/);
  }
});
