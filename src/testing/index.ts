/*
 * Aid for the tests of an author: what synthesis would write, as typed plain objects. What it should be is for the
 * matchers of the test runner to say.
 */
export { Manifests } from './manifests.ts';
export { manifestsOf, type ManifestsOptions } from './manifests-of.ts';
export type { ApiVersion, KindOf, ManifestOf, Plain } from './plain.ts';
