import type { Container, Probe } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { NOT_NEGATIVE } from '../names.ts';
import { validateHandler } from './handler.ts';
import type { PodScope } from './pod-scope.ts';

const COUNTS = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
] as const;

/** Liveness, readiness and startup probes of a container. */
export function validateProbes(container: Container, path: FieldPath, errors: FieldErrors, scope: PodScope): void {
  const { livenessProbe, readinessProbe, startupProbe } = container;
  if (livenessProbe) validateOneSuccess(livenessProbe, path.child('livenessProbe'), errors, scope);
  if (readinessProbe) {
    const readinessPath = path.child('readinessProbe');
    validateProbe(readinessProbe, readinessPath, errors, scope);
    const gracePeriod = readinessProbe.terminationGracePeriodSeconds;
    if (gracePeriod !== undefined) {
      const gracePath = readinessPath.child('terminationGracePeriodSeconds');
      errors.invalid(gracePath, gracePeriod, 'must not be set for readinessProbes');
    }
  }
  if (startupProbe) validateOneSuccess(startupProbe, path.child('startupProbe'), errors, scope);
}

/** One success is enough for liveness and startup probes. */
function validateOneSuccess(probe: Probe, path: FieldPath, errors: FieldErrors, scope: PodScope): void {
  validateProbe(probe, path, errors, scope);
  const successes = probe.successThreshold ?? 0;
  if (successes !== 1) errors.invalid(path.child('successThreshold'), successes, 'must be 1');
}

function validateProbe(probe: Probe, path: FieldPath, errors: FieldErrors, scope: PodScope): void {
  validateHandler(probe, path, errors, scope);
  for (const field of COUNTS) {
    const count = probe[field] ?? 0;
    if (count < 0) errors.invalid(path.child(field), count, NOT_NEGATIVE);
  }
  const gracePeriod = probe.terminationGracePeriodSeconds;
  if (gracePeriod !== undefined && gracePeriod <= 0) {
    errors.invalid(path.child('terminationGracePeriodSeconds'), gracePeriod, 'must be greater than 0');
  }
}
