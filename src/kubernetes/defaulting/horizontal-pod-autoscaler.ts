/** Source: kubernetes `pkg/apis/autoscaling/v1/defaults.go` and `v2/defaults.go`. */
import type {
  HorizontalPodAutoscalerV1,
  HorizontalPodAutoscalerV2,
  HPAScalingPolicy,
  HPAScalingRules,
  MetricSpec,
} from '../generated/objects.ts';

const CPU_PERCENT = 80;
const CPU: MetricSpec = {
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: CPU_PERCENT } },
};
const DOUBLE: HPAScalingPolicy = { type: 'Percent', value: 100, periodSeconds: 15 };
const FOUR_PODS: HPAScalingPolicy = { type: 'Pods', value: 4, periodSeconds: 15 };
const UP: HPAScalingRules = { stabilizationWindowSeconds: 0, selectPolicy: 'Max', policies: [FOUR_PODS, DOUBLE] };
const DOWN: HPAScalingRules = { selectPolicy: 'Max', policies: [DOUBLE] };

/** Of v1 the CPU target of 80 % comes later: annotations may hold other metrics. */
export function defaultHorizontalPodAutoscalerV1(autoscaler: HorizontalPodAutoscalerV1): HorizontalPodAutoscalerV1 {
  return { ...autoscaler, spec: { ...autoscaler.spec, minReplicas: autoscaler.spec?.minReplicas ?? 1 } };
}

export function defaultHorizontalPodAutoscaler(autoscaler: HorizontalPodAutoscalerV2): HorizontalPodAutoscalerV2 {
  const { spec = {} } = autoscaler;
  const { behavior } = spec;
  return {
    ...autoscaler,
    spec: {
      ...spec,
      minReplicas: spec.minReplicas ?? 1,
      metrics: (spec.metrics ?? []).length > 0 ? spec.metrics : [CPU],
      ...(behavior && {
        behavior: {
          ...behavior,
          scaleUp: completed(behavior.scaleUp, UP),
          scaleDown: completed(behavior.scaleDown, DOWN),
        },
      }),
    },
  };
}

function completed(rules: HPAScalingRules | undefined, defaults: HPAScalingRules): HPAScalingRules {
  const given = Object.entries(rules ?? {}).filter(([, value]) => value !== undefined && value !== null);
  return { ...defaults, ...Object.fromEntries(given) };
}
