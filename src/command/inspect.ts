import { checkIdentity } from '../check/set/check-identity.ts';
import { checkSecrets } from '../check/set/check-secrets.ts';
import { checkValues } from '../check/set/check-values.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Resource } from '../model/resource.ts';
import type { TraitLookup } from '../model/trait-lookup.ts';
import { type JudgeOptions, resourceJudge } from './judge-resource.ts';
import type { JudgingAhead } from './judging-ahead.ts';

export interface InspectOptions extends JudgeOptions {
  readonly traitOf: TraitLookup;
}

/** All findings about the resources of a run: each alone, as the API server would see it, and all together. */
export function inspect(resources: readonly Resource[], options: InspectOptions): readonly Diagnostic[] {
  return [...inspectTogether(resources, options), ...resources.flatMap(resourceJudge(options))];
}

/** The same, with the help of another thread. */
export async function inspectAhead(
  ahead: JudgingAhead,
  resources: readonly Resource[],
  options: InspectOptions,
): Promise<readonly Diagnostic[]> {
  const together = inspectTogether(resources, options);
  return [...together, ...(await ahead.findings(resources, resourceJudge(options)))];
}

function inspectTogether(resources: readonly Resource[], { traitOf }: InspectOptions): readonly Diagnostic[] {
  return [...checkIdentity(resources), ...checkSecrets(resources, traitOf), ...checkValues(resources)];
}
