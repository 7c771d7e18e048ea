/**
 * Documents with CEL expressions for the oracle loop: definitions with rules, admission policies, webhooks, and device
 * selectors. Expressions are made along a small grammar of templates by type; a share of them is then broken.
 */
import { findKind, isServed } from '../../../src/kubernetes/kinds.ts';
import type { JsonObject } from './json.ts';
import type { Random } from './random.ts';
import type { ObjectKind } from './seeds.ts';

/** Templates by the type they make; a letter in angle brackets is replaced by something of that type. */
type Templates = Readonly<Record<string, readonly string[]>>;

const COMMON: Templates = {
  b: [
    'true',
    '<i> == <i>',
    '<s> == <s>',
    '<i> < <i>',
    '<s> != <s>',
    '<b> && <b>',
    '<b> || <b>',
    '!(<b>)',
    '<b> ? <b> : <b>',
    '<s>.startsWith(<s>)',
    '<s>.contains(<s>)',
    "<s>.matches('^[a-z]+$')",
    '<s> in <l>',
    '<l>.all(x, x != <s>)',
    '<l>.exists(x, x.size() > <i>)',
    '<l>.exists_one(x, x == <s>)',
    '<l>.isSorted()',
    '<m>.all(k, <m>[k] != <s>)',
    '<l>.map(x, x.size()).exists(n, n > <i>)',
    'has(self.missing)',
    'sets.contains(<l>, <l>)',
    'isURL(<s>)',
    'isQuantity(<s>) && quantity(<s>).isLessThan(quantity("5Mi"))',
    "ip('10.0.0.1').family() == 4",
    "cidr('10.0.0.0/8').containsIP(<s>)",
    '!format.dns1123Label().validate(<s>).hasValue()',
    '<l>.all(i, x, x != <s>)',
    'isSemver(<s>) && semver(<s>).major() > 1',
    "optional.of(<s>).orValue('x') == <s>",
    'type(<s>) == string',
    '<s>.find("[0-9]+") == "1"',
    '<d> > <i>',
    "duration('1h') > duration('60s')",
    "timestamp('2024-01-01T00:00:00Z') < timestamp('2025-01-01T00:00:00Z')",
    '[1, 2, 3].sum() > <i>',
    'dyn(<s>) == <i>',
    '<m>.size() < <i>',
    '<m> == <m>',
    '<l> == <l>',
  ],
  i: [
    '1',
    '42',
    '-7',
    '<i> + <i>',
    '<i> * <i>',
    '<s>.size()',
    'size(<l>)',
    'int(<s>)',
    '<l>.size()',
    '<s>.indexOf("a")',
    '<l>.indexOf(<s>)',
  ],
  d: ['1.5', 'double(<i>)', '<d> / <d>'],
  s: [
    "'a'",
    '"text"',
    '<s> + <s>',
    '<s>.lowerAscii()',
    "<s>.replace('a', 'bb')",
    '<s>.substring(1)',
    'string(<i>)',
    '<l>[0]',
    "<l>.join(',')",
    "'%s-%d'.format([<s>, <i>])",
    "<m>['key']",
    "<m>[?'key'].orValue('none')",
    '<b> ? <s> : <s>',
    '<s>.trim()',
  ],
  l: [
    "['a', 'b']",
    '<l> + <l>',
    '<l>.filter(x, x != <s>)',
    "<s>.split(',')",
    '<l>.map(x, x + <s>)',
    '<m>.map(k, k)',
    '<l>.sort()',
    '<l>.distinct()',
  ],
  m: ["{'key': <s>}", "{'a': 'b', 'c': <s>}"],
};

