import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CustomResources } from '../../../src/check/server/custom-resource/custom-resources.ts';
import { widgetDefinition } from './custom-resource/widgets.ts';
import { cpuTime } from '../../cpu-time.ts';
import { judge } from '../../../src/check/server/judge.ts';
import { findDefinition, type Type } from '../../../src/kubernetes/definitions.ts';
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

/** The shortest object of each kind that holds a value in a string field of every definition below it. */
function stringFields(minor: number): { readonly field: string; object(value: string): object }[] {
  const found: { field: string; object(value: string): object }[] = [];
  const seen = new Set<string>();
  for (const kind of KINDS.filter(({ since, until }) => since <= minor && minor <= until)) {
    const base = { apiVersion: apiVersionOf(kind), kind: kind.kind, metadata: { name: 'a' } };
    type Build = (inner: unknown) => object;
    const walk = (name: string, build: Build, depth: number): void => {
      const key = `${depth === 0 ? kind.kind : ''}${name}`;
      if (seen.has(key) || depth > 12) return;
      seen.add(key);
      for (const field of findDefinition(name, minor)?.fields.values() ?? []) {
        if (depth === 0 && ['apiVersion', 'kind', 'metadata', 'status'].includes(field.name)) continue;
        visit(`${name}.${field.name}`, field.type, (inner) => build({ [field.name]: inner }), depth);
      }
    };
    const visit = (label: string, type: Type, build: Build, depth: number): void => {
      if (type.kind === 'list') visit(label, type.of, (inner) => build([inner]), depth);
      else if (type.kind === 'map') {
        if (type.of.kind === 'scalar')
          found.push({
            field: `${label} key`,
            object: (value) => build({ [value]: type.of.kind === 'scalar' && type.of.scalar === 'string' ? 'x' : '1' }),
          });
        visit(label, type.of, (inner) => build({ a: inner }), depth);
      } else if (type.kind === 'definition') walk(type.name, build, depth + 1);
      else if (type.kind === 'scalar' && !['bool', 'int32', 'int64', 'double'].includes(type.scalar))
        found.push({ field: label, object: build });
    };
    walk(kind.definition, (inner) => ({ ...base, ...Object(inner) }), 0);
  }
  return found;
}

describe('a long string in any field', () => {
  // In CI a megabyte may take this many milliseconds of the processor; elsewhere only the growth counts, which needs no clock.
  const MEGABYTE_MS = Number(process.env['CHARTHOUSE_MEGABYTE_MS'] ?? 0);
  const LENGTH = MEGABYTE_MS > 0 ? 1_000_000 : 20_000;
  /** Less than this is not worth a second look. */
  const QUICK_MS = 10;

  // Texts that patterns with a bad temper choke on, and what is long to print.
  const PIECES = [
    'a',
    'a.',
    '1',
    '-',
    'a/',
    '1:',
    ' ',
    '1,2-',
    '(',
    '(a|b)',
    'a*',
    '[',
    '\\',
    '%41',
    '\0',
    '<',
    '漢',
    '😀',
    '\ud800',
    '1h',
    'a=',
  ];
  const fields = stringFields(35);

  test('finds the string fields', () => {
    expect(fields.length).toBeGreaterThan(500);
  });

  test.each(PIECES)(
    '%j repeated: a verdict in linear time',
    (piece) => {
      const slow: string[] = [];
      for (const { field, object } of fields) {
        const limit = MEGABYTE_MS > 0 ? MEGABYTE_MS : QUICK_MS;
        if (judgingTime(object, piece, LENGTH, 1) <= limit) continue;
        // Not even the best of several: is it the text, or the machine?
        const took = judgingTime(object, piece, LENGTH, 5);
        const isLinear = (): boolean => took <= 10 * judgingTime(object, piece, LENGTH / 4, 5);
        const fits = took <= limit || (MEGABYTE_MS === 0 && isLinear());
        if (!fits) slow.push(`${field}: ${took.toFixed(0)} ms`);
      }
      expect(slow).toEqual([]);
    },
    600 * SECOND,
  );
});

/** The best of several tries, each with a text of its own, which nobody has printed before. */
function judgingTime(object: (value: string) => object, piece: string, length: number, tries: number): number {
  let times = 0;
  return cpuTime(() => {
    times += 1;
    const text = `a${piece.repeat(Math.trunc(length / Buffer.byteLength(piece)))}!${times}`;
    judge(object(text), { minor: 35 });
  }, tries);
}
