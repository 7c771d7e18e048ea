import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { App, Chart, Testing, Yaml } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { checkSchema } from '../../src/check/schema/check-schema.ts';
import { judge } from '../../src/check/server/judge.ts';
import * as library from '../../src/index.ts';

const folder = path.join(__dirname, '../examples');
const names = readdirSync(folder).flatMap((name) => (name.endsWith('.ts') ? [name.slice(0, -3)] : []));

async function exampleOf(name: string): Promise<(chart: Chart) => void> {
  const module: unknown = await import(path.join(folder, `${name}.ts`));
  const example: unknown = typeof module === 'object' && module !== null ? Reflect.get(module, 'example') : undefined;
  if (typeof example !== 'function') throw new Error(`${name}.ts exports no function "example"`);
  return (chart) => void Reflect.apply(example, undefined, [chart]);
}

describe.each(names)('%s', (name) => {
  test('gives the manifests beside it, and Kubernetes takes them', async () => {
    const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
    (await exampleOf(name))(chart);
    const manifests: unknown = Testing.synth(chart);
    const objects: readonly unknown[] = Array.isArray(manifests) ? manifests : [];
    const output = path.join(folder, `${name}.yaml`);
    expect(existsSync(output), `${name}.yaml, which vitest -u writes`).toBe(true);
    await expect(Yaml.stringify(...objects)).toMatchFileSnapshot(output);
    for (const object of objects) {
      expect(checkSchema(object, { minor: 35 }).filter((finding) => finding.kind !== 'missing-schema')).toEqual([]);
      expect(judge(object, { minor: 35 })).not.toMatchObject({ verdict: 'rejected' });
    }
  });
});

test('every construct has an example', () => {
  const notKinds = ['Manifest', 'Workload', 'ScalableWorkload'];
  const constructs = Object.entries(library).flatMap(([name, value]) =>
    typeof value === 'function' && value.prototype instanceof library.Manifest && !notKinds.includes(name)
      ? [name]
      : [],
  );
  expect(constructs.length).toBeGreaterThan(25);
  expect(names).toEqual(
    expect.arrayContaining(constructs.map((name) => name.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase())),
  );
});
