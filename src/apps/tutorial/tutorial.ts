import { Chart } from 'cdk8s';
import { external, Ingress, Namespace } from 'charthouse';
import type { Construct } from 'constructs';
import { batch } from './batch.ts';
import type { Environment } from './environments.ts';
import { greetings } from './greetings.ts';
import { kuards } from './kuards.ts';
import { WordPress } from './wordpress.ts';

/** A load-balanced site that mixes stateless and stateful parts. */
export class Tutorial extends Chart {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, { namespace: environment.namespace });

    new Namespace(this, 'namespace', { name: environment.namespace });
    const blog = new WordPress(this, 'wordpress', environment);
    const animals = greetings(this);
    kuards(this);
    const { migration } = batch(this, { database: blog.database, password: blog.password });
    blog.web.node.addDependency(migration);

    new Ingress(this, 'site', {
      class: external.ingressClass('nginx'),
      tls: { [environment.host]: external.secret('tutorial-tls', { type: 'kubernetes.io/tls' }) },
      hosts: {
        [environment.host]: {
          '/': blog.service.port('http'),
          '/alpaca': { service: animals.alpaca, port: animals.alpaca.port },
          '/bandicoot': { service: animals.bandicoot, port: animals.bandicoot.port },
        },
      },
    });
  }
}
