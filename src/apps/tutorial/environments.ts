/** In what the environments differ. What is missing for one of them does not compile. */
export interface Environment {
  readonly namespace: string;
  readonly host: string;
  /** Pods of the web tier. */
  readonly replicas: number;
  readonly wordpressTag: string;
  /** Size of the disk of the database. */
  readonly storage: `${number}Gi`;
}

export const environments = {
  dev: {
    namespace: 'tutorial-dev',
    host: 'dev.blog.acme.com',
    replicas: 1,
    wordpressTag: '6.8.2-apache',
    storage: '1Gi',
  },
  staging: {
    namespace: 'tutorial-staging',
    host: 'staging.blog.acme.com',
    replicas: 2,
    wordpressTag: '6.8.2-apache',
    storage: '5Gi',
  },
  prod: {
    namespace: 'tutorial',
    host: 'blog.acme.com',
    replicas: 3,
    wordpressTag: '6.8.1-apache',
    storage: '20Gi',
  },
} satisfies Record<'dev' | 'staging' | 'prod', Environment>;
