import { spawnSync } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { Project } from '../cli/project.ts';

/* The package as its users load it: jest as CommonJS, vitest as ES module. */

let project: Project | undefined;
afterEach(() => project?.remove());

const BODY = `
const chart = new Chart(Testing.app(), 'shop');
new Deployment(chart, 'web', { image: 'nginx:1.29.1', replicas: 3 });
const { spec } = manifestsOf(chart).get('apps/v1', 'Deployment', 'web');
console.log(spec.replicas, spec.template.spec.automountServiceAccountToken);
`;

test.each([
  [
    'test.cjs',
    `const { Chart, Testing } = require('cdk8s');
const { Deployment } = require('charthouse');
const { manifestsOf } = require('charthouse/testing');`,
  ],
  [
    'test.mjs',
    `import { Chart, Testing } from 'cdk8s';
import { Deployment } from 'charthouse';
import { manifestsOf } from 'charthouse/testing';`,
  ],
])('%s reads manifests', (name, head) => {
  project = new Project({ [name]: head + BODY });
  const { stdout, stderr } = spawnSync(process.execPath, [name], { cwd: project.folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toBe('3 false\n');
});