const RULES: Templates = {
  b: [
    'self.flag',
    'has(self.name)',
    'self.count > 0',
    "self.?name.orValue('') == 'x'",
    'self.steps.all(step, step.image != <s>)',
    'self.steps.exists(step, step.tags.exists(tag, tag == <s>))',
    'self.steps.all(a, self.steps.exists(b, a.image == b.image))',
    'self == oldSelf',
    'self.count >= oldSelf.count',
    'self.port == 80 || self.port == "http"',
    'self.inner.deep.value == <s>',
    'self.since < timestamp("2030-01-01T00:00:00Z")',
    "self.wait < duration('1h')",
    'self.__namespace__ == <s>',
    'self.namespace == <s>',
    'self.x__dash__y == <s>',
    'self.data == b"abc"',
    'self.map.all(key, key.startsWith("a") && self.map[key].size() < 5)',
    'self.free.x == 1',
    'self.template.metadata.name == <s> && self.template.kind != <s>',
    'self.template.spec.image.contains(<s>)',
    'self.pairs.all(key, self.pairs[key].key != <s>)',
    'self.pairs.exists(key, self.pairs[key].nested.exists(list, list.exists(tag, tag == self.pairs[key].key)))',
    'self.key == <s>',
    'self.nested.map(list, list.size()).sum() < <i>',
    'self.nested[0] + self.nested[1] == <l>',
    "self.pairs.map(key, self.pairs[key].key).join(',').size() < <i>",
    'self.spec.image == self.metadata.name',
    'dyn(self) == null || has(self.key)',
    "self.?template.?spec.?image.orValue('') == <s>",
    "self.map.transformList(key, value, key + value).all(text, text.matches('^a'))",
    'self.steps.filter(step, step.tags.size() > 1).map(step, step.tags).flatten().distinct().size() < <i>',
  ],
  i: ['self.count', 'self.steps.size()', 'self.ratio', 'self.inner.number'],
  d: ['self.ratio'],
  s: ['self.name', 'self.mode', 'self.steps[0].image', 'self.inner.deep.value', 'self.nothing'],
  l: ['self.tags', 'self.steps.map(s, s.image)', 'self.steps[0].tags'],
  m: ['self.map', 'self.labels'],
};

const ADMISSION: Templates = {
  b: [
    'has(object.metadata.labels)',
    "object.metadata.name == 'x'",
    'object.spec.replicas <= <i>',
    "object.spec.template.spec.containers.all(c, c.image.startsWith('a'))",
    "request.operation == 'CREATE'",
    'request.dryRun',
    "request.userInfo.groups.exists(g, g == 'admin')",
    "authorizer.group('apps').resource('deployments').check('get').allowed()",
    "authorizer.requestResource.check('update').allowed()",
    "authorizer.path('/healthz').check('get').allowed()",
    "namespaceObject.metadata.labels['a'] == 'b'",
    'oldObject == null',
    'oldObject != null && object.spec == oldObject.spec',
    'params.limit > <i>',
    'variables.first == 1',
    'variables.second',
    'variables.unknown == 1',
  ],
  i: ['object.spec.replicas', 'int(params.limit)', 'variables.first', 'namespaceObject.metadata.generation'],
  d: ['double(object.spec.ratio)'],
  s: [
    'object.metadata.name',
    'request.namespace',
    'request.userInfo.username',
    'request.kind.kind',
    'string(variables.first)',
  ],
  l: ['request.userInfo.groups', 'namespaceObject.metadata.finalizers'],
  m: ['namespaceObject.metadata.labels', 'namespaceObject.metadata.annotations'],
};

const DEVICES: Templates = {
  b: [
    "device.driver == 'gpu.example.com'",
    "device.attributes['gpu.example.com'].model == 'a100'",
    "'gpu.example.com' in device.attributes",
    "device.capacity['gpu.example.com'].memory.compareTo(quantity('1Gi')) >= 0",
    "cel.bind(gpu, device.attributes['gpu.example.com'], gpu.fast && gpu.model != <s>)",
    "device.attributes['gpu.example.com'].version.isGreaterThan(semver('1.0.0'))",
    'device.allowMultipleAllocations',
    'device.attributes.all(domain, domain.size() < <i>)',
    "device.attributes['gpu.example.com'].fast",
  ],
  i: ['device.attributes.size()'],
  d: ['1.0'],
  s: ['device.driver', "string(device.attributes['gpu.example.com'].model)"],
  l: ["['x']"],
  m: ["{'a': 'b'}"],
};

const MUTATIONS: readonly string[] = [
  "Object{metadata: Object.metadata{labels: {'a': <s>}}}",
  'Object{spec: Object.spec{replicas: <i>}}',
  'Object{}',
  "[JSONPatch{op: 'add', path: '/spec/replicas', value: <i>}]",
  "[JSONPatch{op: 'remove', path: '/metadata/labels/' + jsonpatch.escapeKey('a/b')}]",
  '[JSONPatch{op: <s>, path: <i>}]',
  '[JSONPatch{nothing: <s>}]',
  '[]',
  '<s>',
];

