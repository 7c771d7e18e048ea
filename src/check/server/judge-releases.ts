import { Agreement, type ServerContext } from './context.ts';
import { judge, type Reading } from './judge.ts';
import type { Verdict } from './verdict.ts';

interface Given {
  readonly agreement: Agreement;
  readonly verdict: Verdict;
}

/**
 * The verdicts of servers that differ in nothing but their release. Releases between which nothing that matters to the
 * object differs are asked once.
 */
export function judgeReleases(
  value: unknown,
  servers: readonly ServerContext[],
  reading?: Reading,
): readonly Verdict[] {
  const given: Given[] = [];
  return servers.map((server) => {
    const known = given.find(({ agreement }) => agreement.includes(server.minor));
    if (known !== undefined) return known.verdict;
    const agreement = new Agreement();
    const verdict = judge(value, { ...server, agreement }, reading);
    given.push({ agreement, verdict });
    return verdict;
  });
}
