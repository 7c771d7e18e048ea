import type { HorizontalPodAutoscalerV1, HorizontalPodAutoscalerV2 } from '../../../kubernetes/generated/objects.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateAutoscalerSpec } from '../shared/autoscaler-spec.ts';
import { autoscalerSpecOfV1 } from '../shared/autoscaler-v1.ts';

export const horizontalPodAutoscalerV1: KindRules<HorizontalPodAutoscalerV1> = {
  name: nameIsSubdomain,
  stored(object) {
    const cpu = autoscalerSpecOfV1(object).metrics?.find(({ resource }) => resource?.name === 'cpu');
    const percent = cpu?.resource?.target?.averageUtilization;
    return percent === undefined
      ? object
      : { ...object, spec: { ...object.spec, targetCPUUtilizationPercentage: percent } };
  },
  validate(object, errors, context) {
    validateAutoscalerSpec(autoscalerSpecOfV1(object), errors, context);
  },
};

/** In them older versions keep what they have no fields for; v2 has the fields. */
const OF_OLDER_VERSIONS: readonly string[] = ['metrics', 'behavior', 'current-metrics', 'conditions'].map(
  (name) => `autoscaling.alpha.kubernetes.io/${name}`,
);

export const horizontalPodAutoscaler: KindRules<HorizontalPodAutoscalerV2> = {
  name: nameIsSubdomain,
  stored(object) {
    const { metadata } = object;
    if (metadata?.annotations === undefined) return object;
    const kept = Object.entries(metadata.annotations).filter(([name]) => !OF_OLDER_VERSIONS.includes(name));
    return { ...object, metadata: { ...metadata, annotations: Object.fromEntries(kept) } };
  },
  validate(object, errors, context) {
    validateAutoscalerSpec(object.spec ?? {}, errors, context);
  },
};
