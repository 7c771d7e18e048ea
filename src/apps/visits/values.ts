import { defineValues, type kubernetes, v } from 'charthouse';

const image = (repository: string) =>
  v.object({
    repository: v.string({ default: repository, minLength: 1 }),
    tag: v.string({
      default: '1.0.0',
      pattern: '^[A-Za-z0-9_][A-Za-z0-9_.-]*$',
      maxLength: 128,
      description: 'Version that is installed: "latest" would change under a running system',
    }),
  });

/** What whoever installs the applications may decide. */
export const visitsValues = defineValues({
  image: v.object({
    nodejs: image('docker.io/sh3b0/app_nodejs'),
    python: image('docker.io/sh3b0/app_python'),
  }),
  replicas: v.integer({ default: 3, minimum: 0, maximum: 50, description: 'Pods of each application' }),
  service: v.object({
    type: v.string({ enum: ['LoadBalancer', 'NodePort', 'ClusterIP'], default: 'LoadBalancer' }),
  }),
  existingSecret: v.string({
    default: '',
    maxLength: 253,
    description:
      'Secret with the keys "username" and "password" of the database; without it one comes from the secret store',
  }),
  resources: v.raw<kubernetes.ResourceRequirements>({
    default: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '500m', memory: '128Mi' } },
    example: { requests: { cpu: '250m', memory: '128Mi' }, limits: { cpu: '500m', memory: '128Mi' } },
    description: 'What each application asks for and may use; the LimitRange allows 500m CPU and 128Mi memory',
  }),
  limitRange: v.object({
    enabled: v.boolean({ default: true, description: 'Whether containers without resources get some' }),
  }),
  monitoring: v.object({
    enabled: v.boolean({ default: true, description: 'Needs the operator of Prometheus in the cluster' }),
    stack: v.object({
      enabled: v.boolean({ default: true, description: 'Let Argo CD install kube-prometheus-stack' }),
    }),
  }),
});
