import { App, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { asPlain, defineValues, each, isReference, packageAs, releaseName, v, when } from '../../src/values/index.ts';
import type { Subject } from './differential.ts';
import { productTemplates } from './render.ts';

/** A chart of classes that cdk8s generates: they copy the fields they know, and take quantities out of classes of their own. */
const quantities = v.map(v.quantity());
const values = defineValues({
  resources: v.object({ limits: quantities, requests: quantities }),
  limits: quantities,
  security: v.object({ runAsUser: v.integer({ default: 1000 }), readOnlyRootFilesystem: v.boolean({ default: true }) }),
  tolerations: v.list(v.object({ key: v.string(), operator: v.string({ enum: ['Exists', 'Equal'] }) })),
  containers: v.list(v.object({ name: v.string(), memory: v.quantity(), port: v.integer(), probed: v.boolean() })),
  big: v.boolean({ default: false }),
  small: v.boolean({ default: false }),
});

type Quantities = Readonly<Record<string, string>>;

/** Plain data goes into the classes as authors write it: in the classes for quantities. */
function amounts(map: Quantities): Record<string, k8s.Quantity> {
  if (isReference(map)) return Object(map);
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, k8s.Quantity.fromString(value)]));
}

function generatedApp(x: typeof values.ref): App {
  const app = new App();
  const chart = new Chart(app, 'main');
  packageAs(chart, { name: 'generated', version: '1.0.0', values });
  const { big, small, resources, limits, security, tolerations } = x;
  const whole = isReference(resources)
    ? resources
    : { limits: amounts(asPlain(x.resources.limits)), requests: amounts(asPlain(x.resources.requests)) };
  const sized = when(
    big,
    { limits: { cpu: k8s.Quantity.fromString('2') } },
    when(small, { limits: { cpu: k8s.Quantity.fromNumber(1) } }, { limits: amounts(asPlain(limits)) }),
  );
  new k8s.KubePod(chart, 'pod', {
    metadata: { name: releaseName('pod') },
    spec: {
      tolerations: [{ key: 'own' }, ...asPlain(tolerations)],
      containers: [
        { name: 'whole', resources: Object(whole), securityContext: Object(security) },
        { name: 'sized', resources: sized },
        ...each(x.containers, (container) => ({
          name: asPlain(container.name),
          resources: { limits: { memory: k8s.Quantity.fromString(asPlain(container.memory)) } },
          ports: [{ containerPort: asPlain(container.port) }],
          livenessProbe: when(container.probed, { httpGet: { port: k8s.IntOrString.fromNumber(80) } }),
        })),
      ],
    },
  });
  return app;
}

function isReferences(refs: unknown): refs is typeof values.ref {
  return typeof refs === 'object' && refs !== null;
}

export const generatedSubject: Subject = {
  name: 'generated',
  values,
  templates: productTemplates,
  build(refs) {
    if (!isReferences(refs)) throw new Error('the values have to be an object');
    return generatedApp(refs);
  },
};
