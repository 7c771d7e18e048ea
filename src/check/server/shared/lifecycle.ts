import type { Lifecycle } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { validateHandler } from './handler.ts';
import type { PodScope } from './pod-scope.ts';

/** Hooks of a container. Stop signals (KEP-4960) are off in 1.31 to 1.36 and taken away before. */
export function validateLifecycle(
  lifecycle: Lifecycle | undefined,
  path: FieldPath,
  errors: FieldErrors,
  scope: PodScope,
): void {
  if (lifecycle?.postStart) validateHandler(lifecycle.postStart, path.child('postStart'), errors, scope);
  if (lifecycle?.preStop) validateHandler(lifecycle.preStop, path.child('preStop'), errors, scope);
}
