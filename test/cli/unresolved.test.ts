/** Imports that lead nowhere: what was probably meant, and how the missing file comes to be. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { program, Project, STRICT } from './project.ts';

let project: Project;

beforeAll(() => {
  project = new Project({
    'cdk8s.yaml': STRICT,
    'lib/shop-front.ts': 'export const name = "front";\n',
    'lib/data.json': '{}',
    'imports/cert-manager.io/certificate.ts': 'export class Certificate {}\n',
    'imports/cert-manager.io/issuer.ts': 'export class Issuer {}\n',
  });
});
afterAll(() => project.remove());

const IMPORT = 'charthouse import FILE... makes it from CustomResourceDefinitions and charts.';

test.each([
  ['./lib/shop-frnt', 'Did you mean "./lib/shop-front"?'],
  ['./lib/shop-frnt.js', 'Did you mean "./lib/shop-front.js"?'],
  ['./lib/date.json', 'Did you mean "./lib/data.json"?'],
  ['./libs/shop-front', 'Did you mean "./lib/shop-front"?'],
  ['./lib/payments', './lib has data.json, shop-front.'],
  ['./imports/cert-manager.io/v1.ts', `./imports/cert-manager.io has certificate, issuer. ${IMPORT}`],
  ['./imports/cert-manager.io/isuer', `Did you mean "./imports/cert-manager.io/issuer"? ${IMPORT}`],
  ['./imports/argoproj.io/application', `./imports has cert-manager.io. ${IMPORT}`],
  ['no-such-package', 'Run: npm install no-such-package'],
  ['@scope/package/sub', 'Run: npm install @scope/package'],
  ['cdk8s/nowhere', 'The package cdk8s is installed and has no such file.'],
])('%s', (specifier, help) => {
  project.write({ 'main.ts': program('void name;', `import { name } from '${specifier}';`) });
  const { status, stderr } = project.run(['synth', '--no-types']);
  expect(status).toBe(3);
  expect(stderr).toContain(`error[program/syntax]: Could not resolve "${specifier}"`);
  expect(stderr).toContain('[main.ts:2:22]');
  expect(stderr).toContain(`help: ${help}\n`);
});
