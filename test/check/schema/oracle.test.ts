import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Ajv, { type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSchema } from '../../../src/check/schema/check-schema.ts';
import { type Definition, type Scalar, type Type, findDefinition } from '../../../src/kubernetes/definitions.ts';
import { jsonSchemaOf } from '../../../src/kubernetes/json-schema.ts';
import { KINDS, MINORS, apiVersionOf, isServed } from '../../../src/kubernetes/kinds.ts';
import { isMicroTime, isTime } from '../../../src/kubernetes/time.ts';
import { readText } from '../../../src/read/documents.ts';

/** ajv judges by the JSON Schema made from the same table: two readings of it must agree on every document. */
const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: false, code: { optimize: false } });
ajv.addFormat('date-time', (text) => isTime(text) || isMicroTime(text));

const validators = new Map<string, ValidateFunction | undefined>();

function validator(apiVersion: string, kind: string, minor: number): ValidateFunction | undefined {
  const key = `${apiVersion} ${kind} ${minor}`;
  if (!validators.has(key)) {
    const schema = jsonSchemaOf(apiVersion, kind, minor, 'verdict');
    validators.set(key, schema === undefined ? undefined : ajv.compile(schema));
  }
  return validators.get(key);
}

function isObject(value: unknown): value is { apiVersion: string; kind: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'apiVersion' in value &&
    typeof value.apiVersion === 'string' &&
    'kind' in value &&
    typeof value.kind === 'string'
  );
}

/** Compares both verdicts; false when the document is of no kind that the version serves. */
function compare(document: unknown, minor: number, name: string): boolean {
  if (!isObject(document)) return false;
  const validate = validator(document.apiVersion, document.kind, minor);
  if (validate === undefined) return false;
  const findings = checkSchema(document, { minor }).filter(({ kind }) => kind !== 'duplicate-key');
  const valid = validate(document);
  const told = `${name} for 1.${minor}: ${JSON.stringify({ findings, errors: validate.errors?.slice(0, 3) })}`;
  expect(findings.length === 0, told).toBe(valid);
  return true;
}

describe('recorded documents', () => {
  test('the probes: same verdict, and no accepted one is refused', () => {
    const file = join(__dirname, '../../data/verdicts/create-probes.json');
    const probes: readonly { id: number; ok: boolean; layer?: string; manifest: unknown }[] = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    let compared = 0;
    for (const { id, ok, layer, manifest } of probes) {
      if (compare(manifest, 35, `probe ${id}`)) compared += 1;
      const found = checkSchema(manifest, { minor: 35 }).filter(
        ({ kind }) => kind !== 'duplicate-key' && kind !== 'missing-schema',
      );
      if (ok) expect(found, `probe ${id}`).toEqual([]);
      if (layer === 'decode') expect(found.length, `probe ${id}`).toBeGreaterThan(0);
    }
    expect(compared).toBeGreaterThan(400);
  }, 120_000);

  test('the probes in other versions: what a server does not decode or serve is found, what it accepts is not', () => {
    const folder = join(__dirname, '../../data/verdicts');
    const read = <T>(file: string): readonly T[] =>
      readFileSync(join(folder, file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    const probes = read<{ id: number; ok: boolean; code: number; state?: boolean; manifest: unknown }>(
      'create-probes.json',
    );
    const others = read<{ file: string; id: number; version: string; ok: boolean; code: number }>('versions.jsonl');
    let unread = 0;
    for (const minor of MINORS) {
      const deviating = new Map(
        others
          .filter(({ file, version }) => file === 'create-probes' && version === `1.${minor}`)
          .map((each) => [each.id, each]),
      );
      for (const probe of probes.filter(({ state }) => state !== true)) {
        const { ok, code } = deviating.get(probe.id) ?? probe;
        const found = checkSchema(probe.manifest, { minor }).filter(
          ({ kind }) => kind !== 'duplicate-key' && kind !== 'missing-schema',
        );
        if (ok) expect(found, `probe ${probe.id} in 1.${minor}`).toEqual([]);
        if (code === 400 || code === 404) {
          expect(found.length, `probe ${probe.id} in 1.${minor}`).toBeGreaterThan(0);
          unread += 1;
        }
      }
    }
    expect(unread).toBeGreaterThan(60);
  });

  const corpus = join(__dirname, '../../../../shared/corpus/google-samples.jsonl.gz');
  test.skipIf(!existsSync(corpus))(
    'manifests that people wrote (skipped where ../shared is missing)',
    () => {
      const lines = gunzipSync(readFileSync(corpus)).toString('utf8').trim().split('\n');
      let compared = 0;
      for (const line of lines) {
        const { id, ok, text }: { id: string; ok: boolean; text: string } = JSON.parse(line);
        for (const document of readText(id, text)) {
          if ('error' in document) continue;
          if (compare(document.value, 35, id)) compared += 1;
          const found = checkSchema(document.value, { minor: 35 }).filter(({ kind }) => kind !== 'duplicate-key');
          if (ok)
            expect(
              found.filter(({ kind }) => kind !== 'missing-schema'),
              id,
            ).toEqual([]);
        }
      }
      expect(compared).toBeGreaterThan(700);
    },
    120_000,
  );
});

const SCALARS: Readonly<Record<Scalar, fc.Arbitrary<unknown>>> = {
  string: fc.constantFrom('a', '', 'Always', '1'),
  bool: fc.boolean(),
  int32: fc.constantFrom(0, 1, -1, 2_147_483_647, -2_147_483_648, 2_147_483_648, 1.5),
  int64: fc.constantFrom(0, 4_294_967_296, -4_294_967_296, 2 ** 63, 0.1),
  double: fc.constantFrom(0, 1.5, -1e300),
  quantity: fc.constantFrom('1', '500m', '1.5Gi', 2, 0.1, '-1', '1e3', '5K', '1 Gi', 'x', ''),
  'int-or-string': fc.constantFrom(80, 'http', '25%', '', 2_147_483_648),
  time: fc.constantFrom('2026-01-31T09:30:00Z', '2026-01-31', ''),
  'micro-time': fc.constantFrom('2026-01-31T09:30:00.000000Z', 'now'),
  bytes: fc.constantFrom('', 'eA==', 'eHk=', 'eHl6', 'eA=', '!'),
};

/** One value in ten is of a type that has no business there. */
const stray = fc.constantFrom<unknown>(null, 0, 1, 'stray', true, [], {}, ['stray'], { stray: 1 });

function arbitraryOf(type: Type, minor: number, depth: number): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 19, arbitrary: fittingOf(type, minor, depth) }, { weight: 1, arbitrary: stray });
}

