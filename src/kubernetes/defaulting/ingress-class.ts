import type { IngressClass } from '../generated/objects.ts';

/** Source: kubernetes `pkg/apis/networking/v1/defaults.go`. */
export function defaultIngressClass(ingressClass: IngressClass): IngressClass {
  const { parameters } = ingressClass.spec ?? {};
  if (!parameters) return ingressClass;
  const scoped = { ...parameters, scope: parameters.scope ?? 'Cluster' };
  return { ...ingressClass, spec: { ...ingressClass.spec, parameters: scoped } };
}
