import type { Chart } from 'cdk8s';
import { claimTemplate, Deployment, external, StatefulSet, tcp } from 'charthouse';

export function example(chart: Chart): void {
  const mysql = new StatefulSet(chart, 'mysql', {
    service: 'mysql-service',
    image: 'docker.io/library/mysql:8.4.2',
    ports: { mysql: 3306 },
    env: { MYSQL_ROOT_PASSWORD: external.secret('mysql', { keys: ['password'] }).key('password') },
    mounts: { '/var/lib/mysql': claimTemplate('data', { storage: '10Gi' }).subPath('mysql') },
    readinessProbe: tcp('mysql'),
  });

  new Deployment(chart, 'web', {
    image: 'registry.example.com/shop/web:1.4.2',
    env: { DB_HOST: mysql.pod(0).host, DB_PORT: mysql.port('mysql') },
  });
}
