/**
 * The two flow schemas that every server has and that may not differ from what it expects.
 *
 * Source: apiserver `pkg/apis/flowcontrol/bootstrap`.
 */
import type { FlowSchemaSpec, PolicyRulesWithSubjects } from '../../../kubernetes/generated/objects.ts';

const EVERYTHING: Omit<PolicyRulesWithSubjects, 'subjects'> = {
  resourceRules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'], clusterScope: true, namespaces: ['*'] }],
  nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
};

const MANDATORY: Readonly<Record<string, FlowSchemaSpec>> = {
  exempt: {
    priorityLevelConfiguration: { name: 'exempt' },
    matchingPrecedence: 1,
    rules: [{ subjects: groups('system:masters'), ...EVERYTHING }],
  },
  'catch-all': {
    priorityLevelConfiguration: { name: 'catch-all' },
    matchingPrecedence: 10_000,
    distinguisherMethod: { type: 'ByUser' },
    rules: [{ subjects: groups('system:unauthenticated', 'system:authenticated'), ...EVERYTHING }],
  },
};

/** The spec that a flow schema of this name must have, as the server prints it. */
export function mandatoryFlowSchema(name: string): object | undefined {
  const spec = Object.hasOwn(MANDATORY, name) ? MANDATORY[name] : undefined;
  return spec && printedFlowSchema(spec);
}

/** The server's own type. */
export function printedFlowSchema(spec: FlowSchemaSpec): object {
  return {
    PriorityLevelConfiguration: { Name: spec.priorityLevelConfiguration?.name ?? '' },
    MatchingPrecedence: spec.matchingPrecedence ?? 0,
    DistinguisherMethod: spec.distinguisherMethod ? { Type: spec.distinguisherMethod.type ?? '' } : null,
    Rules: listed(spec.rules?.map(printedRule)),
  };
}

function printedRule(rule: PolicyRulesWithSubjects): object {
  return {
    Subjects: listed(
      rule.subjects?.map(({ kind, user, group, serviceAccount }) => ({
        Kind: kind ?? '',
        User: user ? { Name: user.name ?? '' } : null,
        Group: group ? { Name: group.name ?? '' } : null,
        ServiceAccount: serviceAccount
          ? { Namespace: serviceAccount.namespace ?? '', Name: serviceAccount.name ?? '' }
          : null,
      })),
    ),
    ResourceRules: listed(
      rule.resourceRules?.map((entry) => ({
        Verbs: listed(entry.verbs),
        APIGroups: listed(entry.apiGroups),
        Resources: listed(entry.resources),
        ClusterScope: entry.clusterScope ?? false,
        Namespaces: listed(entry.namespaces),
      })),
    ),
    NonResourceRules: listed(
      rule.nonResourceRules?.map((entry) => ({
        Verbs: listed(entry.verbs),
        NonResourceURLs: listed(entry.nonResourceURLs),
      })),
    ),
  };
}

// An empty list and none are the same to the comparison.
function listed<T>(list: readonly T[] | undefined): readonly T[] | null {
  return list === undefined || list === null || list.length === 0 ? null : list;
}

function groups(...names: string[]): PolicyRulesWithSubjects['subjects'] {
  return names.map((name) => ({ kind: 'Group', group: { name } }));
}
