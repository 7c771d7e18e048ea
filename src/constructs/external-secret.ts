import type { Construct } from 'constructs';
import type { Value } from '../values/reference.ts';
import type { FolderOptions } from './config-map.ts';
import { overlay } from './fields.ts';
import { FileContent } from './file.ts';
import { ConfigKey, requireKey } from './key.ts';
import { isNamed } from './handle.ts';
import { Manifest, type ManifestProps } from './manifest.ts';
import { CONFIG_KEY, requireName } from './name.ts';
import { type SecretType, secretVolume } from './secret.ts';
import type { Volume } from './workload/volume.ts';

const KIND = { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', fields: ['spec'] };

/** Where secrets are kept: an object of the External Secrets Operator. */
export interface SecretStore {
  readonly name: Value<string>;
  /** Default: `SecretStore`, of the same namespace. */
  readonly kind?: 'SecretStore' | 'ClusterSecretStore';
}

/** Where the store keeps one value. */
export interface RemoteKey {
  /** Name of the entry in the store. */
  readonly key: Value<string>;
  /** Part of an entry that has several. */
  readonly property?: Value<string>;
  /** Default: the newest. */
  readonly version?: Value<string>;
}

/**
 * Go templates, keyed by the key of the Secret: a text, a file of the repository, or a key of the same name of a
 * ConfigMap that holds the settings around the credentials.
 */
export type Templates = Readonly<Record<string, Value<string> | FileContent | ConfigKey>>;

export interface ExternalSecretProps<
  K extends Readonly<Record<string, RemoteKey>>,
  T extends Templates,
> extends ManifestProps {
  /** Where the values are kept. */
  readonly store: SecretStore;
  /** What to fetch, keyed by the key of the Secret. */
  readonly keys: K;
  /**
   * Files made of the fetched values: Go templates in which `{{ .name }}` stands for the value of a key. The keys of
   * the Secret are then those of the template.
   */
  readonly template?: T;
  /** Type of the Secret. Default: `Opaque`. */
  readonly type?: SecretType;
  /** How often the store is asked, as a Go duration. Default: `1h0m0s`. */
  readonly refreshInterval?: Value<string>;
  /** Any other field of the spec, merged over what follows from the props. */
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** Keys of the Secret that is made: those of the template, or those that are fetched. */
type SecretKeys<K, T> = Extract<
  string extends keyof T ? keyof K : [keyof T] extends [never] ? keyof K : keyof T,
  string
>;

/**
 * A Secret that the External Secrets Operator makes in the cluster from a store: no value is ever in git. Both objects
 * have one name, and this one stands wherever a Secret does.
 *
 *     const login = new ExternalSecret(chart, 'login', { store, keys: { password: { key: 'shop/db' } } });
 *     new Deployment(chart, 'web', { image, env: { PASSWORD: login.key('password') } });
 *
 * https://external-secrets.io/latest/api/externalsecret/
 */
export class ExternalSecret<
  const K extends Readonly<Record<string, RemoteKey>>,
  const T extends Templates = Record<never, never>,
> extends Manifest {
  /** It stands for the Secret that it makes. */
  readonly resourceType = 'secrets';
  readonly #props: ExternalSecretProps<K, T>;

  /** Throws for keys that no Secret can have, and for templates that are not text. */
  constructor(scope: Construct, id: string, props: ExternalSecretProps<K, T>) {
    super(scope, id, KIND, props);
    this.#props = props;
    for (const key of [...Object.keys(props.keys), ...Object.keys(props.template ?? {})]) {
      requireName(key, CONFIG_KEY, () => `ExternalSecret ${this.node.path}, key`, 'rename it');
    }
    for (const [key, content] of Object.entries<Templates[string]>(props.template ?? {})) {
      if (content instanceof ConfigKey && content.key !== key) {
        throw new Error(
          `ExternalSecret ${this.node.path}: the template "${key}" of a ConfigMap keeps its key "${content.key}"`,
        );
      }
      this.usesHere(content);
    }
  }

  /** One key of the Secret: as a variable its value, in `mounts` a file. */
  key(key: SecretKeys<K, T>): ConfigKey {
    const { keys, template = {} } = this.#props;
    const made = Object.keys(template).length === 0 ? keys : template;
    requireKey(key, Object.keys(made), () => `ExternalSecret ${this.node.path}`);
    return new ConfigKey(this, key);
  }

  /** The Secret as a folder, with other names, modes or only some keys. */
  volume(options: FolderOptions<SecretKeys<K, T>> = {}): Volume {
    return secretVolume(this, options);
  }

  protected override body(): { spec: Readonly<Record<string, unknown>> } {
    const { store, keys, template, type, refreshInterval = '1h0m0s', spec } = this.#props;
    const rendered: Readonly<Record<string, unknown>> = {
      secretStoreRef: { name: store.name, kind: store.kind ?? 'SecretStore' },
      refreshInterval,
      target: {
        name: this.name,
        ...(type === undefined && template === undefined ? {} : { template: this.#template(type, template ?? {}) }),
      },
      data: Object.entries<RemoteKey>(keys).map(([secretKey, remoteRef]) => ({ secretKey, remoteRef })),
    };
    return { spec: overlay(rendered, spec) };
  }

  #template(type: SecretType | undefined, template: Templates): Readonly<Record<string, unknown>> {
    const data: Record<string, Value<string>> = {};
    const templateFrom: unknown[] = [];
    for (const [key, content] of Object.entries(template)) {
      if (content instanceof ConfigKey) templateFrom.push(configTemplate(content));
      else data[key] = content instanceof FileContent ? content.toString() : content;
    }
    return {
      engineVersion: 'v2',
      ...(type === undefined ? {} : { type }),
      ...(Object.keys(data).length === 0 ? {} : { data }),
      ...(templateFrom.length === 0 ? {} : { templateFrom }),
    };
  }
}

function configTemplate({ owner, key }: ConfigKey): unknown {
  const source = { name: owner.name, items: [{ key }] };
  return isNamed(owner, 'secrets') ? { secret: source } : { configMap: source };
}
