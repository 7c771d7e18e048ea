import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { CustomResources } from '../../../../src/check/server/custom-resource/custom-resources.ts';
import { judge } from '../../../../src/check/server/judge.ts';
import type { Verdict } from '../../../../src/check/server/verdict.ts';
import type { CustomResourceDefinition, JSONSchemaProps } from '../../../../src/kubernetes/generated/objects.ts';
import { widgetDefinition } from './widgets.ts';

const WORKSHOP = 'workshop.example.com';
const customResources = new CustomResources([widgetDefinition()]);

function answer(verdict: Verdict): readonly string[] | string {
  if (verdict.verdict !== 'rejected') return verdict.verdict;
  if (verdict.causes.length === 0) return `${verdict.code} ${verdict.message}`;
  return verdict.causes.map(({ field, message }) => `${field}: ${message}`);
}

/** A definition of `Thing` whose spec has the schema. */
function thing(spec: JSONSchemaProps): CustomResourceDefinition {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `things.${WORKSHOP}` },
    spec: {
      group: WORKSHOP,
      scope: 'Namespaced',
      names: { plural: 'things', kind: 'Thing' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', properties: { spec } } },
        },
        { name: 'v2', served: false, storage: false, schema: { openAPIV3Schema: { type: 'object' } } },
      ],
    },
  };
}

function ask(spec: unknown, schema: JSONSchemaProps, minor = 35): readonly string[] | string {
  const object = { apiVersion: `${WORKSHOP}/v1`, kind: 'Thing', metadata: { name: 't' }, spec };
  return answer(judge(object, { minor, customResources: new CustomResources([thing(schema)]) }));
}

test('of fields that the schema does not know, those that are meant are named', () => {
  const size: JSONSchemaProps = { type: 'object', properties: { size: { type: 'integer' }, mode: { type: 'string' } } };
  const helpOf = (spec: unknown): unknown => {
    const object = { apiVersion: `${WORKSHOP}/v1`, kind: 'Thing', metadata: { name: 't' }, spec };
    return judge(object, { minor: 35, customResources: new CustomResources([thing(size)]) });
  };
  expect(helpOf({ sizes: 3 })).toMatchObject({ code: 400, help: 'Did you mean size?' });
  expect(helpOf({ sizes: 3, mod: '' })).toMatchObject({
    help: 'spec.sizes: Did you mean size? spec.mod: Did you mean mode?',
  });
  expect(helpOf({ colour: 3 })).not.toHaveProperty('help');
});

describe('which definition speaks for a custom resource', () => {
  const object = { kind: 'Widget', metadata: { name: 'w' }, spec: { name: 'abc' } };

  test('is that of its group, version and kind', () => {
    const context = { minor: 35, customResources };
    expect(judge({ ...object, apiVersion: `${WORKSHOP}/v1` }, context)).toMatchObject({ verdict: 'accepted' });
    expect(judge({ ...object, apiVersion: `${WORKSHOP}/v2` }, context)).toMatchObject({
      verdict: 'rejected',
      code: 404,
      help: 'The definition serves Widget in v1, v1beta1.',
    });
  });

  test('is nobody when none was given', () => {
    expect(judge({ ...object, apiVersion: 'other.example.com/v1' }, { minor: 35, customResources })).toMatchObject({
      verdict: 'unknown',
      why: 'no custom resource definition of Widget in other.example.com/v1 was given',
    });
  });

  test('does not speak in versions that are not served', () => {
    const context = { minor: 35, customResources: new CustomResources([thing({ type: 'object' })]) };
    const old = { apiVersion: `${WORKSHOP}/v2`, kind: 'Thing', metadata: { name: 't' } };
    expect(judge(old, context)).toMatchObject({ verdict: 'rejected', code: 404 });
  });

  test('is the last of several', () => {
    const schemas: JSONSchemaProps[] = [{ type: 'string' }, { type: 'integer' }];
    const context = { minor: 35, customResources: new CustomResources(schemas.map(thing)) };
    const given = { apiVersion: `${WORKSHOP}/v1`, kind: 'Thing', metadata: { name: 't' } };
    expect(judge({ ...given, spec: 1 }, context).verdict).toBe('accepted');
    expect(judge({ ...given, spec: 'a' }, context).verdict).toBe('rejected');
  });

  test('warns of old versions', () => {
    expect(
      judge(
        { apiVersion: `${WORKSHOP}/v1beta1`, kind: 'Widget', metadata: { name: 'w' } },
        { minor: 35, customResources },
      ),
    ).toEqual({
      verdict: 'warned',
      warnings: [`${WORKSHOP}/v1beta1 Widget is deprecated; use ${WORKSHOP}/v1 Widget`],
    });
  });
});

