import { expect, test } from 'vitest';
import { Deployment } from '../../src/index.ts';
import { at, image, only, podOf, synth } from './synth.ts';

test('pods are placed near others and apart from each other, by wish or by need', () => {
  const manifests = synth((chart) => {
    const web = new Deployment(chart, 'web', { image });
    const far = new Deployment(chart, 'far', { image, namespace: 'elsewhere' });
    web.separate(web, 'kubernetes.io/hostname', { required: true });
    new Deployment(chart, 'cache', {
      image,
      affinity: { podAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [term(1, { tier: 'web' })] } },
    })
      .colocate(web, 'topology.kubernetes.io/zone')
      .colocate(far, 'topology.kubernetes.io/zone', { weight: 5 })
      .separate({ matchLabels: { noisy: 'true' } }, 'kubernetes.io/hostname');
  });
  const labels = (name: string): object => ({
    'app.kubernetes.io/instance': 'shop',
    'app.kubernetes.io/name': name,
  });
  expect(at(podOf(only(manifests, 'Deployment', 'web')), 'affinity')).toEqual({
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { labelSelector: { matchLabels: labels('web') }, topologyKey: 'kubernetes.io/hostname' },
      ],
    },
  });
  const { podAffinityTerm: elsewhere, weight } = term(5, labels('far'));
  expect(at(podOf(only(manifests, 'Deployment', 'cache')), 'affinity')).toEqual({
    podAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        term(1, { tier: 'web' }),
        term(100, labels('web')),
        { weight, podAffinityTerm: { ...elsewhere, namespaces: ['elsewhere'] } },
      ],
    },
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [term(100, { noisy: 'true' }, 'kubernetes.io/hostname')],
    },
  });
});

function term(weight: number, matchLabels: object, topologyKey = 'topology.kubernetes.io/zone') {
  return { weight, podAffinityTerm: { labelSelector: { matchLabels: { ...matchLabels } }, topologyKey } };
}