const PIECES = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '.',
  ',',
  '?',
  ':',
  '!',
  '-',
  '&&',
  '||',
  '==',
  '<',
  'in',
  ' ',
  "'",
  '"',
  '1',
  'x',
  'true',
  'null',
  '%',
  '&',
  '=',
  '\\',
  '`',
  '.?',
  'namespace',
];

/** An expression of a type; some are broken. */
function expression(type: string, own: Templates, random: Random, breakable = true): string {
  const made = fill(pickTemplate(type, own, random), own, random, 0);
  return breakable && random.chance(0.25) ? broken(made, random) : made;
}

function pickTemplate(type: string, own: Templates, random: Random): string {
  const specific = own[type] ?? [];
  return random.pick(random.chance(0.5) && specific.length > 0 ? specific : (COMMON[type] ?? specific));
}

function fill(template: string, own: Templates, random: Random, depth: number): string {
  return template.replaceAll(/<([bidslm])>/g, (_all, type: string) => {
    if (depth < 3) return wrapped(fill(pickTemplate(type, own, random), own, random, depth + 1), random);
    return SIMPLE[type] ?? 'true';
  });
}

const SIMPLE: Readonly<Record<string, string>> = { b: 'true', i: '3', d: '2.5', s: "'z'", l: "['q']", m: "{'k': 'v'}" };

function wrapped(text: string, random: Random): string {
  return / (?:[=!<>&|+*/?-]|in)/.test(text) && random.chance(0.9) ? `(${text})` : text;
}

function broken(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  switch (random.below(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + random.pick(PIECES) + text.slice(at);
    case 2:
      return text.slice(0, at) + random.pick(PIECES) + text.slice(at + 1);
    default:
      return text.slice(0, at);
  }
}

export interface MadeDocument {
  readonly kind: ObjectKind;
  readonly object: JsonObject;
}

type Maker = (random: Random) => JsonObject;

/** One document after the other, of the kinds that the release serves. */
export function expressionDocuments(minor: number, random: Random): () => MadeDocument {
  const makers: readonly Maker[] = [definition, definition, definition, policy, policy, webhook, deviceClass, mutation];
  const served = makers.filter((make) => kindOf(make(random), minor) !== undefined);
  return () => {
    for (;;) {
      const object = random.pick(served)(random);
      const kind = kindOf(object, minor);
      if (kind !== undefined) return { kind, object };
    }
  };
}

function kindOf(object: JsonObject, minor: number): ObjectKind | undefined {
  const kind = findKind(String(object['apiVersion']), String(object['kind']));
  return kind !== undefined && isServed(kind, minor) ? kind : undefined;
}

function definition(random: Random): JsonObject {
  // Half of them have one rule, of which nothing is broken on purpose: what it costs decides.
  const whole = random.chance(0.5);
  const rules = (): JsonObject => {
    if (whole || !random.chance(0.4)) return {};
    return { 'x-kubernetes-validations': [rule(random)] };
  };
  const limit = (name: string, values: readonly number[]): JsonObject =>
    random.chance(0.6) ? { [name]: random.pick(values) } : {};
  const text = (): JsonObject => ({ type: 'string', ...limit('maxLength', [0, 10, 64, 1000, 100_000]) });
  const tags = (): JsonObject => ({ type: 'array', items: text(), ...limit('maxItems', [1, 10, 100, 10_000]) });
  const texts = (): JsonObject => ({
    type: 'object',
    additionalProperties: text(),
    ...limit('maxProperties', [1, 16, 1000]),
  });
  const step: JsonObject = {
    type: 'object',
    ...(random.chance(0.5) && { required: ['image'] }),
    properties: { image: text(), tags: tags() },
    ...rules(),
  };
  const spec: JsonObject = {
    type: 'object',
    ...(whole ? { 'x-kubernetes-validations': [rule(random, false)] } : rules()),
    properties: some(whole ? 1 : 0.8, random, {
      name: text(),
      mode: { type: 'string', enum: ['on', 'off'] },
      flag: { type: 'boolean' },
      count: { type: 'integer' },
      ratio: { type: 'number' },
      port: { 'x-kubernetes-int-or-string': true, ...limit('maxLength', [5, 10_000]) },
      tags: tags(),
      map: { ...texts(), ...rules() },
      labels: texts(),
      steps: {
        type: 'array',
        items: step,
        ...limit('maxItems', [1, 5, 50, 5000]),
        ...(random.chance(0.2) && { 'x-kubernetes-list-type': 'atomic' }),
        ...rules(),
      },
      inner: {
        type: 'object',
        properties: {
          number: { type: 'integer' },
          deep: { type: 'object', properties: { value: text() }, ...rules() },
        },
      },
      since: { type: 'string', format: 'date-time' },
      wait: { type: 'string', format: 'duration' },
      data: { type: 'string', format: 'byte' },
      namespace: text(),
      'x-y': text(),
      free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      template: {
        type: 'object',
        'x-kubernetes-embedded-resource': true,
        properties: { spec: { type: 'object', properties: { image: text() }, ...rules() } },
        ...rules(),
      },
      pairs: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          nullable: true,
          'x-kubernetes-map-type': 'atomic',
          properties: { key: text(), nested: { type: 'array', items: tags(), ...limit('maxItems', [2, 20]) } },
          ...rules(),
        },
        ...limit('maxProperties', [1, 8, 200]),
      },
    }),
  };
  const schema = { type: 'object', properties: { spec }, ...(random.chance(0.2) && rules()) };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.expressions.example.com' },
    spec: {
      group: 'expressions.example.com',
      scope: 'Namespaced',
      names: { plural: 'widgets', singular: 'widget', kind: 'Widget', listKind: 'WidgetList' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
    },
  };
}