describe('rules in CEL', () => {
  const ruled: JSONSchemaProps = {
    type: 'object',
    properties: {
      size: { type: 'integer', maximum: 5, 'x-kubernetes-validations': [{ rule: 'self > 2' }] },
      other: { type: 'string' },
    },
  };

  test('are asked of the values they stand at', () => {
    expect(ask({ size: 3 }, ruled)).toBe('accepted');
    expect(ask({ size: 1 }, ruled)).toEqual(['spec.size: Invalid value: 1: failed rule: self > 2']);
  });

  test('do not matter where they have nothing to look at', () => {
    expect(ask({ other: 'a' }, ruled)).toBe('accepted');
  });

  test('do not matter when something else is wrong', () => {
    expect(ask({ size: 9 }, ruled)).toEqual([
      'spec.size: Invalid value: 9: spec.size in body should be less than or equal to 5',
    ]);
  });

  test('that do not compile leave the verdict open: the server would not have such a definition', () => {
    const rule = { rule: 'self == oldSelf', optionalOldSelf: true };
    expect(ask('a', { type: 'string', 'x-kubernetes-validations': [rule] })).toBe('unknown');
  });

  test('are announced as unchecked when the object has the wrong form', () => {
    expect(ask({ size: 'a' }, ruled)).toEqual([
      'spec.size: Invalid value: "string": spec.size in body must be of type integer: "string"',
      '<nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
    ]);
  });
});

