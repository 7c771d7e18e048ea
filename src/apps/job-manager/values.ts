import { defineValues, v } from 'charthouse';

const name = { pattern: '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$' } as const;
/**
 * The Secret with the credentials of what is installed along; the charts of Bitnami read its name as a template, and the
 * platform reads the same credentials from the same store.
 */
const existingSecret = '{{ .Release.Name }}-services';

type Auth = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** A chart of Bitnami: what is not said here is up to its own values. */
const dependency = (what: string, auth: Auth) =>
  v.raw<{ enabled: boolean; auth: Auth }>({
    default: { enabled: false, auth },
    schema: { type: 'object', properties: { enabled: { type: 'boolean' } }, required: ['enabled'] },
    example: { enabled: true, auth },
    description: `Install ${what} with this release; all other values here are those of its chart`,
  });

/** What whoever installs the platform may decide. */
export const jobManagerValues = defineValues({
  image: v.object({
    tag: v.string({
      default: 'v0.0.24',
      pattern: '^[A-Za-z0-9_][A-Za-z0-9_.-]*$',
      maxLength: 128,
      description: 'Version of registry.cullen.io/jobmanager-api',
    }),
  }),
  imagePullSecret: v.string({
    default: 'regcred',
    ...name,
    description: 'Secret of type kubernetes.io/dockerconfigjson that is there already',
  }),
  replicas: v.integer({ default: 1, minimum: 0, maximum: 20, description: 'Pods of the API' }),
  ingress: v.object({
    host: v.string({
      default: 's2d2.kub-eo.agr.gc.ca',
      pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$',
      maxLength: 253,
    }),
    bodySize: v.string({
      default: '4000m',
      pattern: '^[0-9]+[kmg]?$',
      description: 'Largest upload, as nginx writes sizes',
    }),
  }),
  scratch: v.object({
    size: v.quantity({ default: '100Gi', pattern: '^[1-9][0-9]{0,8}(Mi|Gi|Ti)$' }),
    storageClass: v.string({
      default: '',
      maxLength: 253,
      description: 'Storage class that is there already; without it the release makes one on cStor',
    }),
  }),
  hosts: v.object({
    minio: v.string({ default: 'minio', minLength: 1, description: 'Where MinIO is, unless it is installed here' }),
    postgresql: v.string({ default: 'postgresql', minLength: 1 }),
    rabbitmq: v.string({ default: 'rabbitmq', minLength: 1 }),
  }),
  redisService: v.object({
    nodePort: v.optInteger({
      default: 30637,
      minimum: 30000,
      maximum: 32767,
      description: 'Port of every node that leads to Redis: one in the whole cluster; null takes a free one',
    }),
    existingSecret: v.string({ default: 'redis', ...name, description: 'Secret with the key "redis-password"' }),
  }),
  minio: dependency('MinIO', {
    existingSecret,
    rootUserSecretKey: 'minio-user',
    rootPasswordSecretKey: 'minio-password',
  }),
  postgresql: dependency('PostgreSQL', {
    existingSecret,
    secretKeys: { adminPasswordKey: 'postgresql-admin-password', userPasswordKey: 'postgresql-password' },
    username: 'jobmanager',
    database: 'jobmanager',
  }),
  rabbitmq: dependency('RabbitMQ', {
    existingPasswordSecret: existingSecret,
    existingSecretPasswordKey: 'rabbitmq-password',
    existingErlangSecret: existingSecret,
    existingSecretErlangKey: 'rabbitmq-erlang-cookie',
    username: 'jobmanager',
  }),
  redis: dependency('Redis', { existingSecret, existingSecretPasswordKey: 'redis-password' }),
});
