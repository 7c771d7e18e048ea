/** Source: kubernetes `pkg/apis/flowcontrol/v1/defaults.go` and `v1beta3/defaults.go`. */
import type {
  FlowSchema,
  LimitedPriorityLevelConfiguration,
  PriorityLevelConfiguration,
  QueuingConfiguration,
} from '../generated/objects.ts';

const PRECEDENCE = 1_000;
const SHARES = 30;
const PRESERVE_ZERO = 'flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares';

export function defaultFlowSchema(schema: FlowSchema): FlowSchema {
  return { ...schema, spec: { ...schema.spec, matchingPrecedence: schema.spec?.matchingPrecedence || PRECEDENCE } };
}

export function defaultPriorityLevelConfiguration(level: PriorityLevelConfiguration): PriorityLevelConfiguration {
  return defaulted(level, (shares) => shares ?? SHARES);
}

/** In v1beta3 zero shares are none, unless an annotation says that they are meant; the server takes it away. */
export function defaultPriorityLevelConfigurationV1beta3(
  level: PriorityLevelConfiguration,
): PriorityLevelConfiguration {
  const { annotations } = level.metadata ?? {};
  if (annotations?.[PRESERVE_ZERO] === undefined) return defaulted(level, (shares) => shares || SHARES);
  const { [PRESERVE_ZERO]: _preserved, ...others } = annotations;
  return defaulted({ ...level, metadata: { ...level.metadata, annotations: others } }, (shares) => shares ?? 0);
}

function defaulted(
  level: PriorityLevelConfiguration,
  shares: (given: number | undefined) => number,
): PriorityLevelConfiguration {
  const { limited, exempt } = level.spec ?? {};
  return {
    ...level,
    spec: {
      ...level.spec,
      ...(limited && { limited: defaultLimited(limited, shares) }),
      ...(exempt && {
        exempt: {
          ...exempt,
          nominalConcurrencyShares: exempt.nominalConcurrencyShares ?? 0,
          lendablePercent: exempt.lendablePercent ?? 0,
        },
      }),
    },
  };
}

function defaultLimited(
  limited: LimitedPriorityLevelConfiguration,
  shares: (given: number | undefined) => number,
): LimitedPriorityLevelConfiguration {
  const response = limited.limitResponse;
  return {
    ...limited,
    nominalConcurrencyShares: shares(limited.nominalConcurrencyShares),
    lendablePercent: limited.lendablePercent ?? 0,
    ...(response?.queuing && { limitResponse: { ...response, queuing: defaultQueuing(response.queuing) } }),
  };
}

function defaultQueuing(queuing: QueuingConfiguration): QueuingConfiguration {
  return {
    ...queuing,
    handSize: queuing.handSize || 8,
    queues: queuing.queues || 64,
    queueLengthLimit: queuing.queueLengthLimit || 50,
  };
}