describe('schemas', () => {
  test('match patterns as RE2, in linear time', () => {
    const schema: JSONSchemaProps = { type: 'string', pattern: '^(a+)+$' };
    const started = performance.now();
    expect(ask(`${'a'.repeat(50_000)}!`, schema)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('fill in defaults before they check', () => {
    const properties = { a: { type: 'string' }, b: { type: 'integer', default: 1 } };
    expect(ask({ a: 'x' }, { type: 'object', required: ['b'], properties })).toBe('accepted');
    expect(ask({ a: 'x', b: null }, { type: 'object', required: ['b'], properties })).toBe('accepted');
  });

  test('do not know other fields, unless they say so', () => {
    expect(ask({ a: 1 }, { type: 'object' })).toBe(
      '400 Thing in version "v1" cannot be handled as a Thing: strict decoding error: unknown field "spec.a"',
    );
    expect(ask({ a: 1 }, { type: 'object', 'x-kubernetes-preserve-unknown-fields': true })).toBe('accepted');
  });

  test('never make the check throw, however they are broken', () => {
    const broken: unknown[] = [
      null,
      1,
      'a',
      [],
      { type: 5 },
      { properties: 3 },
      { items: true },
      { enum: 'x' },
      { pattern: '(' },
    ];
    for (const schema of broken) {
      expect(() => ask({ a: [1, { b: null }] }, schema as JSONSchemaProps)).not.toThrow();
    }
  });
});

// What kube-apiserver 1.31, 1.35 and 1.36 answered.
describe('numbers', () => {
  const RANGE = '<nil>: Invalid value: "": ';

  test('have to fit their format since 1.36', () => {
    const int32: JSONSchemaProps = { type: 'integer', format: 'int32' };
    expect(ask(2_147_483_647, int32, 36)).toBe('accepted');
    expect(ask(2_147_483_648, int32, 35)).toBe('accepted');
    expect(ask(2_147_483_648, int32, 36)).toEqual([
      `${RANGE}Checked value must be of type integer with format int32 in spec`,
    ]);
    const float: JSONSchemaProps = { type: 'number', format: 'float' };
    expect(ask(3.4e38, float, 36)).toBe('accepted');
    expect(ask(3.5e38, float, 35)).toBe('accepted');
    expect(ask(3.5e38, float, 36)).toEqual([`${RANGE}Checked value must be of type number with format float in spec`]);
    expect(ask(3.5e38, { type: 'number', format: 'int32' }, 36)).toBe('accepted');
  });

  test('have bounds that fit as well since 1.36', () => {
    const schema: JSONSchemaProps = { type: 'integer', maximum: 9.5 };
    expect(ask(3, schema, 35)).toBe('accepted');
    expect(ask(3, schema, 36)).toEqual([
      `${RANGE}Maximum boundary value must be of type integer (default format) in spec`,
    ]);
  });

  test('are compared as integers or as floats, and printed that way', () => {
    expect(ask(10, { type: 'integer', maximum: 9.5 })).toEqual([
      'spec: Invalid value: 10: spec in body should be less than or equal to 9',
    ]);
    expect(ask(1e30, { type: 'number', maximum: 9.5 })).toEqual([
      'spec: Invalid value: 1e+30: spec in body should be less than or equal to 9.5',
    ]);
    expect(ask(0, { type: 'number', maximum: 1e300 })).toEqual([
      'spec: Invalid value: 0: spec in body should be less than or equal to -9223372036854775808',
    ]);
    expect(ask(0.75, { type: 'number', multipleOf: 0.5 })).toEqual([
      'spec: Invalid value: 0.75: spec in body should be a multiple of 0.5',
    ]);
  });
});

const REAL = join(__dirname, '../../../../../shared/crds');

describe.skipIf(!existsSync(REAL))(`definitions of well-known operators (skipped without ../shared/crds)`, () => {
  const definitions = existsSync(REAL)
    ? readdirSync(REAL)
        .filter((file) => file.endsWith('.yaml'))
        .flatMap((file) => loadAll(readFileSync(join(REAL, file), 'utf8')) as CustomResourceDefinition[])
        .filter((object) => object?.kind === 'CustomResourceDefinition')
    : [];
  const context = { minor: 35, customResources: new CustomResources(definitions) };

  test('are not rejected', () => {
    const rejected = definitions.filter((each) => judge(each, { minor: 35 }).verdict === 'rejected');
    expect(rejected.map(({ metadata }) => metadata?.name)).toEqual([]);
  }, 60_000);

  test('take what is right', () => {
    const certificate = {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: 'c' },
      spec: { secretName: 's', dnsNames: ['a.example.com'], issuerRef: { name: 'i' }, usages: ['server auth'] },
    };
    expect(judge(certificate, context).verdict).toBe('accepted');
    expect(answer(judge({ ...certificate, spec: { ...certificate.spec, usages: ['serving'] } }, context))).toEqual([
      expect.stringMatching(/^spec\.usages\[0\]: Unsupported value: "serving": supported values: "signing", /),
    ]);
  });

  test('name what is wrong as the server does', () => {
    const monitor = {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: 'm' },
      spec: { endpoints: [{ interval: '30 seconds', prot: 'web' }] },
    };
    expect(answer(judge(monitor, context))).toBe(
      '400 ServiceMonitor in version "v1" cannot be handled as a ServiceMonitor: strict decoding error: unknown field "spec.endpoints[0].prot"',
    );
    const { prot: _prot, ...endpoint } = monitor.spec.endpoints[0] ?? {};
    expect(answer(judge({ ...monitor, spec: { endpoints: [endpoint] } }, context))).toEqual([
      expect.stringMatching(
        /^spec\.endpoints\[0\]\.interval: Invalid value: "30 seconds": spec\.endpoints\[0\]\.interval in body should match /,
      ),
      'spec.selector: Required value',
    ]);
  });
});
