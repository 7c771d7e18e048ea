import type { StructuralSchema } from '../kubernetes/structural-schema.ts';

/** Types that a module declares for itself when one of its fields needs them, by name. */
export const LOCAL_TYPES: Readonly<Record<string, string>> = {
  EmbeddedObject: `/** A Kubernetes object inside this one. */
export interface EmbeddedObject {
  apiVersion: string;
  kind: string;
  metadata?: ObjectMeta;
  [field: string]: unknown;
}
`,
  Duration: `type DurationUnit = 'ns' | 'us' | 'ms' | 's' | 'm' | 'h';

/** A span of time as Go reads it, such as 90s or 1h30m. https://pkg.go.dev/time#ParseDuration */
export type Duration =
  | '0'
  | \`\${number}\${DurationUnit}\`
  | \`\${number}\${DurationUnit}\${number}\${DurationUnit}\`
  | \`\${number}h\${number}m\${number}s\`;
`,
  PrometheusDuration: `type PrometheusDurationUnit = 'ms' | 's' | 'm' | 'h' | 'd' | 'w' | 'y';

/** A span of time as Prometheus reads it, such as 30s or 1h30m. https://prometheus.io/docs/prometheus/latest/querying/basics/ */
export type PrometheusDuration =
  | '0'
  | \`\${number}\${PrometheusDurationUnit}\`
  | \`\${number}\${PrometheusDurationUnit}\${number}\${PrometheusDurationUnit}\`;
`,
};

const PROMETHEUS_PATTERN = '^(0|(([0-9]+)y)?(([0-9]+)w)?';
const GO_PATTERN = '^([0-9]+(\\.[0-9]+)?(s|m|h))+$';

/**
 * The name of the type for a span of time, when the schema shows that a text is one. What controller-gen makes of
 * metav1.Duration says nothing of it, unless a default is written as Go prints durations.
 */
export function durationType({ format, pattern, default: fallback }: StructuralSchema): string | undefined {
  if (pattern?.startsWith(PROMETHEUS_PATTERN) === true) return 'PrometheusDuration';
  const printed = typeof fallback === 'string' && /^(?:\d+h)?\d+m\d+s$/.test(fallback);
  return format === 'duration' || pattern === GO_PATTERN || printed ? 'Duration' : undefined;
}
