import { ConfigMap, ExternalSecret, file, type RemoteKey } from 'charthouse';
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

function remote(service: string, property: string): RemoteKey {
  return { key: `job-manager/${service}`, property };
}

/** The settings stay readable in git; the file with the credentials in it is rendered in the cluster. */
export function renderedConfig(scope: Construct) {
  const settings = new ConfigMap(scope, 'jobmanager-settings', {
    data: { 'config.yaml': file('src/apps/job-manager/files/config.yaml') },
  });
  const config = new ExternalSecret(scope, 'jobmanager-config', {
    store,
    keys: credentials,
    template: { 'config.yaml': settings.key('config.yaml') },
  });
  return { settings, config };
}