function fittingOf(type: Type, minor: number, depth: number): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case 'any':
      return stray;
    case 'scalar':
      return type.values === undefined
        ? SCALARS[type.scalar]
        : fc.constantFrom(...type.values, ...type.values, 'other', '');
    case 'list':
      return depth > 7 ? fc.constant([]) : fc.array(arbitraryOf(type.of, minor, depth + 1), { maxLength: 2 });
    case 'map':
      return depth > 7
        ? fc.constant({})
        : fc.dictionary(
            fc.constantFrom('a', 'app.kubernetes.io/name', '__proto__'),
            arbitraryOf(type.of, minor, depth + 1),
            {
              maxKeys: 2,
            },
          );
    case 'union':
      return fc.oneof(...type.of.map((each) => fittingOf(each, minor, depth)));
    case 'definition': {
      const definition = findDefinition(type.name, minor);
      return definition === undefined || depth > 7 ? fc.constant({}) : objectOf(definition, minor, depth);
    }
  }
}

function objectOf(definition: Definition, minor: number, depth: number): fc.Arbitrary<Record<string, unknown>> {
  const names = [...definition.fields.keys()];
  const known =
    names.length === 0 ? fc.constant<string[]>([]) : fc.subarray(names, { maxLength: Math.min(4, names.length) });
  const unknown = fc.oneof(
    { weight: 30, arbitrary: fc.constant<string[]>([]) },
    fc.constantFrom(['bogus'], ['constructor'], ['name ']),
  );
  return fc.tuple(known, unknown).chain(([fields, others]) =>
    fc
      .tuple(
        ...fields.map((name) => {
          const field = definition.fields.get(name);
          return field === undefined ? stray : arbitraryOf(field.type, minor, depth + 1);
        }),
      )
      .map((values) =>
        Object.fromEntries([...fields.map((name, index) => [name, values[index]]), ...others.map((name) => [name, 1])]),
      ),
  );
}

test('generated documents of every kind, in the oldest and the newest version', () => {
  const kinds = KINDS.filter(({ verbs }) => verbs.includes('create'));
  const runs = process.env['CI'] === undefined ? 40 : 1000;
  let refused = 0;
  let accepted = 0;
  for (const minor of [MINORS[0] ?? 0, MINORS.at(-1) ?? 0]) {
    for (const kind of kinds.filter((each) => isServed(each, minor))) {
      const definition = findDefinition(kind.definition, minor);
      if (definition === undefined) throw new Error(`${kind.definition} is missing in 1.${minor}`);
      const identity = { apiVersion: apiVersionOf(kind), kind: kind.kind };
      fc.assert(
        fc.property(objectOf(definition, minor, 0), (object) => {
          const document = { ...object, ...identity };
          compare(document, minor, kind.kind);
          if (validator(identity.apiVersion, identity.kind, minor)?.(document) === true) accepted += 1;
          else refused += 1;
        }),
        { numRuns: runs },
      );
    }
  }
  expect(accepted).toBeGreaterThan(500);
  expect(refused).toBeGreaterThan(500);
}, 300_000);
