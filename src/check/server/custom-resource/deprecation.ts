import type {
  CustomResourceDefinitionSpec,
  CustomResourceDefinitionVersion,
} from '../../../kubernetes/generated/objects.ts';

/** What the server warns of when a deprecated version is used. */
export function deprecationWarnings(
  spec: CustomResourceDefinitionSpec,
  version: CustomResourceDefinitionVersion,
): readonly string[] {
  if (version.deprecated !== true) return [];
  if (typeof version.deprecationWarning === 'string') return [version.deprecationWarning];
  const { group = '', names } = spec;
  const name = version.name ?? '';
  const [newest] = (spec.versions ?? [])
    .filter((other) => other.served === true && other.deprecated !== true)
    .map((other) => other.name ?? '')
    .filter((other) => compareVersions(name, other) < 0)
    .toSorted((a, b) => compareVersions(b, a));
  const text = `${group}/${name} ${names?.kind ?? ''} is deprecated`;
  return [newest === undefined ? text : `${text}; use ${group}/${newest} ${names?.kind ?? ''}`];
}

/** `v1` above `v2beta1` above `v2alpha1`; texts that are no such versions below all of them. */
function compareVersions(left: string, right: string): number {
  const first = rankOf(left);
  const second = rankOf(right);
  if (first === undefined || second === undefined) {
    if (first === undefined && second === undefined) return left < right ? 1 : left > right ? -1 : 0;
    return first === undefined ? -1 : 1;
  }
  const differing = first.findIndex((number, index) => number !== second[index]);
  return differing < 0 ? 0 : (first[differing] ?? 0) - (second[differing] ?? 0);
}

function rankOf(version: string): readonly number[] | undefined {
  const [, major, stage, minor = '0'] = /^v([1-9][0-9]*)(?:(alpha|beta)([1-9][0-9]*))?$/.exec(version) ?? [];
  if (major === undefined) return undefined;
  return [stage === undefined ? 2 : stage === 'beta' ? 1 : 0, Number(major), Number(minor)];
}
