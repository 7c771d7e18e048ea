import {
  chartFile,
  choose,
  ConfigMap,
  eq,
  ExternalSecret,
  helper,
  not,
  type Ref,
  release,
  type RemoteKey,
  replace,
  trimSuffix,
  trunc,
  type Value,
} from 'charthouse';
import type { Construct } from 'constructs';
import { store } from '../secret-store.ts';

/** The credentials of `config.yaml`: in its template `{{ .name }}` stands for the value. */
const credentials = {
  s3AccessKey: remote('s3', 'access-key'),
  s3SecretKey: remote('s3', 'secret-key'),
  postgresUser: remote('postgres', 'user'),
  postgresPassword: remote('postgres', 'password'),
  rabbitmqPassword: remote('rabbitmq', 'password'),
  redisPassword: remote('redis', 'password'),
  usgsUser: remote('usgs', 'user'),
  usgsPassword: remote('usgs', 'password'),
  esaUser: remote('esa', 'user'),
  esaPassword: remote('esa', 'password'),
  mailgunApiKey: remote('mailgun', 'api-key'),
  djangoSecretKey: remote('django', 'secret-key'),
} satisfies Record<string, RemoteKey>;

/** The credentials of the services that are installed along, under the keys that the values of their charts name. */
const ofServices = {
  'minio-user': credentials.s3AccessKey,
  'minio-password': credentials.s3SecretKey,
  'postgresql-admin-password': remote('postgres', 'admin-password'),
  'postgresql-password': credentials.postgresPassword,
  'rabbitmq-password': credentials.rabbitmqPassword,
  'rabbitmq-erlang-cookie': remote('rabbitmq', 'erlang-cookie'),
  'redis-password': credentials.redisPassword,
} satisfies Record<string, RemoteKey>;

function remote(service: string, property: string): RemoteKey {
  return { key: `job-manager/${service}`, property };
}

/** Where the services are that the platform works with: in this release, or somewhere else. */
export interface Hosts {
  readonly minio: Value<string>;
  readonly postgresql: Value<string>;
  readonly rabbitmq: Value<string>;
  readonly redis: Value<string>;
}

/** Only in the releases that install a service: what that and the platform both have to know. */
export function serviceCredentials(scope: Construct, enabled: Value<boolean>) {
  return new ExternalSecret(scope, 'services', { name: `${release.name}-services`, enabled, store, keys: ofServices });
}

/** The settings stay readable in git; the file with the credentials in it is rendered in the cluster. */
export function renderedConfig(scope: Construct, host: Value<string>, hosts: Hosts, ownDatabase: Value<boolean>) {
  const settings = new ConfigMap(scope, 'jobmanager-settings', {
    data: {
      'config.yaml': replaced(chartFile('files/config.yaml'), {
        'http://minio:': `http://${hosts.minio}:`,
        'host: postgresql': `host: ${hosts.postgresql}`,
        "'{{ .postgresUser }}'": choose<string>(ownDatabase, 'jobmanager', "'{{ .postgresUser }}'"),
        'host: rabbitmq': `host: ${hosts.rabbitmq}`,
        'host: redis-service': `host: ${hosts.redis}`,
        's2d2.kub-eo.agr.gc.ca': host,
      }),
    },
  });
  const config = new ExternalSecret(scope, 'jobmanager-config', {
    store,
    keys: credentials,
    template: { 'config.yaml': settings.key('config.yaml') },
  });
  return { settings, config };
}

/**
 * The host of a service that a chart of Bitnami makes, or the one that is there already. Such a chart is called like the
 * release when that has the name of the chart in it.
 */
export function hostOf(enabled: Value<boolean>, chart: string, otherwise: Value<string>, suffix = ''): Ref<string> {
  const contained = not(eq(replace(release.name, chart, ''), release.name));
  const fullname = choose<string>(contained, release.name, `${release.name}-${chart}`);
  const about = `What the chart ${chart} calls its objects.`;
  const own = helper(`${chart}.fullname`, trimSuffix(trunc(fullname, 63), '-'), about);
  return choose<string>(enabled, `${own}${suffix}`, otherwise);
}

/** A packed file keeps its words; what an installation decides takes their place. */
export function replaced(text: Ref<string>, words: Readonly<Record<string, Value<string>>>): Ref<string> {
  return Object.entries(words).reduce((before, [from, to]) => replace(before, from, to), text);
}
