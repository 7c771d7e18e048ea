/** Annotations of nodes that hold JSON: how taints were written before they became a field, and pods to avoid. */
import type { Taint } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { goJsonFault, kindFault } from '../go-json.ts';
import { validateTaints } from './taints.ts';

const TAINTS = 'scheduler.alpha.kubernetes.io/taints';
const AVOID_PODS = 'scheduler.alpha.kubernetes.io/preferAvoidPods';

export function validateNodeAnnotations(
  annotations: Readonly<Record<string, string>>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const taints = annotations[TAINTS] ?? '';
  if (taints !== '') {
    const fault = goJsonFault(taints) ?? kindFault(taints, 'array', '[]core.Taint');
    if (fault !== undefined) errors.invalid(path, TAINTS, fault);
    else validateTaints(readTaints(taints), path.child(TAINTS), errors);
  }
  const avoided = annotations[AVOID_PODS] ?? '';
  if (avoided !== '') validateAvoidedPods(avoided, path, errors);
}

function readTaints(json: string): Taint[] {
  const parsed: unknown = JSON.parse(json);
  return Array.isArray(parsed) ? parsed.map(readTaint) : [];
}

/** Go's decoder takes field names in any case. */
function readTaint(value: unknown): Taint {
  const read = (name: string): string => {
    const found = fieldOf(value, name);
    return typeof found === 'string' ? found : '';
  };
  return { key: read('key'), value: read('value'), effect: read('effect') };
}

function validateAvoidedPods(json: string, path: FieldPath, errors: FieldErrors): void {
  const fault = goJsonFault(json) ?? kindFault(json, 'object', 'v1.AvoidPods');
  if (fault !== undefined) {
    errors.invalid(path.child('AvoidPods'), AVOID_PODS, fault);
    return;
  }
  const entries = fieldOf(JSON.parse(json), 'preferAvoidPods');
  if (!Array.isArray(entries)) return;
  entries.forEach((entry: unknown, position) => {
    const entryPath = path.child(AVOID_PODS).index(position).child('PodSignature');
    const controller = fieldOf(fieldOf(entry, 'podSignature'), 'podController');
    if (controller === undefined || controller === null) errors.required(entryPath);
    else if (fieldOf(controller, 'controller') !== true) {
      errors.invalid(entryPath.child('PodController').child('Controller'), false, 'must point to a controller');
    }
  });
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  return entries.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
