import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CustomResources } from '../../../../src/check/server/custom-resource/custom-resources.ts';
import { judge } from '../../../../src/check/server/judge.ts';
import type { Verdict } from '../../../../src/check/server/verdict.ts';
import type { CustomResourceDefinition } from '../../../../src/kubernetes/generated/objects.ts';
import { readJson } from '../../../../src/read/json.ts';
import { ruledDefinition } from '../../../agreement/ruled-definition.ts';
import { ruledValues } from '../../../agreement/ruled-values.ts';

const DATA = join(__dirname, '../../../data/rules');

interface Recorded {
  readonly rule: string;
  readonly told?: string;
}

const recorded = readFileSync(join(DATA, 'recorded.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): Recorded => JSON.parse(line));

function verdictOf(definition: object, object: object, minor = 35): Verdict {
  const installed: CustomResourceDefinition = definition;
  return judge(readJson(JSON.stringify(object)).value, { minor, customResources: new CustomResources([installed]) });
}

function messages(verdict: Verdict): readonly string[] {
  return verdict.verdict === 'rejected' ? verdict.causes.map(({ field, message }) => `${field}: ${message}`) : [];
}

describe('rules of definitions', () => {
  test(`say of a value what a live server said: ${recorded.length} recorded rules`, () => {
    const definition = ruledDefinition(recorded.map(({ rule }, number) => ({ number, rule })));
    const spec: unknown = JSON.parse(readFileSync(join(DATA, 'value.json'), 'utf8'));
    const object = { apiVersion: 'rules.example.com/v1', kind: 'Ruled0', metadata: { name: 'ruled' }, spec };
    const told = messages(verdictOf(definition, object));
    const expected = recorded.flatMap((each, number) =>
      each.told === undefined ? [] : [`spec: ${each.told.replace('the rule', `rule ${number}`)}`],
    );
    expect(expected.length).toBeGreaterThan(400);
    expect(told).toEqual(expected);
  });
});

function ruled(schema: object, spec: unknown, minor?: number): Verdict {
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'toys.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'toys', singular: 'toy', kind: 'Toy', listKind: 'ToyList' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', properties: { spec: schema } } },
        },
      ],
    },
  };
  return verdictOf(definition, { apiVersion: 'example.com/v1', kind: 'Toy', metadata: { name: 'bear' }, spec }, minor);
}

const rule = (text: string, more: object = {}): object => ({
  'x-kubernetes-validations': [{ rule: text, ...more }],
});

describe('a broken rule', () => {
  const size = { type: 'integer', ...rule('self < 10') };

  test('is told where the value stands, with the value since 1.35 and with its type before', () => {
    const schema = { type: 'object', properties: { sizes: { type: 'array', items: size } } };
    expect(messages(ruled(schema, { sizes: [1, 12] }))).toEqual([
      'spec.sizes[1]: Invalid value: 12: failed rule: self < 10',
    ]);
    expect(messages(ruled(schema, { sizes: [1, 12] }, 34))).toEqual([
      'spec.sizes[1]: Invalid value: "integer": failed rule: self < 10',
    ]);
  });

  test('is told of keys of maps, and of the fields that its path names', () => {
    const schema = { type: 'object', properties: { byName: { type: 'object', additionalProperties: size } } };
    expect(messages(ruled(schema, { byName: { 'a.b': 10 } }))).toEqual([
      'spec.byName[a.b]: Invalid value: 10: failed rule: self < 10',
    ]);
    const properties = { low: { type: 'integer' }, high: { type: 'integer' } };
    const named = rule('self.low <= self.high', {
      fieldPath: '.high',
      reason: 'FieldValueForbidden',
      message: 'too low',
    });
    expect(messages(ruled({ type: 'object', properties, ...named }, { low: 2, high: 1 }))).toEqual([
      'spec.high: Forbidden: too low',
    ]);
  });

  test('is told of a key of a map that its path names', () => {
    const properties = { byName: { type: 'object', additionalProperties: { type: 'integer' } } };
    const named = rule('self.byName.all(name, self.byName[name] < 3)', { fieldPath: ".byName['a.b']", message: 'no' });
    expect(messages(ruled({ type: 'object', properties, ...named }, { byName: { 'a.b': 4 } }))).toEqual([
      'spec.byName[a.b]: Invalid value: no',
    ]);
  });

  test('speaks by its message expression, and by its message where that fails', () => {
    const properties = { low: { type: 'integer' }, high: { type: 'integer' } };
    const spoken = rule('self.low <= self.high', {
      message: 'low is above high',
      messageExpression: '"%d is above %d".format([self.low, self.high / (self.high - 1)])',
    });
    const schema = { type: 'object', properties, ...spoken };
    expect(messages(ruled(schema, { low: 9, high: 2 }))).toEqual(['spec: Invalid value: 9 is above 2']);
    expect(messages(ruled(schema, { low: 9, high: 1 }))).toEqual(['spec: Invalid value: low is above high']);
  });

  test('is helped by what it asks for, where its message does not say it', () => {
    const spoken = rule('self.all(name, name.size() < 4)', { message: 'a name is too long' });
    const verdict = ruled({ type: 'array', items: { type: 'string' }, ...spoken }, ['short', 'a']);
    expect(verdict).toMatchObject({ causes: [{ help: 'Its definition asks for: self.all(name, name.size() < 4)' }] });
    expect(ruled({ type: 'integer', ...rule('self < 3') }, 4)).not.toHaveProperty('causes.0.help');
  });

  test('of an alternative in allOf counts too', () => {
    const schema = { type: 'object', properties: { size: { type: 'integer', allOf: [rule('self > 3')] } } };
    expect(messages(ruled(schema, { size: 3 }))).toEqual(['spec.size: Invalid value: 3: failed rule: self > 3']);
  });

  test('is not told beside errors after which the server evaluates none', () => {
    const schema = { type: 'object', required: ['name'], properties: { name: { type: 'string' }, size } };
    expect(messages(ruled(schema, { size: 12 }))).toEqual([
      'spec.name: Required value',
      '<nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
    ]);
  });
});

