import { describe, expect, test } from 'vitest';
import { defaultPullPolicy, imageTag } from '../../src/kubernetes/image-reference.ts';

describe('the tag of an image', () => {
  test.each([
    ['nginx', 'latest'],
    ['nginx:1.27', '1.27'],
    ['library/nginx', 'latest'],
    ['localhost/nginx:dev', 'dev'],
    ['localhost:5000/nginx', 'latest'],
    ['registry.example.com:443/team/app:v1', 'v1'],
    [`nginx@sha256:${'0'.repeat(64)}`, ''],
    [`nginx:1@sha256:${'0'.repeat(64)}`, '1'],
  ])('%s', (image, tag) => {
    expect(imageTag(image)).toBe(tag);
  });

  test.each(['', 'Nginx', 'nginx:', 'a b', '0'.repeat(64), `nginx@sha256:${'0'.repeat(40)}`, `a/${'b'.repeat(300)}`])(
    '%j is no image',
    (image) => {
      expect(imageTag(image)).toBeUndefined();
    },
  );

  test('is pulled always when it is latest, else when it is not there', () => {
    expect(defaultPullPolicy('nginx')).toBe('Always');
    expect(defaultPullPolicy('nginx:latest')).toBe('Always');
    expect(defaultPullPolicy('nginx:1')).toBe('IfNotPresent');
    expect(defaultPullPolicy('Not An Image')).toBe('IfNotPresent');
  });
});
