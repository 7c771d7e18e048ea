import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generatedFiles } from '../../scripts/generate/files.ts';
import { CLOSED, DEFAULTS, IMMUTABLE, SERVER_SET } from '../../scripts/generate/facts.ts';
import { shortNames } from '../../scripts/generate/names.ts';
import { fieldForms } from '../../src/kubernetes/definitions.ts';

const root = join(__dirname, '../..');

test('the generated files are current', () => {
  for (const [file, text] of Object.entries(generatedFiles(join(root, 'src/kubernetes/recorded')))) {
    expect(readFileSync(join(root, file), 'utf8') === text, `${file}: run npm run generate`).toBe(true);
  }
});

test('a new collision of names stops the generator', () => {
  expect(() => shortNames(['io.k8s.api.a.v1.Thing', 'io.k8s.api.b.v1.Thing'])).toThrow(
    /io.k8s.api.b.v1.Thing and io.k8s.api.a.v1.Thing would both be called Thing/,
  );
});

const types = readFileSync(join(root, 'src/kubernetes/generated/types.ts'), 'utf8');

function declaration(name: string): string {
  const start = types.indexOf(`export interface ${name} {`);
  return types.slice(start, types.indexOf('\n}', start));
}

test('author types show enums, quantities, periods, defaults and immutable fields', () => {
  const container = declaration('Container');
  expect(container).toContain(
    "imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never' | Ref<'Always' | 'IfNotPresent' | 'Never'>;",
  );
  expect(container).toContain('  name: string | Ref<string>;');
  expect(container).toContain('/** Since 1.34. */\n  restartPolicyRules?: readonly ContainerRestartRule[];');
  expect(declaration('DeploymentSpec')).toContain('/** Int32; default 1. */\n  replicas?: number | Ref<number>;');
  expect(declaration('DeploymentSpec')).toContain('/** Immutable. */\n  selector: LabelSelector;');
  expect(declaration('ResourceRequirements')).toContain('limits?: Record<string, Quantity | Ref<Quantity>>;');
  expect(declaration('Toleration')).toContain("'Equal' | 'Exists' | 'Gt' | 'Lt'");
});

test('schemas inside a CRD have the fields that are published as {}', () => {
  const schema = declaration('JSONSchemaProps');
  expect(schema).toContain('items?: JSONSchemaProps | readonly JSONSchemaProps[];');
  expect(schema).toContain('additionalProperties?: JSONSchemaProps | boolean | Ref<boolean>;');
});

test('what only the server writes is no author type', () => {
  expect(types).not.toMatch(/interface (PodStatus|PodList|WatchEvent) /);
  expect(declaration('Deployment')).not.toContain('status');
});

test('each fact is about a field that exists, and a closed set about one whose schema has none', () => {
  const facts = [...Object.keys(CLOSED), ...Object.keys(DEFAULTS), ...IMMUTABLE, ...SERVER_SET];
  for (const fact of facts) {
    const [definition = '', field = ''] = fact.replace('[]', '').split('.');
    const forms = (fieldForms(definition) ?? []).filter(({ name }) => name === field);
    expect(forms.length, fact).toBeGreaterThan(0);
    if (Object.hasOwn(CLOSED, fact)) expect(JSON.stringify(forms), fact).not.toContain('"values"');
  }
});
