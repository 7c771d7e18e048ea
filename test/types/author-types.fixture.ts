// Author code with mistakes; each is announced on the line above it: the text at which the checker must report it, and what
// the message must say. Everything else must compile.
import type {
  Container,
  CustomResourceDefinition,
  Deployment,
  HorizontalPodAutoscalerV2,
  Quantity,
  Ref,
  ResourceRequirements,
  Service,
} from '../../src/kubernetes/generated/types.ts';
import type { RefOf } from '../../src/values/reference.ts';
import { isQuantity, quantity } from '../../src/kubernetes/quantity.ts';

declare const replicas: Ref<number>;
declare const policy: Ref<'Always' | 'IfNotPresent' | 'Never'>;
declare const memory: Ref<Quantity>;
declare const resources: RefOf<ResourceRequirements>;
declare const anyText: string;

export const sound: Deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', labels: { app: 'web' } },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'web' } },
    template: {
      spec: {
        containers: [
          {
            name: 'web',
            imagePullPolicy: policy,
            ports: [{ containerPort: 80, protocol: 'TCP' }],
            resources: { requests: { cpu: 0.5, memory }, limits: { memory: quantity(anyText) } },
            livenessProbe: { httpGet: { port: 'http' } },
          },
          { name: 'sidecar', resources },
        ],
      },
    },
  },
} as const;

export const wrongField: Container = {
  name: 'web',
  // error at "imagePulPolicy": Did you mean to write 'imagePullPolicy'?
  imagePulPolicy: 'Always',
};

export const wrongEnum: Container = {
  name: 'web',
  // error at "imagePullPolicy": Type '"always"' is not assignable to type
  imagePullPolicy: 'always',
};

// error at "missing": Property 'name' is missing in type
export const missing: Container = { image: 'nginx' };

export const wrongType: Deployment = {
  spec: {
    // error at "replicas": Type 'string' is not assignable to type 'number | Ref<number>
    replicas: '3',
    selector: {},
    template: {},
  },
};

export const wrongReference: Deployment = {
  // error at "paused": Type 'Ref<number>' is not assignable to type 'boolean | Ref<boolean>
  spec: { selector: {}, template: {}, paused: replicas },
};

// error at "kind": Type '"Deploymant"' is not assignable to type '"Deployment"'
export const wrongKind: Deployment = { kind: 'Deploymant' };

// error at "status": 'status' does not exist in type 'Service'
export const serverField: Service = { spec: {}, status: {} };

const amounts: Record<string, Quantity> = {
  whole: 1,
  fraction: '0.5',
  milli: '500m',
  binary: '1.5Gi',
  exponent: '1e3',
  // error at "megabytes": Type '"500mb"' is not assignable to type 'Quantity'
  megabytes: '500mb',
  // error at "capital": Type '"5K"' is not assignable to type 'Quantity'
  capital: '5K',
  // error at "bytes": Type '"5GiB"' is not assignable to type 'Quantity'
  bytes: '5GiB',
  // error at "empty": Type '""' is not assignable to type 'Quantity'
  empty: '',
  // error at "nothing": Type '"NaN"' is not assignable to type 'Quantity'
  nothing: 'NaN',
  // error at "unknown": Type 'string' is not assignable to type 'Quantity'
  unknown: anyText,
};
if (isQuantity(anyText)) amounts['checked'] = anyText;

export const autoscaler: HorizontalPodAutoscalerV2 = {
  spec: {
    maxReplicas: 3,
    scaleTargetRef: { kind: 'Deployment', name: 'web' },
    // error at "resorce": Did you mean to write 'resource'?
    metrics: [{ type: 'Resource', resorce: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
  },
};

export const definition: CustomResourceDefinition = {
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Widget', plural: 'widgets' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            additionalProperties: false,
            // error at "propertees": 'propertees' does not exist in type 'JSONSchemaProps | readonly JSONSchemaProps[]'
            properties: { list: { items: { propertees: {} } } },
          },
        },
      },
    ],
  },
};
