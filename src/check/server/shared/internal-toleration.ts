import type { Toleration } from '../../../kubernetes/generated/objects.ts';

/** A toleration as the server's internal type prints it. */
export function goToleration(toleration: Toleration): object {
  return {
    Key: toleration.key ?? '',
    Operator: toleration.operator ?? '',
    Value: toleration.value ?? '',
    Effect: toleration.effect ?? '',
    TolerationSeconds: toleration.tolerationSeconds ?? null,
  };
}
