import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CustomResources } from '../../../src/check/server/custom-resource/custom-resources.ts';
import { widgetDefinition } from './custom-resource/widgets.ts';
import { judge } from '../../../src/check/server/judge.ts';
import { apiVersionOf, KINDS } from '../../../src/kubernetes/kinds.ts';
import { NumberLiteral } from '../../../src/model/number-literal.ts';
import { isReadable } from '../../../src/read/document.ts';
import { readText } from '../../../src/read/documents.ts';

// The full number runs in CI; see .ci/run.
const VALUES = Number(process.env['CHARTHOUSE_VALUES'] ?? 3_000);
const SECOND = 1_000;

const VERDICTS = ['accepted', 'warned', 'rejected', 'unknown'];
const OBJECTS = join(__dirname, '../../data/objects');
const VALID: readonly unknown[] = readdirSync(OBJECTS)
  .flatMap((file) => readText(file, readFileSync(join(OBJECTS, file), 'utf8')))
  .filter(isReadable)
  .map(({ value }) => value);

function verdictOf(value: unknown, minor: number): string {
  return judge(value, { minor }).verdict;
}

/** Lists and objects within each other, as deep as they are said to be. */
function nested(depth: number, list: boolean): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = list ? [value] : { a: value };
  return value;
}

/** An object that holds itself, some levels below. */
function cyclic(levels: number): unknown {
  const top: Record<string, unknown> = { name: 'a' };
  let bottom = top;
  for (let level = 0; level < levels; level += 1) bottom = bottom['a'] = {};
  bottom['a'] = top;
  return top;
}

/** Every object or list in a value, the value itself included. */
function containers(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(containers)];
}

const anyMinor = fc.integer({ min: 31, max: 36 });
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'toJSON', 'length'];
const hostileKeys = fc
  .dictionary(fc.constantFrom(...PROTOTYPE_KEYS), fc.jsonValue())
  .map((fields): unknown => JSON.parse(JSON.stringify(fields)));
const hugeNumber = fc.oneof(
  fc.bigInt({ min: -(10n ** 400n), max: 10n ** 400n }),
  fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }),
  fc.double(),
  fc.nat({ max: 400 }).map((digits) => new NumberLiteral(`1${'0'.repeat(digits)}`)),
  fc.nat({ max: 100_000 }).map((exponent) => new NumberLiteral(`1e${exponent}`)),
);
const anyValue = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue() },
  {
    weight: 4,
    arbitrary: fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true }),
  },
  fc.constantFrom(undefined, null, '', 0, -1, NaN, Infinity, 2 ** 63, [], {}, [null], [[]], { __proto__: null }),
  hugeNumber,
  hostileKeys,
  fc.tuple(fc.nat({ max: 200 }), fc.boolean()).map(([depth, list]) => nested(depth, list)),
  fc.nat({ max: 5 }).map(cyclic),
);

describe('a verdict is given on anything', () => {
  test(
    'arbitrary values',
    () => {
      fc.assert(
        fc.property(anyValue, anyMinor, (value, minor) => {
          expect(VERDICTS).toContain(verdictOf(value, minor));
        }),
        { numRuns: VALUES },
      );
    },
    600 * SECOND,
  );

  test(
    'arbitrary values behind a real kind',
    () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...KINDS),
          fc.dictionary(fc.string(), anyValue),
          anyValue,
          anyMinor,
          (kind, fields, metadata, minor) => {
            const object = { ...fields, apiVersion: apiVersionOf(kind), kind: kind.kind, metadata, spec: fields };
            expect(VERDICTS).toContain(verdictOf(object, minor));
          },
        ),
        { numRuns: VALUES },
      );
    },
    600 * SECOND,
  );

  test(
    'valid objects with arbitrary values anywhere in them',
    () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...VALID),
          fc.nat(),
          fc.nat(),
          anyValue,
          anyMinor,
          (valid, where, which, value, minor) => {
            const object: unknown = structuredClone(valid);
            const all = containers(object);
            const container = all[where % all.length] ?? {};
            const keys = Object.keys(container);
            const key = keys[which % Math.max(1, keys.length)] ?? 'field';
            Object.assign(container, { [key]: value });
            expect(VERDICTS).toContain(verdictOf(object, minor));
          },
        ),
        { numRuns: VALUES },
      );
    },
    600 * SECOND,
  );

  test(
    'custom resources with arbitrary values',
    () => {
      const definitions = new CustomResources([widgetDefinition()]);
      fc.assert(
        fc.property(
          fc.dictionary(fc.string(), anyValue),
          anyValue,
          anyValue,
          anyMinor,
          (fields, spec, metadata, minor) => {
            const object = { ...fields, apiVersion: 'workshop.example.com/v1', kind: 'Widget', metadata, spec };
            const { verdict } = judge(object, { minor, customResources: definitions });
            expect(VERDICTS).toContain(verdict);
          },
        ),
        { numRuns: VALUES },
      );
    },
    600 * SECOND,
  );

  test('numbers beyond floats are refused in the words of the server', () => {
    const beyond = new NumberLiteral('1e400');
    const revision = { apiVersion: 'apps/v1', kind: 'ControllerRevision', metadata: { name: 'r' }, revision: 1 };
    expect(judge({ ...revision, data: { a: beyond } }, { minor: 35 })).toMatchObject({
      message: expect.stringContaining('json: cannot unmarshal number 1e400 into Go value of type float64'),
    });
  });

  test('objects that hold themselves, and objects nested without end', () => {
    const pod: Record<string, unknown> = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } };
    pod['spec'] = pod;
    expect(verdictOf(pod, 35)).toBe('rejected');
    const schema: Record<string, unknown> = { type: 'object' };
    schema['properties'] = { again: schema };
    const versions = [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }];
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'a.b.c' },
      spec: { versions },
    };
    expect(verdictOf(definition, 35)).toBe('rejected');
    let deep: unknown = {};
    for (let level = 0; level < 100_000; level += 1) deep = { a: deep };
    const revision = {
      apiVersion: 'apps/v1',
      kind: 'ControllerRevision',
      metadata: { name: 'r' },
      revision: 1,
      data: deep,
    };
    expect(verdictOf(revision, 35)).toBe('rejected');
  });

  test('names of the prototype are names like any other', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
    for (const name of names) {
      const data = Object.fromEntries([[name, 'x']]);
      expect(verdictOf({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data }, 35)).toBe('accepted');
      expect(verdictOf({ apiVersion: 'v1', kind: name, metadata: { name: 'a' } }, 35)).toBe('rejected');
      expect(
        judge(
          { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, ...Object.fromEntries([[name, {}]]) },
          { minor: 35 },
        ),
      ).toMatchObject({
        message: expect.stringContaining(`unknown field "${name}"`),
      });
    }
  });
});
