import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/check/server/judge.ts';

/** What a server says against an object: its message for 400, the causes for 422. Each line was compared with a live server. */
function told(value: unknown, minor: number): readonly string[] {
  const verdict = judge(value, { minor });
  if (verdict.verdict !== 'rejected') return [verdict.verdict];
  if (verdict.causes.length === 0) return [verdict.message];
  return verdict.causes.map(({ field, message }) => `${field}: ${message}`);
}

function pod(container: object): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a' },
    spec: { containers: [{ name: 'a', image: 'a', ...container }] },
  };
}

describe('a release has words of its own', () => {
  const daemonSet = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'a' },
    spec: {
      selector: { matchLabels: { a: 'b' } },
      template: { metadata: { labels: { b: 'x', a: 'c' } }, spec: { containers: [{ name: 'a', image: 'a' }] } },
    },
  };
  const unlabelled = { ...daemonSet, spec: { ...daemonSet.spec, template: { spec: daemonSet.spec.template.spec } } };

  test.each([
    [33, daemonSet, 'map[string]string{"a":"c", "b":"x"}'],
    [34, daemonSet, '{"a":"c","b":"x"}'],
    [33, unlabelled, 'map[string]string(nil)'],
    [34, unlabelled, 'null'],
  ])('for labels: 1.%i', (minor, object, shown) => {
    expect(told(object, minor)).toEqual([
      `spec.template.metadata.labels: Invalid value: ${shown}: \`selector\` does not match template \`labels\``,
    ]);
  });

  test.each([
    [
      33,
      'v1.LabelSelector{MatchLabels:map[string]string(nil), MatchExpressions:[]v1.LabelSelectorRequirement{v1.LabelSelectorRequirement{Key:"a", Operator:"x", Values:[]string(nil)}}}',
    ],
    [34, '{"matchExpressions":[{"key":"a","operator":"x"}]}'],
  ])('for selectors: 1.%i', (minor, shown) => {
    const selector = { matchExpressions: [{ key: 'a', operator: 'x' }] };
    const deployment = { ...daemonSet, kind: 'Deployment', spec: { ...daemonSet.spec, selector } };
    expect(told(deployment, minor)).toContain(`spec.selector: Invalid value: ${shown}: invalid label selector`);
  });

  test.each([
    [33, 'intstr.IntOrString{Type:1, IntVal:0, StrVal:"150%"}'],
    [34, '"150%"'],
  ])('for counts and percentages: 1.%i', (minor, shown) => {
    const deployment = {
      ...daemonSet,
      kind: 'Deployment',
      spec: {
        selector: { matchLabels: { a: 'c' } },
        strategy: { rollingUpdate: { maxUnavailable: '150%' } },
        template: daemonSet.spec.template,
      },
    };
    expect(told(deployment, minor)).toEqual([
      `spec.strategy.rollingUpdate.maxUnavailable: Invalid value: ${shown}: must not be greater than 100%`,
    ]);
  });

  test.each([
    [33, 'apps.DaemonSetUpdateStrategy{Type:"x", RollingUpdate:(*apps.RollingUpdateDaemonSet)(nil)}'],
    [34, '{"Type":"x","RollingUpdate":null}'],
  ])('for structures with nothing in them: 1.%i', (minor, shown) => {
    const other = { ...daemonSet, spec: { ...daemonSet.spec, updateStrategy: { type: 'x' } } };
    expect(told(other, minor)).toContain(
      `spec.updateStrategy: Unsupported value: ${shown}: supported values: "RollingUpdate", "OnDelete"`,
    );
  });

  test.each([
    [33, 'map[string]interface {}{"b":[]interface {}{1, "x", interface {}(nil)}, "c":true}'],
    [34, '{"b":[1,"x",null],"c":true}'],
  ])('for values of any type: 1.%i', (minor, shown) => {
    const properties = { a: { type: 'object', default: { c: true, b: [1, 'x', null] } } };
    const openAPIV3Schema = { type: 'object', properties };
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'as.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { plural: 'as', kind: 'A' },
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema } }],
      },
    };
    expect(told(definition, minor)).toEqual([
      `spec.validation.openAPIV3Schema.properties[a].default: Invalid value: ${shown}: must not have unknown fields`,
    ]);
  });

  test.each([
    [33, '"null"'],
    [34, 'null'],
  ])('for nothing: 1.%i', (minor, shown) => {
    const selector = { matchExpressions: [{ key: 'a', operator: 'In' }] };
    const role = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'a' },
      aggregationRule: { clusterRoleSelectors: [selector] },
    };
    expect(told(role, minor)).toContain(
      `aggregationRule.clusterRoleSelectors[0]: Invalid value: ${shown}: invalid label selector.`,
    );
  });

  test.each([
    [33, 'a b'],
    [34, '"a b"'],
  ])('for names of resources: 1.%i', (minor, shown) => {
    const field = 'spec.containers[0].resources.requests[a b]';
    expect(told(pod({ resources: { requests: { 'a b': '1' } } }), minor)).toContain(
      `${field}: Invalid value: ${shown}: must be a standard resource for containers`,
    );
  });

  test.each([
    [34, 'must be no more than 63 characters'],
    [35, 'must be no more than 63 bytes'],
  ])('for labels that are too long: 1.%i', (minor, words) => {
    const value = 'a'.repeat(64);
    const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { a: value } } };
    expect(told(configMap, minor)).toEqual([`metadata.labels: Invalid value: "${value}": ${words}`]);
  });

  test.each([
    [34, 'HTTPGetAction.spec.containers.livenessProbe.httpGet.path'],
    [35, 'HTTPGetAction.spec.containers.livenessProbe.ProbeHandler.httpGet.path'],
  ])('for the way to a field of the wrong type: 1.%i', (minor, way) => {
    expect(told(pod({ livenessProbe: { httpGet: { path: 1, port: 1 } } }), minor)[0]).toContain(
      `json: cannot unmarshal number into Go struct field ${way} of type string`,
    );
  });

  test.each([
    [34, 'spec.devices.requests[1].name: Duplicate value: "a"'],
    [35, 'spec.devices.requests[1]: Duplicate value: "a"'],
  ])('for devices: 1.%i', (minor, words) => {
    const request = { name: 'a', exactly: { deviceClassName: 'a' } };
    const claim = {
      apiVersion: 'resource.k8s.io/v1',
      kind: 'ResourceClaim',
      metadata: { name: 'a' },
      spec: { devices: { requests: [request, request] } },
    };
    expect(told(claim, minor)).toEqual([words]);
  });

  test.each([
    [31, 'spec.controller: Too long: must have at most 250 bytes'],
    [32, 'spec.controller: Too long: may not be more than 250 bytes'],
  ])('for lengths: 1.%i', (minor, words) => {
    const spec = { controller: `example.com/${'a'.repeat(250)}` };
    expect(
      told({ apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', metadata: { name: 'a' }, spec }, minor),
    ).toEqual([words]);
  });

  test.each([
    [33, 'spec.parameters.kind: Required value: kind is required'],
    [34, 'spec.parameters.kind: Required value'],
  ])('for what is missing: 1.%i', (minor, words) => {
    const spec = { controller: 'example.com/a', parameters: { name: 'a', scope: 'Cluster' } };
    expect(
      told({ apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', metadata: { name: 'a' }, spec }, minor),
    ).toEqual([words]);
  });
});