/** Most of the fields: rules that speak of others are broken. */
function some(share: number, random: Random, fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(() => random.chance(share)));
}

function rule(random: Random, breakable = true): JsonObject {
  return {
    rule: expression('b', RULES, random, breakable),
    ...(random.chance(0.3) && { message: 'no' }),
    ...(random.chance(0.2) && { messageExpression: expression('s', RULES, random, breakable) }),
    ...(random.chance(0.1) && { optionalOldSelf: random.chance(0.5) }),
  };
}

const MATCH = {
  resourceRules: [{ apiGroups: ['apps'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['deployments'] }],
};

function policyParts(random: Random): JsonObject {
  return {
    ...(random.chance(0.4) && { paramKind: { apiVersion: 'v1', kind: 'ConfigMap' } }),
    matchConstraints: MATCH,
    ...(random.chance(0.3) && { matchConditions: [{ name: 'one', expression: expression('b', ADMISSION, random) }] }),
    ...(random.chance(0.5) && {
      variables: [
        { name: 'first', expression: expression('i', ADMISSION, random) },
        { name: 'second', expression: expression('b', ADMISSION, random) },
      ],
    }),
  };
}

function policy(random: Random): JsonObject {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: 'expressions' },
    spec: {
      ...policyParts(random),
      validations: [
        {
          expression: expression('b', ADMISSION, random),
          ...(random.chance(0.3) && { messageExpression: expression('s', ADMISSION, random) }),
        },
      ],
      ...(random.chance(0.2) && {
        auditAnnotations: [{ key: 'why', valueExpression: expression('s', ADMISSION, random) }],
      }),
    },
  };
}

function mutation(random: Random): JsonObject {
  const text = fill(random.pick(MUTATIONS), ADMISSION, random, 1);
  const patch = text.startsWith('[') || random.chance(0.2) ? 'JSONPatch' : 'ApplyConfiguration';
  const source = random.chance(0.2) ? broken(text, random) : text;
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingAdmissionPolicy',
    metadata: { name: 'expressions' },
    spec: {
      ...policyParts(random),
      reinvocationPolicy: 'Never',
      mutations: [
        { patchType: patch, [patch === 'JSONPatch' ? 'jsonPatch' : 'applyConfiguration']: { expression: source } },
      ],
    },
  };
}

function webhook(random: Random): JsonObject {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'expressions' },
    webhooks: [
      {
        name: 'expressions.example.com',
        clientConfig: { url: 'https://example.com/' },
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
        matchConditions: [{ name: 'one', expression: expression('b', ADMISSION, random) }],
      },
    ],
  };
}

function deviceClass(random: Random): JsonObject {
  return {
    apiVersion: 'resource.k8s.io/v1',
    kind: 'DeviceClass',
    metadata: { name: 'expressions' },
    spec: { selectors: [{ cel: { expression: expression('b', DEVICES, random) } }] },
  };
}
