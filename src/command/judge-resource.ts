import { diagnoseSchema } from '../check/schema/diagnose.ts';
import { CustomResources as JudgedCustomResources } from '../check/server/custom-resource/custom-resources.ts';
import { verdictDiagnostics } from '../check/server/diagnostics.ts';
import { judgeReleases } from '../check/server/judge-releases.ts';
import { customResourceDefinition } from '../kubernetes/custom-resource.ts';
import { type CustomResources, customResources as none } from '../kubernetes/custom-resources.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { identify, isKubernetesObject, type Resource } from '../model/resource.ts';
import { minorsOf } from './settings.ts';

export interface JudgeOptions {
  /** Such as `1.35`. */
  readonly kubernetes: readonly string[];
  readonly customResources: CustomResources;
}

export type ResourceJudge = (resource: Resource) => readonly Diagnostic[];

/**
 * What the API servers of all configured versions would say of a resource. A fault of the schema hides what a
 * server finds later, as it does there; it is told in our words, which name the nearest field, and only once.
 */
export function resourceJudge({ kubernetes, customResources }: JudgeOptions): ResourceJudge {
  const minors = minorsOf(kubernetes);
  const judged = new JudgedCustomResources(customResources.all.map(customResourceDefinition));
  const servers = minors.map((minor) => ({ minor, customResources: judged }));
  return (resource) => {
    const schema = diagnoseSchema(resource, { minors, customResources });
    const server = serverDiagnostics(resource, servers, kubernetes);
    if (schema.length === 0) return server;
    const errors = schema.filter(({ severity }) => severity === 'error');
    const isTold = (diagnostic: Diagnostic): boolean =>
      errors.length === 0
        ? diagnostic.code === 'server/undecided' && schema.some(({ code }) => code === 'schema/missing-schema')
        : isOfDecoding(diagnostic) || errors.some((error) => isAboutTheSame(error, diagnostic));
    return [...schema, ...server.filter((diagnostic) => !isTold(diagnostic))];
  };
}

/**
 * Which of some objects nothing can be said of. Without definitions of custom resources, for those have no say in objects
 * of Kubernetes' own kinds, and of others there is something to say without them.
 */
export function faultlessJudge({
  kubernetes,
}: Pick<JudgeOptions, 'kubernetes'>): (objects: readonly object[]) => readonly boolean[] {
  const judge = resourceJudge({ kubernetes, customResources: none([]) });
  const origin = { construct: '', place: () => undefined };
  return (objects) =>
    objects.map((object) => isKubernetesObject(object) && judge({ object, id: identify(object), origin }).length === 0);
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
  servers: Parameters<typeof judgeReleases>[1],
  versions: readonly string[],
): readonly Diagnostic[] {
  const given = judgeReleases(resource.object, servers);
  if (given.every(({ verdict }) => verdict === 'accepted')) return [];
  const verdicts = given.map((verdict, index) => [versions[index] ?? '', verdict] as const);
  const construct = resource.origin.construct === '' ? {} : { construct: resource.origin.construct };
  return verdictDiagnostics(verdicts, { resource: resource.id, ...construct, place: () => resource.origin.place() });
}
