import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSchema } from '../../../src/check/schema/check-schema.ts';
import { isCustomResourceFault, readCustomResource } from '../../../src/kubernetes/custom-resource.ts';
import { customResources } from '../../../src/kubernetes/custom-resources.ts';
import { jsonSchemaOfCustomKind } from '../../../src/kubernetes/custom-json-schema.ts';
import type { StructuralSchema } from '../../../src/kubernetes/structural-schema.ts';

const root = join(__dirname, '../../../imports');
const known = customResources(
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.schema.json'))
    .map((path) => {
      const read = readCustomResource(JSON.parse(readFileSync(join(root, path), 'utf8')));
      if (isCustomResourceFault(read)) throw new Error(`${path}: ${read.field} ${read.message}`);
      return read;
    }),
);

const stray = fc.constantFrom<unknown>(null, 0, 'stray', true, [], {}, ['stray'], { stray: 1 });

function arbitraryOf(schema: StructuralSchema, depth: number): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 24, arbitrary: fittingOf(schema, depth) }, { weight: 1, arbitrary: stray });
}

function fittingOf(schema: StructuralSchema, depth: number): fc.Arbitrary<unknown> {
  if (schema['x-kubernetes-int-or-string'] === true) return fc.constantFrom<unknown>(1, '25%', 1.5);
  if (schema.enum !== undefined) return fc.constantFrom<unknown>(...schema.enum, ...schema.enum, 'other');
  switch (schema.type) {
    case 'string':
      return fc.oneof(fc.string({ maxLength: 12 }), fc.constant('x'.repeat(300)));
    case 'integer':
      return fc.constantFrom(0, 1, 65_535, 2_147_483_648, -1, 0.5);
    case 'number':
      return fc.constantFrom(0, 0.5, -1);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return depth > 8 || schema.items === undefined
        ? fc.constant([])
        : fc.array(arbitraryOf(schema.items, depth + 1), { maxLength: 2 });
    case 'object':
      return objectOf(schema, depth);
    default:
      return stray;
  }
}

function objectOf(schema: StructuralSchema, depth: number): fc.Arbitrary<Record<string, unknown>> {
  const { properties = {}, additionalProperties, required = [] } = schema;
  if (depth > 8) return fc.constant({});
  if (typeof additionalProperties === 'object') {
    return fc.dictionary(fc.constantFrom('a', 'b/c', 'constructor'), arbitraryOf(additionalProperties, depth + 1), {
      maxKeys: 2,
    });
  }
  const names = Object.keys(properties);
  const chosen = fc.subarray(names, { maxLength: Math.min(3, names.length) });
  const wanted = fc.oneof({ weight: 12, arbitrary: fc.constant(required) }, fc.constant<readonly string[]>([]));
  const unknown = fc.oneof(
    { weight: 24, arbitrary: fc.constant<string[]>([]) },
    fc.constantFrom(['bogus'], ['toString']),
  );
  return fc.tuple(chosen, wanted, unknown).chain(([some, always, others]) => {
    const fields = [...new Set([...some, ...always])].filter((name) => Object.hasOwn(properties, name));
    return fc
      .tuple(...fields.map((name) => arbitraryOf(properties[name] ?? {}, depth + 1)))
      .map((values) =>
        Object.fromEntries([...fields.map((name, index) => [name, values[index]]), ...others.map((name) => [name, 1])]),
      );
  });
}

test('generated custom resources: the same verdict as ajv on the JSON Schema of the definition', () => {
  const ajv = new Ajv({ strict: false, code: { optimize: false } });
  const runs = process.env['CI'] === undefined ? 25 : 1000;
  let accepted = 0;
  let refused = 0;
  for (const resource of known.all) {
    for (const version of resource.versions.filter(({ served }) => served)) {
      const validate = ajv.compile(jsonSchemaOfCustomKind({ resource, version }, 'verdict'));
      fc.assert(
        fc.property(objectOf(version.schema, 0), (object) => {
          const document = {
            ...object,
            apiVersion: `${resource.group}/${version.name}`,
            kind: resource.kind,
            metadata: { name: 'a' },
          };
          const findings = checkSchema(document, { minor: 35, customResources: known });
          const valid = validate(document);
          const told = JSON.stringify({ document, findings, errors: validate.errors?.slice(0, 2) });
          expect(findings.length === 0, told).toBe(valid);
          if (valid) accepted += 1;
          else refused += 1;
        }),
        { numRuns: runs },
      );
    }
  }
  expect(accepted).toBeGreaterThan(50);
  expect(refused).toBeGreaterThan(50);
}, 120_000);

test("an editor's schema shows patterns and defaults", () => {
  const kind = known.find('external-secrets.io', 'v1', 'ExternalSecret');
  if (kind === undefined) throw new Error('ExternalSecret is not imported');
  const schema = JSON.stringify(jsonSchemaOfCustomKind(kind));
  expect(schema).toContain('"const":"external-secrets.io/v1"');
  expect(schema).toContain('"default":"1h0m0s"');
  expect(schema).toContain('"pattern":"^[-._a-zA-Z0-9]+$"');
});
