import type { RuntimeClass } from '../generated/objects.ts';
import { canonicalQuantities } from './resource-list.ts';

export function defaultRuntimeClass(runtimeClass: RuntimeClass): RuntimeClass {
  const podFixed = runtimeClass.overhead?.podFixed;
  if (podFixed === undefined) return runtimeClass;
  return { ...runtimeClass, overhead: { ...runtimeClass.overhead, podFixed: canonicalQuantities(podFixed) } };
}
