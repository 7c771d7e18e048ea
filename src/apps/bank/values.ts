import { defineValues, v } from 'charthouse';

/** What whoever installs the bank may decide. */
export const bankValues = defineValues({
  image: v.object({
    repository: v.string({ default: 'docker.io/maluz/webserver-cct-demo', minLength: 1 }),
    tag: v.string({ default: '1.0', pattern: '^[A-Za-z0-9_][A-Za-z0-9_.-]*$', maxLength: 128 }),
  }),
  replicas: v.integer({
    default: 2,
    minimum: 0,
    maximum: 100,
    description: 'Pods of the web server when autoscaling is off',
  }),
  autoscaling: v.object({
    enabled: v.boolean({ default: true, description: 'Whether the load decides how many web servers run' }),
    minReplicas: v.integer({ default: 2, minimum: 1, maximum: 10 }),
    maxReplicas: v.integer({ default: 10, minimum: 10, maximum: 100 }),
    cpuPercent: v.integer({
      default: 10,
      minimum: 1,
      maximum: 100,
      description: 'CPU use, in percent of the request, that is aimed at',
    }),
  }),
  service: v.object({
    type: v.string({ enum: ['LoadBalancer', 'NodePort', 'ClusterIP'], default: 'LoadBalancer' }),
  }),
  database: v.object({
    existingSecret: v.string({
      default: '',
      maxLength: 253,
      description:
        'Secret with the key "password" of the database, decided when it is installed; ' +
        'without it one comes from the secret store',
    }),
    storage: v.object({
      size: v.quantity({
        default: '10Gi',
        pattern: '^[1-9][0-9]{0,8}(Mi|Gi|Ti)$',
        description: 'Size of the disk of the database',
      }),
      className: v.optString({
        minLength: 1,
        description: 'Storage class of the disk; without it the default class of the cluster',
      }),
    }),
  }),
});
