/** Annotations that mean something on a pod or a template. */
import type { ObjectMeta, PodSpec, Toleration } from '../../../kubernetes/generated/objects.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { goJsonFault, kindFault } from '../go-json.ts';
import { validateAppArmorAnnotations } from './app-armor.ts';
import { MIRROR_POD } from './pod-resource-claims.ts';
import { validateSeccompAnnotations } from './seccomp.ts';
import { validateTolerations } from './tolerations.ts';

const TOLERATIONS = 'scheduler.alpha.kubernetes.io/tolerations';
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';

export function validatePodAnnotations(
  metadata: ObjectMeta | undefined,
  spec: PodSpec,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const annotations = metadata?.annotations ?? {};
  const mirror = annotations[MIRROR_POD];
  if (mirror !== undefined && !spec.nodeName) {
    errors.invalid(path.key(MIRROR_POD), mirror, 'must set spec.nodeName if mirror pod annotation is set');
  }
  validateWrittenTolerations(annotations[TOLERATIONS] ?? '', path, errors, context);
  const cost = annotations[DELETION_COST];
  if (cost !== undefined && !isInt32(cost)) {
    errors.invalid(path.key(DELETION_COST), cost, 'must be a 32bit integer');
  }
  validateSeccompAnnotations(annotations, path, errors);
  validateAppArmorAnnotations(annotations, spec, path, errors);
}

function isInt32(text: string): boolean {
  if (!/^(?:0|-[0-9]+|[1-9][0-9]*)$/.test(text)) return false;
  const value = Number(text);
  return value >= -(2 ** 31) && value < 2 ** 31;
}

/** Tolerations as JSON, of a time before the field. */
function validateWrittenTolerations(
  written: string,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  if (written === '') return;
  const fault = goJsonFault(written) ?? kindFault(written, 'array', '[]core.Toleration');
  if (fault !== undefined) {
    errors.invalid(path, TOLERATIONS, fault);
    return;
  }
  const read: unknown = JSON.parse(written);
  const tolerations = (Array.isArray(read) ? read : []).map(tolerationOf);
  validateTolerations(tolerations, path.child(TOLERATIONS), errors, context);
}

/** The server's internal type has no field names of its own, and Go matches names in any case. */
function tolerationOf(written: unknown): Toleration {
  const entries = typeof written === 'object' && written !== null ? Object.entries(written) : [];
  const fields = new Map(entries.map(([field, value]): [string, unknown] => [field.toLowerCase(), value]));
  const text = (field: string): string => {
    const value = fields.get(field);
    return typeof value === 'string' ? value : '';
  };
  const seconds = fields.get('tolerationseconds');
  return {
    key: text('key'),
    operator: text('operator'),
    value: text('value'),
    effect: text('effect'),
    ...(typeof seconds === 'number' && { tolerationSeconds: seconds }),
  };
}
