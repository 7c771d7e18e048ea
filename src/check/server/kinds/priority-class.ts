import type { PriorityClass } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { named } from '../go-value.ts';

const HIGHEST = 1_000_000_000;
const SYSTEM = 'system-';
/** Made by the server itself. */
const SYSTEM_CLASSES: ReadonlyMap<string, number> = new Map([
  ['system-node-critical', 2_000_001_000],
  ['system-cluster-critical', 2_000_000_000],
]);
const PREEMPTION = ['PreemptLowerPriority', 'Never'];

/** A level of importance of pods: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/ */
export const priorityClass: KindRules<PriorityClass> = {
  name: nameIsSubdomain,
  validate(object, errors) {
    const name = object.metadata?.name ?? '';
    if (name.startsWith(SYSTEM)) {
      const fault = systemClassFault(name, object);
      if (fault !== undefined) {
        errors.forbidden(
          FieldPath.of('metadata', 'name'),
          `priority class names with '${SYSTEM}' prefix are reserved for system use only. error: ${fault}`,
          'Choose a name that does not begin with system-.',
        );
      }
    } else if ((object.value ?? 0) > HIGHEST) {
      errors.forbidden(
        FieldPath.of('value'),
        `maximum allowed value of a user defined priority is ${HIGHEST}`,
        'Higher values are kept for the classes that the cluster itself needs.',
      );
    }
    const policy = object.preemptionPolicy;
    const path = FieldPath.of('preemptionPolicy');
    if (policy === '') errors.required(path);
    else if (policy !== undefined && !PREEMPTION.includes(policy)) {
      errors.notSupported(path, named(policy), PREEMPTION);
    }
  },
};

function systemClassFault(name: string, { value = 0, globalDefault = false }: PriorityClass): string | undefined {
  const expected = SYSTEM_CLASSES.get(name);
  if (expected === undefined) return `${name} is not a known system priority class`;
  if (value !== expected) return `value of ${name} PriorityClass must be ${expected}`;
  return globalDefault ? `globalDefault of ${name} PriorityClass must be false` : undefined;
}
