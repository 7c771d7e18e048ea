import { type ConfigKey, CronJob, emptyDir, type Host, Job } from 'charthouse';
import type { Construct } from 'constructs';

const kuard = 'gcr.io/kuar-demo/kuard-amd64:blue';
const nobody = { runAsUser: 65534, runAsGroup: 65534 } as const;
const resources = { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } } as const;

export interface BatchProps {
  readonly database: Host;
  readonly password: ConfigKey;
}

/** Work that ends: a Job that makes keys, one that prepares the database, and one that cleans up every night. */
export function batch(scope: Construct, props: BatchProps) {
  new Job(scope, 'oneshot', {
    restartPolicy: 'OnFailure',
    image: kuard,
    args: ['--keygen-enable', '--keygen-exit-on-complete', '--keygen-num-to-gen', '10'],
    podSecurityContext: nobody,
    resources,
  });

  const migration = new Job(scope, 'wordpress-migration', {
    backoffLimit: 6,
    restartPolicy: 'OnFailure',
    image: 'docker.io/library/mysql:8.4.2',
    podSecurityContext: { runAsUser: 999 },
    command: ['sh', '-ec'],
    args: [
      'until mysqladmin ping --host="$DB_HOST" --user=wordpress --silent; do sleep 2; done\n' +
        'mysql --host="$DB_HOST" --user=wordpress ' +
        '--execute="ALTER DATABASE wordpress CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci"\n',
    ],
    env: { DB_HOST: props.database, MYSQL_PWD: props.password },
    mounts: { '/tmp': emptyDir('tmp') },
    resources,
  });

  new CronJob(scope, 'cleanup', {
    schedule: '15 3 * * *',
    timeZone: 'Etc/UTC',
    concurrencyPolicy: 'Forbid',
    restartPolicy: 'Never',
    image: kuard,
    args: ['--keygen-enable', '--keygen-exit-on-complete', '--keygen-num-to-gen', '1'],
    podSecurityContext: nobody,
    resources,
  });

  return { migration };
}
