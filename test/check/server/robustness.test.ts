import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/check/server/judge.ts';
import { findDefinition, type Type } from '../../../src/kubernetes/definitions.ts';
import { apiVersionOf, KINDS } from '../../../src/kubernetes/kinds.ts';
import { isReadable } from '../../../src/read/document.ts';
import { readText } from '../../../src/read/documents.ts';

const VERDICTS = ['accepted', 'warned', 'rejected', 'unknown'];
const OBJECTS = join(__dirname, '../../data/objects');
const VALID: readonly unknown[] = readdirSync(OBJECTS)
  .flatMap((file) => readText(file, readFileSync(join(OBJECTS, file), 'utf8')))
  .filter(isReadable)
  .map(({ value }) => value);

function verdictOf(value: unknown, minor: number): string {
  return judge(value, { minor }).verdict;
}

/** Every object or list in a value, the value itself included. */
function containers(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(containers)];
}

const anyMinor = fc.integer({ min: 31, max: 36 });
const anyValue = fc.oneof(
  fc.jsonValue(),
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true }),
  fc.constantFrom(undefined, null, '', 0, -1, NaN, Infinity, 2 ** 63, [], {}, [null], [[]], { __proto__: null }),
);

describe('a verdict is given on anything', () => {
  it('arbitrary values', () => {
    fc.assert(
      fc.property(anyValue, anyMinor, (value, minor) => {
        expect(VERDICTS).toContain(verdictOf(value, minor));
      }),
      { numRuns: 20_000 },
    );
  }, 60_000);

  it('arbitrary values behind a real kind', () => {
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
      { numRuns: 20_000 },
    );
  }, 60_000);

  it('valid objects with arbitrary values anywhere in them', () => {
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
      { numRuns: 30_000 },
    );
  }, 120_000);

  it('objects that hold themselves, and objects nested without end', () => {
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

  it('names of the prototype are names like any other', () => {
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
  const MEGABYTE = 1_000_000;
  // Texts that patterns with a bad temper choke on; the shorter ones would do for anything worse than linear.
  const TEXTS = [
    ['one letter', 'a', MEGABYTE],
    ['labels', 'a.', MEGABYTE],
    ['digits', '1', MEGABYTE],
    ['dashes', '-', 200_000],
    ['slashes', 'a/', 200_000],
    ['colons', '1:', 200_000],
    ['blanks', ' ', 200_000],
    ['commas', '1,2-', 200_000],
  ] as const;
  /** Ten times what an idle machine needs at most: tests share theirs. What is not linear takes minutes. */
  const LIMIT_MS = 500;
  // A pattern of a custom resource is itself parsed, character by character.
  const fields = stringFields(35).filter(({ field }) => field !== 'JSONSchemaProps.pattern');

  it('finds the string fields', () => {
    expect(fields.length).toBeGreaterThan(500);
  });

  it.each(TEXTS)(
    '%s: a verdict in linear time',
    (_, piece, length) => {
      const text = `a${piece.repeat(length / piece.length - 1)}!`;
      const slow: string[] = [];
      for (const { field, object } of fields) {
        const value = object(text);
        let fastest = timed(value);
        for (let retries = 0; fastest > LIMIT_MS && retries < 3; retries += 1)
          fastest = Math.min(fastest, timed(value));
        if (fastest > LIMIT_MS) slow.push(`${field}: ${Math.round(fastest)} ms`);
      }
      expect(slow).toEqual([]);
    },
    120_000,
  );
});

function timed(value: object): number {
  const start = performance.now();
  judge(value, { minor: 35 });
  return performance.now() - start;
}
