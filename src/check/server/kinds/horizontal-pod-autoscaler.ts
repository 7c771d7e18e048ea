import type {
  HorizontalPodAutoscalerV1,
  HorizontalPodAutoscalerV2,
  HPAScalingRules,
} from '../../../kubernetes/generated/objects.ts';
import { holds } from '../context.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateAutoscalerSpec } from '../shared/autoscaler-spec.ts';
import { autoscalerSpecOfV1 } from '../shared/autoscaler-v1.ts';

const ALPHA = 'autoscaling.alpha.kubernetes.io/';
/** Annotations in which v1 keeps what it has no fields for; those of the status are not taken from the author. */
const OF_STATUS = [`${ALPHA}current-metrics`, `${ALPHA}conditions`];
const OF_V1 = [`${ALPHA}metrics`, `${ALPHA}behavior`, ...OF_STATUS];

function withoutAnnotations<T extends HorizontalPodAutoscalerV1 | HorizontalPodAutoscalerV2>(
  object: T,
  names: readonly string[],
): T {
  const { metadata } = object;
  if (metadata?.annotations === undefined) return object;
  const kept = Object.entries(metadata.annotations).filter(([name]) => !names.includes(name));
  return { ...object, metadata: { ...metadata, annotations: Object.fromEntries(kept) } };
}

function withoutTolerance({ tolerance: _tolerance, ...rules }: HPAScalingRules): HPAScalingRules {
  return rules;
}

export const horizontalPodAutoscalerV1: KindRules<HorizontalPodAutoscalerV1> = {
  name: nameIsSubdomain,
  stored(object) {
    const cpu = autoscalerSpecOfV1(object).metrics?.find(({ resource }) => resource?.name === 'cpu');
    const percent = cpu?.resource?.target?.averageUtilization;
    const written = withoutAnnotations(object, OF_STATUS);
    return percent === undefined
      ? written
      : { ...written, spec: { ...object.spec, targetCPUUtilizationPercentage: percent } };
  },
  validate(object, errors, context) {
    validateAutoscalerSpec(autoscalerSpecOfV1(object), errors, context);
  },
};

export const horizontalPodAutoscaler: KindRules<HorizontalPodAutoscalerV2> = {
  name: nameIsSubdomain,
  stored: (object) => withoutAnnotations(object, OF_V1),
  dropDisabled(object, context) {
    const behavior = object.spec?.behavior;
    // HPAConfigurableTolerance
    if (holds(context, 35) || !behavior) return object;
    const { scaleUp, scaleDown, ...rest } = behavior;
    const kept = {
      ...rest,
      ...(scaleUp ? { scaleUp: withoutTolerance(scaleUp) } : {}),
      ...(scaleDown ? { scaleDown: withoutTolerance(scaleDown) } : {}),
    };
    return { ...object, spec: { ...object.spec, behavior: kept } };
  },
  validate(object, errors, context) {
    validateAutoscalerSpec(object.spec ?? {}, errors, context);
  },
};
