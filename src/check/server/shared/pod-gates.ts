/** Conditions a pod waits for: readiness gates before it is ready, scheduling gates before it is scheduled. */
import type { PodReadinessGate, PodSchedulingGate } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { qualifiedName } from '../names.ts';
import { checkFormat } from './format.ts';

export function validateReadinessGates(
  gates: readonly PodReadinessGate[] | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  (gates ?? []).forEach((gate, position) => {
    checkFormat(gate.conditionType ?? '', qualifiedName, path.index(position).child('conditionType'), errors);
  });
}

export function validateSchedulingGates(
  gates: readonly PodSchedulingGate[] | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const seen = new Set<string>();
  (gates ?? []).forEach(({ name = '' }, position) => {
    checkFormat(name, qualifiedName, path.index(position), errors);
    if (seen.has(name)) errors.duplicate(path.index(position), name);
    seen.add(name);
  });
}
