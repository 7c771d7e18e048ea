import type { Construct } from 'constructs';
import { addTrait } from '../model/trait.ts';
import type { Value } from '../values/reference.ts';
import { type FolderOptions, keyItems } from './config-map.ts';
import type { SecretHandle } from './handle.ts';
import { ConfigKey, requireKey } from './key.ts';
import { Manifest, type ManifestProps } from './manifest.ts';
import { CONFIG_KEY, requireName } from './name.ts';
import { plainLabel } from './release-safe-name.ts';
import { Volume } from './workload/volume.ts';

const KIND = { apiVersion: 'v1', kind: 'Secret', fields: ['type', 'stringData', 'immutable'] };

/** https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
export type SecretType =
  | 'Opaque'
  | 'kubernetes.io/basic-auth'
  | 'kubernetes.io/dockercfg'
  | 'kubernetes.io/dockerconfigjson'
  | 'kubernetes.io/service-account-token'
  | 'kubernetes.io/ssh-auth'
  | 'kubernetes.io/tls'
  | `${string}/${string}`;

export interface SecretProps<D extends Readonly<Record<string, Value<string>>>> extends ManifestProps {
  /** Default: `Opaque`. */
  readonly type?: SecretType;
  /** Values in plain text: they end up readable in `dist` and in git. */
  readonly data: D;
  /** Why plain text is all right here, such as a test fixture. Without a reason there is no literal data. */
  readonly allowPlaintext: string;
  /** The content can never be changed; a change needs a new name. Default: false. */
  readonly immutable?: Value<boolean>;
}

/**
 * A Secret whose values stand in the code. Nearly always an ExternalSecret, or `external.secret` for one that is made
 * elsewhere, is what is wanted.
 *
 *     new Secret(chart, 'fixture', { data: { token: 'test' }, allowPlaintext: 'fixture of the smoke test' });
 *
 * https://kubernetes.io/docs/concepts/configuration/secret/
 */
export class Secret<const D extends Readonly<Record<string, Value<string>>>> extends Manifest {
  readonly resourceType = 'secrets';
  readonly #props: SecretProps<D>;

  /** Throws for invalid keys and for an empty reason. The message never contains a value. */
  constructor(scope: Construct, id: string, props: SecretProps<D>) {
    super(scope, id, KIND, props);
    this.#props = props;
    const reason: string | undefined = props.allowPlaintext;
    if (reason === undefined || reason.trim() === '') {
      throw new Error(
        `Secret ${this.node.path}: allowPlaintext is the reason why plain text is all right; it is ${reason === undefined ? 'missing' : 'empty'}`,
      );
    }
    for (const key of Object.keys(props.data)) {
      requireName(key, CONFIG_KEY, () => `Secret ${this.node.path}, key`, 'rename the key in `data`');
    }
    addTrait(this, { allowPlaintext: props.allowPlaintext });
  }

  /** One key: as a variable its value, in `mounts` a file. */
  key(key: Extract<keyof D, string>): ConfigKey {
    requireKey(key, Object.keys(this.#props.data), () => `Secret ${this.node.path}`);
    return new ConfigKey(this, key);
  }

  /** The Secret as a folder, with other names, modes or only some keys. */
  volume(options: FolderOptions<Extract<keyof D, string>> = {}): Volume {
    return secretVolume(this, options);
  }

  protected override body(): Readonly<Record<string, unknown>> {
    const { type, data, immutable } = this.#props;
    return { type, stringData: data, immutable };
  }
}

export function secretVolume(secret: SecretHandle, options: FolderOptions): Volume {
  const { name = plainLabel(secret.name, 'secret'), items, defaultMode, optional } = options;
  const source = {
    secretName: secret.name,
    ...(items === undefined ? {} : { items: keyItems(items) }),
    ...(defaultMode === undefined ? {} : { defaultMode }),
    ...(optional === undefined ? {} : { optional }),
  };
  return new Volume(name, { secret: source }, secret);
}
