/**
 * autoscaling/v1 in the form of v2, in which it is checked: the CPU target becomes a metric, and further metrics and the
 * behavior come out of annotations, in which v1 keeps what it has no fields for. An annotation that cannot be read is left aside.
 *
 * Source: kubernetes `pkg/apis/autoscaling/v1/conversion.go`.
 */
import { isAmount, parseAmount } from '../../../kubernetes/amount-text.ts';
import type {
  HorizontalPodAutoscalerBehavior,
  HorizontalPodAutoscalerSpecV2,
  HorizontalPodAutoscalerV1,
  HPAScalingPolicy,
  HPAScalingRules,
  MetricSpec,
  Quantity,
} from '../../../kubernetes/generated/objects.ts';

const METRICS = 'autoscaling.alpha.kubernetes.io/metrics';
const BEHAVIOR = 'autoscaling.alpha.kubernetes.io/behavior';
const DEFAULT_CPU_PERCENT = 80;

export function autoscalerSpecOfV1(object: HorizontalPodAutoscalerV1): HorizontalPodAutoscalerSpecV2 {
  const spec = object.spec ?? {};
  const { annotations } = object.metadata ?? {};
  const percent = spec.targetCPUUtilizationPercentage;
  const cpu = typeof percent === 'number' ? [cpuMetric(percent)] : [];
  const others = listOf(parsed(annotations?.[METRICS])).map(metricOf);
  const metrics = [...others, ...cpu];
  const behavior = behaviorOf(parsed(annotations?.[BEHAVIOR]));
  return {
    scaleTargetRef: spec.scaleTargetRef,
    minReplicas: spec.minReplicas,
    maxReplicas: spec.maxReplicas,
    metrics: metrics.length === 0 ? [cpuMetric(DEFAULT_CPU_PERCENT)] : metrics,
    ...(behavior === undefined ? {} : { behavior }),
  };
}

function cpuMetric(averageUtilization: number): MetricSpec {
  return { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } };
}

type Fields = ReadonlyMap<string, unknown>;

function metricOf(value: unknown): MetricSpec {
  const metric = fieldsOf(value) ?? new Map();
  const object = fieldsOf(metric.get('object'));
  const pods = fieldsOf(metric.get('pods'));
  const resource = fieldsOf(metric.get('resource'));
  const container = fieldsOf(metric.get('containerresource'));
  const external = fieldsOf(metric.get('external'));
  return {
    type: text(metric, 'type'),
    ...(object && { object: objectMetric(object) }),
    ...(pods && {
      pods: {
        metric: { name: text(pods, 'metricname') },
        target: { type: 'AverageValue', averageValue: quantity(pods, 'targetaveragevalue') ?? 0 },
      },
    }),
    ...(resource && { resource: { name: text(resource, 'name'), target: resourceTarget(resource) } }),
    ...(container && {
      containerResource: {
        name: text(container, 'name'),
        container: text(container, 'container'),
        target: resourceTarget(container),
      },
    }),
    ...(external && { external: externalMetric(external) }),
  };
}

function objectMetric(fields: Fields): MetricSpec['object'] {
  const target = fieldsOf(fields.get('target')) ?? new Map();
  const averageValue = quantity(fields, 'averagevalue');
  return {
    describedObject: {
      kind: text(target, 'kind'),
      name: text(target, 'name'),
      apiVersion: text(target, 'apiversion'),
    },
    metric: { name: text(fields, 'metricname') },
    target: {
      type: averageValue === undefined ? 'Value' : 'AverageValue',
      value: quantity(fields, 'targetvalue') ?? 0,
      averageValue,
    },
  };
}

function externalMetric(fields: Fields): MetricSpec['external'] {
  const value = quantity(fields, 'targetvalue');
  return {
    metric: { name: text(fields, 'metricname') },
    target: {
      type: value === undefined ? 'AverageValue' : 'Value',
      value,
      averageValue: quantity(fields, 'targetaveragevalue'),
    },
  };
}

function resourceTarget(fields: Fields): NonNullable<MetricSpec['resource']>['target'] {
  const averageUtilization = number(fields, 'targetaverageutilization');
  return {
    type: averageUtilization === undefined ? 'AverageValue' : 'Utilization',
    averageUtilization,
    averageValue: quantity(fields, 'targetaveragevalue'),
  };
}

function behaviorOf(value: unknown): HorizontalPodAutoscalerBehavior | undefined {
  const fields = fieldsOf(value);
  const scaleUp = rulesOf(fields?.get('scaleup'));
  const scaleDown = rulesOf(fields?.get('scaledown'));
  return scaleUp === undefined && scaleDown === undefined ? undefined : { scaleUp, scaleDown };
}

function rulesOf(value: unknown): HPAScalingRules | undefined {
  const fields = fieldsOf(value);
  if (fields === undefined) return undefined;
  return {
    stabilizationWindowSeconds: number(fields, 'stabilizationwindowseconds'),
    selectPolicy: typeof fields.get('selectpolicy') === 'string' ? text(fields, 'selectpolicy') : undefined,
    policies: listOf(fields.get('policies')).map(policyOf),
    tolerance: quantity(fields, 'tolerance'),
  };
}

function policyOf(value: unknown): HPAScalingPolicy {
  const fields = fieldsOf(value) ?? new Map();
  return {
    type: text(fields, 'type'),
    value: number(fields, 'value'),
    periodSeconds: number(fields, 'periodseconds'),
  };
}

function parsed(annotation: string | undefined): unknown {
  if (annotation === undefined) return undefined;
  try {
    return JSON.parse(annotation);
  } catch {
    // Not JSON: the server leaves the annotation aside as well.
    return undefined;
  }
}

/** Go matches names without regard to case. */
function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value).map(([key, field]): [string, unknown] => [key.toLowerCase(), field]));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(fields: Fields, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}

function number(fields: Fields, name: string): number | undefined {
  const value = fields.get(name);
  return typeof value === 'number' ? value : undefined;
}

function quantity(fields: Fields, name: string): Quantity | undefined {
  const value = fields.get(name);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return isAmount(parseAmount(value)) ? value : undefined;
}
