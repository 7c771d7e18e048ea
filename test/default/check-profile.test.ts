import { expect, test } from 'vitest';
import { checkProfile } from '../../src/default/check-profile.ts';
import type { DefaultOptions } from '../../src/default/options.ts';
import type { Trait } from '../../src/model/trait.ts';
import { defineValues, v } from '../../src/values/index.ts';
import { defaulted, OWN, pod, resource } from './objects.ts';

const { ref: values } = defineValues({ network: v.boolean({ default: true }) });
const said = pod({ hostNetwork: values.network });
const resolved = pod({ hostNetwork: true, hostPID: true });

function options(trait: Partial<Trait> = {}): DefaultOptions {
  return { profile: 'restricted', appliesTo: 'own', traitOf: () => ({ ...OWN, ...trait }), minors: [36] };
}

test('what a value brings in is refused once it is known', () => {
  expect(defaulted([said]).diagnostics.map(({ code }) => code)).not.toContain('pod-security/host-network');
  expect(checkProfile([resource(resolved)], options()).map(({ code }) => code)).toEqual([
    'pod-security/host-network',
    'pod-security/host-pid',
  ]);
});

test('what was told before is not told again', () => {
  const known = defaulted([pod({ hostPID: true })]).diagnostics;
  expect(checkProfile([resource(resolved)], options(), known).map(({ code }) => code)).toEqual([
    'pod-security/host-network',
  ]);
});

test('opt-outs, profiles and the choice of objects hold', () => {
  expect(checkProfile([resource(resolved)], options({ unsafe: { hostNetwork: 'x', hostPID: 'y' } }))).toEqual([]);
  expect(checkProfile([resource(resolved)], options({ profile: 'none' }))).toEqual([]);
  expect(checkProfile([resource(resolved)], { ...options(), traitOf: () => undefined })).toEqual([]);
  expect(checkProfile([resource(resolved)], { ...options(), traitOf: () => undefined, appliesTo: 'all' })).toHaveLength(
    2,
  );
});

test('an opt-out for what a value may bring in is not needless', () => {
  const codes = defaulted([said], { unsafe: { hostNetwork: 'where the installer asks for it' } }).diagnostics.map(
    ({ code }) => code,
  );
  expect(codes).not.toContain('default/needless-opt-out');
});
