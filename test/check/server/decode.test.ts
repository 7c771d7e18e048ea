import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/check/server/judge.ts';
import { readJson } from '../../../src/read/json.ts';
import { readText } from '../../../src/read/documents.ts';

// What kube-apiserver 1.35 answered to the same objects.
const POD = 'Pod in version "v1" cannot be handled as a Pod: ';

function answer(json: string): string {
  const { value, strictErrors } = readJson(json);
  const verdict = judge(value, { minor: 35 }, { strictErrors, sorted: false });
  return verdict.verdict === 'rejected' ? `${verdict.code} ${verdict.message}` : verdict.verdict;
}

function pod(spec: string): string {
  return `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"i"}],${spec}}}`;
}

function container(fields: string): string {
  return `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"i",${fields}}]}}`;
}

describe('decoding errors', () => {
  test.each([
    [pod('"foo":1,"bar":{}'), 'strict decoding error: unknown field "spec.foo", unknown field "spec.bar"'],
    [
      pod('"hostname":1,"foo":1'),
      'json: cannot unmarshal number into Go struct field PodSpec.spec.hostname of type string',
    ],
    [
      pod('"volumes":[{"name":"a","emptyDir":"x"}]'),
      'json: cannot unmarshal string into Go struct field Volume.spec.volumes.VolumeSource.emptyDir of type v1.EmptyDirVolumeSource',
    ],
    [
      container('"imagePullPolicy":1'),
      'json: cannot unmarshal number into Go struct field Container.spec.containers.imagePullPolicy of type v1.PullPolicy',
    ],
    [
      container('"ports":{}'),
      'json: cannot unmarshal object into Go struct field Container.spec.containers.ports of type []v1.ContainerPort',
    ],
    [
      container('"command":[1]'),
      'json: cannot unmarshal number into Go struct field Container.spec.containers.command of type string',
    ],
    [
      container('"ports":[{"containerPort":1e3}]'),
      'json: cannot unmarshal number 1e3 into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32',
    ],
    [
      container('"securityContext":{"runAsUser":9223372036854775808}'),
      'json: cannot unmarshal number 9223372036854775808 into Go struct field SecurityContext.spec.containers.securityContext.runAsUser of type int64',
    ],
    [
      container('"livenessProbe":{"httpGet":{"port":1.5}}'),
      'json: cannot unmarshal number 1.5 into Go struct field HTTPGetAction.spec.containers.livenessProbe.ProbeHandler.httpGet.port of type int32',
    ],
    // What a type's own decoder refuses is told even behind an earlier error.
    [
      container('"imagePullPolicy":1,"resources":{"limits":{"cpu":true}}'),
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    ],
    [
      '{"apiVersion":"v1","kind":"Pod","metadata":"x"}',
      'json: cannot unmarshal string into Go struct field Pod.metadata of type v1.ObjectMeta',
    ],
    [
      '{"apiVersion":"v1","kind":"Pod","metadata":{"creationTimestamp":"2020"}}',
      'parsing time "2020" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "-"',
    ],
    [
      '{"apiVersion":"v1","kind":"Pod","metadata":{"creationTimestamp":5}}',
      'json: cannot unmarshal number into Go struct field ObjectMeta.metadata.creationTimestamp of type string',
    ],
    [
      '{"apiVersion":"v1","kind":"Pod","kind":"Pod","metadata":{"name":"p"}}',
      'strict decoding error: duplicate field "kind"',
    ],
  ])('%s', (json, text) => {
    expect(answer(json)).toBe(`400 ${POD}${text}`);
  });

  test('says where base64 goes wrong', () => {
    const secret = (value: string): string =>
      answer(`{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"},"data":{"a":"${value}"}}`);
    expect(secret('aGk=')).toBe('accepted');
    expect(secret('aG\\nk=')).toBe('accepted');
    expect(secret('x*')).toMatch(/illegal base64 data at input byte 1$/);
    expect(secret('aGk')).toMatch(/illegal base64 data at input byte 0$/);
    expect(secret('aGk=a')).toMatch(/illegal base64 data at input byte 4$/);
  });

  test('takes the fields of YAML in alphabetical order, and tells duplicate keys first', () => {
    const [document] = readText(
      'f',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nz: 1\nb: 1\ndata: {a: b, a: c}\n',
    );
    if (document === undefined || 'error' in document) throw new Error('unreadable');
    expect(judge(document.value, { minor: 35 }, document)).toMatchObject({
      message:
        'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: yaml: unmarshal errors:\n' +
        '  line 6: key "a" already set in map, unknown field "b", unknown field "z"',
    });
  });

  test('takes null for absent', () => {
    expect(answer('{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","labels":null},"data":null}')).toBe(
      'accepted',
    );
  });
});
