import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Project } from '../cli/project.ts';

const root = path.join(__dirname, '../..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
const kuard = readFileSync(path.join(root, 'src/apps/kuard/kuard.ts'), 'utf8');

test('the finding in the README is what a system without its reason gives', () => {
  const shown = /^ {4}error\[pod-security[\s\S]*?(?=\n\n\S)/m.exec(readme)?.[0].replace(/^ {4}/gm, '') ?? '';
  const project = new Project({
    'cdk8s.yaml': 'app: npx ts-node main.ts\ncharthouse: {}\n',
    'src/apps/kuard/kuard.ts': kuard.replace(/volumeType: '[^']*'/, ''),
    'main.ts': `import { App } from 'cdk8s';
import { Kuard } from './src/apps/kuard/kuard.js';
const app = new App();
new Kuard(app, 'kuard');
app.synth();
`,
  });
  const { status, stderr } = project.run(['synth', '--no-types']);
  project.remove();
  expect(status).toBe(1);
  expect(stderr).toContain(`${shown}\n`);
  expect(shown).toContain('kuard.ts:');
});