describe('rules about the change of a value', () => {
  const properties = { size: { type: 'integer' } };

  test('say nothing of a new one', () => {
    const schema = { type: 'object', properties, ...rule('self.size >= oldSelf.size') };
    expect(ruled(schema, { size: 1 }).verdict).toBe('accepted');
  });

  test('are asked all the same where they say what a missing one means', () => {
    const schema = (text: string) => ({ type: 'object', properties, ...rule(text, { optionalOldSelf: true }) });
    expect(ruled(schema('oldSelf.hasValue() || self.size == 1'), { size: 1 }).verdict).toBe('accepted');
    expect(ruled(schema('oldSelf.hasValue()'), { size: 1 }).verdict).toBe('rejected');
  });
});

test.each([
  ["self.indexOf('l', 99) == -1", [31], 'index out of range: 99'],
  ["''.lastIndexOf('a') == -1", [31, 32, 33], 'index out of range: -1'],
  ["cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16')", [31], 'failed rule'],
])('%s fails on the releases where functions had faults', (text, minors, fault) => {
  for (const minor of [31, 32, 33, 34, 35, 36]) {
    const told = messages(ruled({ type: 'string', ...rule(text) }, 'hello', minor));
    expect(told, String(minor)).toEqual(minors.includes(minor) ? [expect.stringContaining(fault)] : []);
  }
});

describe('rules that are not evaluated', () => {
  test('leave the verdict open: those that take long', () => {
    const items = { type: 'array', items: { type: 'integer' } };
    const schema = { ...items, ...rule('self.all(a, self.all(b, self.all(c, a + b + c >= 0)))') };
    const verdict = ruled(
      schema,
      Array.from({ length: 200 }, (_, index) => index),
    );
    expect(verdict).toMatchObject({ verdict: 'unknown', why: 'CEL rules that take long are not evaluated.' });
  });
});

describe('whatever the value is', () => {
  // Every function, and not every rule: there are hundreds.
  const some = recorded.filter((_, index) => index % 8 === 0).map(({ rule: each }, number) => ({ number, rule: each }));
  const definition = ruledDefinition(some);

  test('each rule holds, is broken, or fails in words', () => {
    fc.assert(
      fc.property(ruledValues, (spec) => {
        const object = { apiVersion: 'rules.example.com/v1', kind: 'Ruled0', metadata: { name: 'ruled' }, spec };
        for (const message of messages(verdictOf(definition, object))) expect(message).toMatch(/: Invalid value: /);
      }),
      { numRuns: 150 },
    );
  });
});
