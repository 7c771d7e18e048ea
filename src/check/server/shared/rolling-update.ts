/** How many pods may be missing or too many while a workload is updated. */
import type { IntOrString } from '../../../kubernetes/generated/objects.ts';
import { Typed } from '../go-value.ts';
import { percent } from '../names.ts';

/** The number of a count or percentage; zero where the text is neither. */
export function countOf(value: IntOrString | undefined): number {
  if (typeof value !== 'string') return value ?? 0;
  if (percent(value).length === 0) return Number(value.slice(0, -1));
  return /^[+-]?[0-9]+$/.test(value) ? Number(value) : 0;
}

interface Rolling {
  readonly maxUnavailable?: IntOrString;
  readonly maxSurge?: IntOrString;
}

const STRATEGIES = { Deployment: 'apps.DeploymentStrategy', DaemonSet: 'apps.DaemonSetUpdateStrategy' };

/** A strategy of a Deployment or DaemonSet as the server prints it. */
export function goStrategy(kind: keyof typeof STRATEGIES, type: string, rolling: Rolling | undefined): object {
  if (rolling) {
    const { maxUnavailable = 0, maxSurge = 0 } = rolling;
    return { Type: type, RollingUpdate: { MaxUnavailable: maxUnavailable, MaxSurge: maxSurge } };
  }
  const none = new Typed(`(*apps.RollingUpdate${kind})`, undefined);
  return new Typed(STRATEGIES[kind], { Type: type, RollingUpdate: none });
}
