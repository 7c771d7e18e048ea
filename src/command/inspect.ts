import { diagnoseSchema } from '../check/schema/diagnose.ts';
import { verdictDiagnostics } from '../check/server/diagnostics.ts';
import { judge } from '../check/server/judge.ts';
import type { CustomResources } from '../kubernetes/custom-resources.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Resource } from '../model/resource.ts';

export interface InspectOptions {
  /** Such as `1.35`. */
  readonly kubernetes: readonly string[];
  readonly customResources: CustomResources;
}

/**
 * What the API servers of all configured versions would say of each resource. A fault of the schema hides what a
 * server finds later, as it does there; it is told in our words, which name the nearest field.
 */
export function inspect(resources: readonly Resource[], options: InspectOptions): readonly Diagnostic[] {
  const minors = options.kubernetes.map((version) => Number(version.slice(2)));
  return resources.flatMap((resource) => {
    const schema = diagnoseSchema(resource, { minors, customResources: options.customResources });
    const server = serverDiagnostics(resource, options.kubernetes, minors);
    const hasSchemaError = schema.some((diagnostic) => diagnostic.severity === 'error');
    return [...schema, ...(hasSchemaError ? server.filter((diagnostic) => !isOfDecoding(diagnostic)) : server)];
  });
}

function isOfDecoding({ code }: Diagnostic): boolean {
  return code === 'server/decode' || code === 'server/not-served';
}

function serverDiagnostics(
  resource: Resource,
  versions: readonly string[],
  minors: readonly number[],
): readonly Diagnostic[] {
  const verdicts = minors.map((minor, index) => [versions[index] ?? '', judge(resource.object, { minor })] as const);
  if (verdicts.every(([, verdict]) => verdict.verdict === 'accepted')) return [];
  const construct = resource.origin.construct === '' ? {} : { construct: resource.origin.construct };
  return verdictDiagnostics(verdicts, { resource: resource.id, ...construct, place: () => resource.origin.place() });
}
