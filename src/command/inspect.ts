import { diagnoseSchema } from '../check/schema/diagnose.ts';
import { verdictDiagnostics } from '../check/server/diagnostics.ts';
import { CustomResources as JudgedCustomResources } from '../check/server/custom-resource/custom-resources.ts';
import { judgeReleases } from '../check/server/judge-releases.ts';
import { checkIdentity } from '../check/set/check-identity.ts';
import { checkSecrets } from '../check/set/check-secrets.ts';
import { checkValues } from '../check/set/check-values.ts';
import { customResourceDefinition } from '../kubernetes/custom-resource.ts';
import type { CustomResources } from '../kubernetes/custom-resources.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Resource } from '../model/resource.ts';
import type { TraitLookup } from '../model/trait-lookup.ts';
import { minorsOf } from './settings.ts';

export interface InspectOptions {
  /** Such as `1.35`. */
  readonly kubernetes: readonly string[];
  readonly customResources: CustomResources;
  readonly traitOf: TraitLookup;
}

/** All findings about the resources of a run: each alone, as the API server would see it, and all together. */
export function inspect(resources: readonly Resource[], options: InspectOptions): readonly Diagnostic[] {
  return [
    ...checkIdentity(resources),
    ...checkSecrets(resources, options.traitOf),
    ...checkValues(resources),
    ...judgeAll(resources, options),
  ];
}

/**
 * What the API servers of all configured versions would say of each resource. A fault of the schema hides what a
 * server finds later, as it does there; it is told in our words, which name the nearest field, and only once.
 */
function judgeAll(resources: readonly Resource[], options: InspectOptions): readonly Diagnostic[] {
  const minors = minorsOf(options.kubernetes);
  const judged = new JudgedCustomResources(options.customResources.all.map(customResourceDefinition));
  return resources.flatMap((resource) => {
    const schema = diagnoseSchema(resource, { minors, customResources: options.customResources });
    const server = serverDiagnostics(resource, minors, options.kubernetes, judged);
    const errors = schema.filter(({ severity }) => severity === 'error');
    const isTold = (diagnostic: Diagnostic): boolean =>
      errors.length === 0
        ? diagnostic.code === 'server/undecided' && schema.some(({ code }) => code === 'schema/missing-schema')
        : isOfDecoding(diagnostic) || errors.some((error) => isAboutTheSame(error, diagnostic));
    return [...schema, ...server.filter((diagnostic) => !isTold(diagnostic))];
  });
}

/** One field in all versions. */
function isAboutTheSame({ field, versions }: Diagnostic, other: Diagnostic): boolean {
  return field !== undefined && field === other.field && versions === undefined;
}

function isOfDecoding({ code }: Diagnostic): boolean {
  return code === 'server/decode' || code === 'server/not-served';
}

function serverDiagnostics(
  resource: Resource,
  minors: readonly number[],
  versions: readonly string[],
  customResources: JudgedCustomResources,
): readonly Diagnostic[] {
  const given = judgeReleases(
    resource.object,
    minors.map((minor) => ({ minor, customResources })),
  );
  if (given.every(({ verdict }) => verdict === 'accepted')) return [];
  const verdicts = given.map((verdict, index) => [versions[index] ?? '', verdict] as const);
  const construct = resource.origin.construct === '' ? {} : { construct: resource.origin.construct };
  return verdictDiagnostics(verdicts, { resource: resource.id, ...construct, place: () => resource.origin.place() });
}
