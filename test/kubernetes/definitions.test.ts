import { expect, test } from 'vitest';
import { MINORS, KINDS } from '../../src/kubernetes/kinds.ts';
import {
  type Type,
  fieldForms,
  findDefinition,
  kindDefinition,
  minorsWithField,
  typeAt,
} from '../../src/kubernetes/definitions.ts';

function namesIn(type: Type): readonly string[] {
  if (type.kind === 'definition') return [type.name];
  if (type.kind === 'list' || type.kind === 'map') return namesIn(type.of);
  return type.kind === 'union' ? type.of.flatMap(namesIn) : [];
}

test('everything a kind is made of is known in every version that serves it', () => {
  for (const minor of MINORS) {
    const reached = new Set<string>();
    const reach = (name: string): void => {
      if (reached.has(name)) return;
      reached.add(name);
      const definition = findDefinition(name, minor);
      expect(definition, `${name} in 1.${minor}`).toBeDefined();
      for (const field of definition?.fields.values() ?? []) namesIn(field.type).forEach(reach);
    };
    for (const kind of KINDS.filter(({ since, until }) => since <= minor && minor <= until)) reach(kind.definition);
    expect(reached.size).toBeGreaterThan(400);
  }
});

test('a line gives types, keys, defaults and closed sets of values', () => {
  const port = findDefinition('ContainerPort', 35)?.fields;
  expect(port?.get('containerPort')).toMatchObject({ required: true, type: { kind: 'scalar', scalar: 'int32' } });
  expect(port?.get('protocol')).toMatchObject({
    required: false,
    default: 'TCP',
    type: { kind: 'scalar', scalar: 'string', values: ['SCTP', 'TCP', 'UDP'] },
  });
  expect(findDefinition('ReplicationControllerSpec', 35)?.fields.get('replicas')).toMatchObject({
    default: 1,
    type: { scalar: 'int32' },
  });
  const container = findDefinition('Container', 35)?.fields;
  expect(container?.get('ports')?.type).toEqual({
    kind: 'list',
    of: { kind: 'definition', name: 'ContainerPort' },
    keys: ['containerPort', 'protocol'],
  });
  expect(container?.get('envFrom')?.type).toEqual({ kind: 'list', of: { kind: 'definition', name: 'EnvFromSource' } });
  expect(findDefinition('ObjectMeta', 35)?.fields.get('finalizers')?.type).toMatchObject({ kind: 'list', keys: [] });
  expect(findDefinition('ResourceRequirements', 35)?.fields.get('limits')?.type).toEqual({
    kind: 'map',
    of: { kind: 'scalar', scalar: 'quantity' },
  });
  expect(findDefinition('CertificateSigningRequestSpec', 35)?.fields.get('usages')?.type).toMatchObject({
    of: { values: expect.arrayContaining(['s/mime', 'digital signature']) },
  });
  expect(findDefinition('JSONSchemaProps', 35)?.fields.get('dependencies')?.type).toMatchObject({
    kind: 'map',
    of: { kind: 'union', of: [{ name: 'JSONSchemaProps' }, { kind: 'list' }] },
  });
});

test('fields and forms by version', () => {
  expect(minorsWithField('Container', 'restartPolicyRules')).toEqual([34, 35, 36]);
  expect(minorsWithField('Container', 'image')).toEqual(MINORS);
  expect(minorsWithField('Container', 'imige')).toEqual([]);
  expect(findDefinition('Container', 33)?.fields.has('restartPolicyRules')).toBe(false);
  const operator = (minor: number): Type | undefined =>
    findDefinition('Toleration', minor)?.fields.get('operator')?.type;
  expect(operator(34)).toMatchObject({ values: ['Equal', 'Exists'] });
  expect(operator(35)).toMatchObject({ values: ['Equal', 'Exists', 'Gt', 'Lt'] });
  expect(fieldForms('MutatingWebhook')?.filter(({ name }) => name === 'reinvocationPolicy')).toHaveLength(3);
});

test('definitions and kinds outside their versions are unknown', () => {
  expect(findDefinition('DeviceClass', 33)).toBeUndefined();
  expect(kindDefinition('resource.k8s.io/v1', 'DeviceClass', 34)?.name).toBe('DeviceClass');
  expect(kindDefinition('apps/v1', 'Deployment', 37)).toBeUndefined();
  expect(findDefinition('constructor', 35)).toBeUndefined();
});

test('types are found by path, through lists and maps', () => {
  expect(
    typeAt('apps/v1', 'Deployment', ['spec', 'template', 'spec', 'containers', 'imagePullPolicy'], 35),
  ).toMatchObject({
    values: ['Always', 'IfNotPresent', 'Never'],
  });
  expect(typeAt('v1', 'Pod', ['spec', 'containers', 'resources', 'limits', 'cpu'], 35)).toMatchObject({
    scalar: 'quantity',
  });
  expect(typeAt('v1', 'Pod', ['spec', 'nodeSelector', 'a', 'b'], 35)).toBeUndefined();
  expect(typeAt('v1', 'Pod', ['spec', 'hasOwnProperty'], 35)).toBeUndefined();
});
