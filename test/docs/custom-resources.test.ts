import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Project } from '../cli/project.ts';

const root = path.join(__dirname, '../..');
const page = readFileSync(path.join(root, 'docs/custom-resources.md'), 'utf8');

test('the programs of the page compile and pass all checks', () => {
  const [program = '', byHand = ''] = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
  const bindings = ['certificate.ts', 'certificate.schema.json'].map((name) => `imports/cert-manager.io/${name}`);
  const project = new Project({
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify({
      compilerOptions: { module: 'nodenext', strict: true, noEmit: true, allowImportingTsExtensions: true, types: [] },
    }),
    'cdk8s.yaml': 'app: npx ts-node main.ts\ncharthouse: {}\n',
    'main.ts': program,
    ...Object.fromEntries(bindings.map((name) => [name, readFileSync(path.join(root, name), 'utf8')])),
  });
  expect(project.run(['synth'])).toMatchObject({ status: 0, stderr: expect.stringMatching(/^✓ 2 resources/) });
  const [imports, object = ''] = byHand.split('\n\n');
  project.write({ 'main.ts': `${imports}\n${program.replace('app.synth();', `${object}\napp.synth();`)}` });
  expect(project.run(['synth'])).toMatchObject({ status: 0, stderr: expect.stringMatching(/^✓ 3 resources/) });
  project.remove();
});
