/** How many pods may be missing or too many while a workload is updated. */
import type { IntOrString } from '../../../kubernetes/generated/objects.ts';
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

/** A strategy of a Deployment or DaemonSet as the server prints it. */
export function goStrategy(type: string, rolling: Rolling | undefined): object {
  const { maxUnavailable = 0, maxSurge = 0 } = rolling ?? {};
  return { Type: type, RollingUpdate: rolling ? { MaxUnavailable: maxUnavailable, MaxSurge: maxSurge } : null };
}
