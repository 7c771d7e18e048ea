import { describe, expect, test } from 'vitest';
import { judge } from '../../../../src/check/server/judge.ts';

const WIDGET = {
  type: 'object',
  properties: {
    name: { type: 'string', maxLength: 64 },
    count: { type: 'integer' },
    open: { type: 'string' },
    port: { 'x-kubernetes-int-or-string': true },
    namespace: { type: 'string' },
    'x-y': { type: 'string' },
    since: { type: 'string', format: 'date-time' },
    free: { 'x-kubernetes-preserve-unknown-fields': true },
    tags: { type: 'array', items: { type: 'string' } },
    few: { type: 'array', maxItems: 10, items: { type: 'string', maxLength: 10 } },
    template: { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { spec: { type: 'object' } } },
  },
};

interface Given {
  readonly rule: string;
  readonly [more: string]: unknown;
}

function definition(spec: object): object {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'widgets', singular: 'widget', kind: 'Widget', listKind: 'WidgetList' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', properties: { spec } } },
        },
      ],
    },
  };
}

function judged(rule: Given, spec: object = WIDGET, minor = 35) {
  return judge(definition({ ...spec, 'x-kubernetes-validations': [rule] }), { minor });
}

const RULES = 'spec.validation.openAPIV3Schema.properties[spec].x-kubernetes-validations[0]';

function complaint(rule: Given, spec: object = WIDGET): string {
  const verdict = judged(rule, spec);
  return verdict.verdict === 'rejected' ? (verdict.message.split('is invalid: ')[1] ?? '') : verdict.verdict;
}

describe('rules of a definition', () => {
  test.each([
    'self.count > 0',
    "self.port == 80 || self.port == 'http'",
    'self.x__dash__y == self.__namespace__',
    'self.namespace == self.name',
    'self.since > timestamp("2024-01-01T00:00:00Z")',
    'self.template.metadata.name == self.template.kind',
    'self == oldSelf',
    'self.few.all(a, self.few.exists(b, a != b))',
  ])('%s is accepted', (rule) => {
    expect(judged({ rule }).verdict).toBe('accepted');
  });

  test.each([
    ['self.missing == 1', "compilation failed: ERROR: <input>:1:5: undefined field 'missing'"],
    ['self.free == 1', "compilation failed: ERROR: <input>:1:5: undefined field 'free'"],
    ['self.count', 'cel expression must evaluate to a bool'],
    ["int('x') == self.count", "program instantiation failed: type conversion error from 'string' to 'int'"],
    ["self.name.find('[') == ''", 'program instantiation failed: error parsing regexp: missing closing ]: `[`'],
  ])('%s is refused', (rule, detail) => {
    expect(complaint({ rule })).toContain(`${RULES}.rule: Invalid value: {"Rule":`);
    expect(complaint({ rule })).toContain(detail);
  });

  test('make messages that are texts', () => {
    expect(judged({ rule: 'true', messageExpression: "'not ' + self.name" }).verdict).toBe('accepted');
    expect(complaint({ rule: 'true', messageExpression: 'self.count' })).toContain(
      `${RULES}.messageExpression: Invalid value`,
    );
    expect(complaint({ rule: 'true', messageExpression: 'self.count' })).toContain(
      'messageExpression must evaluate to a string',
    );
  });

  test('see the old value only where there is one', () => {
    expect(judged({ rule: 'oldSelf.hasValue() || self.count > 0', optionalOldSelf: true }).verdict).toBe('accepted');
    expect(complaint({ rule: 'self.count > 0', optionalOldSelf: true })).toBe(
      `${RULES}.optionalOldSelf: Invalid value: true: may not be set if oldSelf is not used in rule`,
    );
    const items = { type: 'string', maxLength: 5, 'x-kubernetes-validations': [{ rule: 'self == oldSelf' }] };
    const verdict = judge(definition({ type: 'object', properties: { list: { type: 'array', maxItems: 5, items } } }), {
      minor: 35,
    });
    expect(verdict).toMatchObject({
      causes: [
        {
          message: expect.stringContaining(
            'oldSelf cannot be used on the uncorrelatable portion of the schema within spec.validation.openAPIV3Schema.properties[spec].properties[list]',
          ),
        },
      ],
    });
  });

  test('are undecided with messages of protocol buffers, which descriptions may mention', () => {
    expect(judged({ rule: 'google.protobuf.BoolValue{} == true' }).verdict).toBe('unknown');
    const described = { ...WIDGET, description: 'A google.protobuf.Struct.' };
    expect(judged({ rule: 'true' }, described).verdict).toBe('accepted');
  });

  test('name a field that is a word of CEL since 1.32', () => {
    expect(judged({ rule: 'self.namespace == self.name' }, WIDGET, 31).verdict).toBe('rejected');
    expect(judged({ rule: 'self.namespace == self.name' }, WIDGET, 32).verdict).toBe('accepted');
  });
});

describe('what rules cost', () => {
  const ADVICE =
    '(try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)';

  test('is too much where a list without a limit is looked through for each of its elements', () => {
    expect(complaint({ rule: 'self.tags.all(a, self.tags.exists(b, a == b))' })).toBe(
      `[${RULES}.rule: Forbidden: estimated rule cost exceeds budget by factor of more than 100x ${ADVICE}, ` +
        `${RULES}.rule: Forbidden: contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema, ` +
        'spec.validation.openAPIV3Schema: Forbidden: x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema ' +
        `exceeds budget by factor of more than 100x ${ADVICE}]`,
    );
  });

  test('is told as a factor', () => {
    expect(complaint({ rule: "self.open.matches('^[a-z]{1,63}[0-9]+$')" })).toBe('accepted');
    expect(complaint({ rule: `self.open.matches('${'a'.repeat(200)}')` })).toBe(
      `${RULES}.rule: Forbidden: estimated rule cost exceeds budget by factor of 1.6x ${ADVICE}`,
    );
  });

  test('grows with the lists around a rule', () => {
    const rule = { rule: "self.matches('^[a-z]+$')" };
    const list = (maxItems?: number) => ({
      type: 'object',
      properties: {
        list: {
          type: 'array',
          ...(maxItems !== undefined && { maxItems }),
          items: { type: 'string', 'x-kubernetes-validations': [rule] },
        },
      },
    });
    expect(judge(definition(list(5)), { minor: 35 }).verdict).toBe('accepted');
    expect(judge(definition(list()), { minor: 35 }).verdict).toBe('rejected');
    // Older servers estimate otherwise.
    expect(judge(definition(list()), { minor: 32 })).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('too expensive'),
    });
  });
});
