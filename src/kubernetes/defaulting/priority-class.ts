import type { PriorityClass } from '../generated/objects.ts';

export function defaultPriorityClass(priorityClass: PriorityClass): PriorityClass {
  return { ...priorityClass, preemptionPolicy: priorityClass.preemptionPolicy ?? 'PreemptLowerPriority' };
}
