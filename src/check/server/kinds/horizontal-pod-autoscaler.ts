import type { HorizontalPodAutoscalerV1, HorizontalPodAutoscalerV2 } from '../../../kubernetes/generated/objects.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateAutoscalerSpec } from '../shared/autoscaler-spec.ts';
import { autoscalerSpecOfV1 } from '../shared/autoscaler-v1.ts';

export const horizontalPodAutoscalerV1: KindRules<HorizontalPodAutoscalerV1> = {
  name: nameIsSubdomain,
  validate(object, errors, context) {
    validateAutoscalerSpec(autoscalerSpecOfV1(object), errors, context);
  },
};

export const horizontalPodAutoscaler: KindRules<HorizontalPodAutoscalerV2> = {
  name: nameIsSubdomain,
  validate(object, errors, context) {
    validateAutoscalerSpec(object.spec ?? {}, errors, context);
  },
};
