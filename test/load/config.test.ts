import { Ajv } from 'ajv';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/load/config.ts';
import { configSchema, type Schema } from '../../src/load/config-schema.ts';

const isValid = new Ajv({ strict: true, strictTypes: false }).compile(configSchema);

/** Values that the schema is about, and values beside it at any place. */
function valuesOf(schema: Schema): fc.Arbitrary<unknown> {
  const odd = fc.constantFrom<unknown>(7, null, true, 'odd', [], {}, ['a'], [7], '1.35', 'plain');
  return fc.oneof({ arbitrary: meant(schema), weight: 12 }, { arbitrary: odd, weight: 1 });
}

function meant(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(valuesOf));
  switch (schema.type) {
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}), { maxLength: 3 });
    case 'object': {
      const { properties = {}, additionalProperties } = schema;
      const known = Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, valuesOf(inner)]));
      const other = fc.dictionary(
        fc.constantFrom('ouput', 'a', '__proto__', 'constructor'),
        valuesOf(additionalProperties === false || additionalProperties === undefined ? {} : additionalProperties),
        { maxKeys: 1, noNullPrototype: true },
      );
      const fields = fc.record(known, { requiredKeys: [] });
      return fc.tuple(fields, fc.oneof({ arbitrary: fc.constant({}), weight: 9 }, other)).map(([left, right]) => ({
        ...left,
        ...right,
      }));
    }
    case 'string':
      return fc.constantFrom(...(schema.enum ?? ['text', '1.35', 'odd']));
    default:
      return fc.constantFrom<unknown>('text', 7);
  }
}

test('what is refused is what JSON Schema refuses', () => {
  let refused = 0;
  fc.assert(
    fc.property(meant(configSchema), (config) => {
      const { problems } = readConfig(dump(config));
      expect(problems.length === 0).toBe(isValid(config));
      refused += problems.length === 0 ? 0 : 1;
    }),
    { numRuns: 2000, seed: 3 },
  );
  expect(refused).toBeGreaterThan(200);
  expect(refused).toBeLessThan(1800);
});

/** Every key of the schema, by its path, with a value of the wrong type. */
function keys(schema: Schema, path: readonly string[] = []): readonly (readonly string[])[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [
    [...path, name],
    ...keys(inner, [...path, name]),
  ]);
}

test.each(keys(configSchema).map((path) => [path.join('.'), path] as const))(
  '%s of the wrong type is told at its line, and a misspelt one with the right one',
  (_name, path) => {
    const around = path.slice(0, -1).map((step, depth) => `${'  '.repeat(depth)}${step}:\n`);
    const at = (name: string): string => `${around.join('')}${'  '.repeat(around.length)}${name}: 7\n`;
    const key = path.at(-1) ?? '';
    const [wrong] = readConfig(at(key)).problems;
    expect(wrong).toMatchObject({
      code: 'config/invalid',
      message: expect.stringContaining(`${path.join('.')} must be `),
      labels: [{ place: { file: 'cdk8s.yaml', line: path.length } }],
    });
    const [misspelt] = readConfig(at(`${key}x`)).problems;
    expect(misspelt).toMatchObject({
      message: expect.stringContaining(`has no key "${key}x"`),
      help: `Did you mean "${key}"?`,
      labels: [{ place: { line: path.length, column: 2 * path.length - 1 } }],
    });
  },
);
