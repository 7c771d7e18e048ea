import { createHash } from 'node:crypto';
import type { Construct } from 'constructs';
import type { KeyToPath } from '../kubernetes/generated/types.ts';
import { chartOf } from '../values/chart.ts';
import { hasMark } from '../values/mark.ts';
import { isReference, type Value } from '../values/reference.ts';
import { FileContent } from './file.ts';
import { ConfigKey, requireKey } from './key.ts';
import type { ConfigMapHandle } from './handle.ts';
import { Manifest, type ManifestProps } from './manifest.ts';
import { asLabel, CONFIG_KEY, objectName, requireName } from './name.ts';
import { plainLabel } from './release-safe-name.ts';
import { Volume } from './workload/volume.ts';

const KIND = { apiVersion: 'v1', kind: 'ConfigMap', fields: ['data', 'binaryData', 'immutable'] };

/** Limit of the API server for all data of one object: 1 MiB. */
const MAX_BYTES = 1024 * 1024;

/** 40 bits: as many as kustomize puts into a name. */
const HASH_LENGTH = 10;

/** A text, a file, or bytes; texts can hold chart values. */
export type ConfigContent = Value<string> | FileContent | Uint8Array;

type ConfigData = Readonly<Record<string, ConfigContent>>;

export interface ConfigMapProps<D extends ConfigData> extends ManifestProps {
  /**
   * Content, keyed by name: texts, `file(...)` of the repository, bytes. What is not UTF-8 goes into `binaryData`.
   * Keys consist of letters, digits, `-`, `_` and `.`.
   */
  readonly data: D;
  /** The content can never be changed; a change needs a new name. Default: false. */
  readonly immutable?: Value<boolean>;
  /**
   * The name ends in a hash of the content, and the object is immutable: a change makes another ConfigMap, running pods
   * keep theirs, and a rollback finds the old one. Argo CD deletes it when the new pods are ready. Throws in a Helm chart,
   * whose upgrade deletes the old one at once, and for content with chart values. Default: false, the checksum of the
   * content in the pods rolls them.
   */
  readonly nameSuffixHash?: boolean;
}

/** How a ConfigMap or Secret becomes a folder. */
export interface FolderOptions<K extends string = string> {
  /** Name of the volume in the pod. Default: that of the object. */
  readonly name?: string;
  /** Only these keys, each under the path given for it. Default: every key under its own name. */
  readonly items?: { readonly [Key in K]?: string };
  /** Permission bits of the files, such as `0o400`. Default: `0o644`. */
  readonly defaultMode?: number;
  /** The pod starts also when the object does not exist. Default: false. */
  readonly optional?: Value<boolean>;
}

/**
 * Configuration that is no secret. Mounted or read as variables it rolls the pods when it changes.
 *
 *     const settings = new ConfigMap(chart, 'settings', { data: { LOG_LEVEL: 'info', 'nginx.conf': file('nginx.conf') } });
 *     settings.key('LOG_LEVEL')
 *
 * https://kubernetes.io/docs/concepts/configuration/configmap/
 */
export class ConfigMap<const D extends ConfigData> extends Manifest {
  readonly resourceType = 'configmaps';
  readonly #data = new Map<string, Value<string>>();
  readonly #binary = new Map<string, string>();
  readonly #immutable: Value<boolean> | undefined;

  /** Throws for invalid keys and for more than 1 MiB of content. */
  constructor(scope: Construct, id: string, props: ConfigMapProps<D>) {
    super(scope, id, KIND, props.nameSuffixHash === true ? namedByContent(scope, id, props) : props);
    this.#immutable = props.nameSuffixHash === true ? true : props.immutable;
    let size = 0;
    for (const [key, content] of Object.entries<ConfigContent>(props.data)) {
      requireName(key, CONFIG_KEY, () => `ConfigMap ${this.node.path}, key`, 'rename the key in `data`');
      size += Buffer.byteLength(key) + this.#add(key, content);
    }
    if (size > MAX_BYTES) {
      throw new Error(
        `ConfigMap ${this.node.path} has ${size} bytes of content; at most ${MAX_BYTES} fit in one object`,
      );
    }
  }

  /** One key: as a variable its value, in `mounts` a file. Throws for one that is not there. */
  key(key: Extract<keyof D, string>): ConfigKey {
    requireKey(key, [...this.#data.keys(), ...this.#binary.keys()], () => `ConfigMap ${this.node.path}`);
    return new ConfigKey(this, key);
  }

  /** The ConfigMap as a folder, with other names, modes or only some keys. */
  volume(options: FolderOptions<Extract<keyof D, string>> = {}): Volume {
    return configVolume(this, { name: asLabel(this.plainName), ...options });
  }

  /** The content as it stands in the manifest. */
  content(): {
    readonly data?: Readonly<Record<string, Value<string>>>;
    readonly binaryData?: Readonly<Record<string, string>>;
  } {
    return {
      ...(this.#data.size === 0 ? {} : { data: Object.fromEntries(this.#data) }),
      ...(this.#binary.size === 0 ? {} : { binaryData: Object.fromEntries(this.#binary) }),
    };
  }

  protected override body(): Readonly<Record<string, unknown>> {
    return { ...this.content(), immutable: this.#immutable };
  }

  /** Returns the number of bytes that the content takes. */
  #add(key: string, content: ConfigContent): number {
    if (content instanceof FileContent) {
      const { text, bytes } = content;
      if (text === undefined) this.#binary.set(key, Buffer.from(bytes).toString('base64'));
      else this.#data.set(key, text);
      return bytes.length;
    }
    if (content instanceof Uint8Array) {
      this.#binary.set(key, Buffer.from(content).toString('base64'));
      return content.length;
    }
    // Programs in JavaScript are not checked by the compiler.
    if (typeof content !== 'string' && !isReference(content)) {
      throw new Error(`ConfigMap ${this.node.path}: the content of "${key}" is of type ${typeof content}, not a text`);
    }
    this.#data.set(key, content);
    return isReference(content) ? 0 : Buffer.byteLength(content);
  }
}

function namedByContent(scope: Construct, id: string, props: ConfigMapProps<ConfigData>): ManifestProps {
  const what = `ConfigMap ${scope.node.path}/${id}: nameSuffixHash`;
  if (chartOf(scope) !== undefined) {
    throw new Error(`${what}: an upgrade with Helm deletes the old object while pods still use it; leave it out`);
  }
  const hash = createHash('sha256');
  for (const [key, content] of Object.entries(props.data).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (isReference(content) || (typeof content === 'string' && hasMark(content))) {
      throw new Error(`${what}: the content of "${key}" holds a chart value, so the name could not be known`);
    }
    const bytes = content instanceof FileContent ? content.bytes : Buffer.from(content);
    hash.update(`${JSON.stringify(key)}:${bytes.length}:`).update(bytes);
  }
  return {
    ...props,
    name: `${props.name ?? objectName(scope, id)}-${hash.digest('hex').slice(0, HASH_LENGTH)}`,
    annotations: { 'argocd.argoproj.io/sync-options': 'PruneLast=true', ...props.annotations },
  };
}

export function configVolume(config: ConfigMapHandle, options: FolderOptions): Volume {
  const { name = plainLabel(config.name, 'config'), items, defaultMode, optional } = options;
  const source = {
    name: config.name,
    ...(items === undefined ? {} : { items: keyItems(items) }),
    ...(defaultMode === undefined ? {} : { defaultMode }),
    ...(optional === undefined ? {} : { optional }),
  };
  return new Volume(name, { configMap: source }, config);
}

export function keyItems(items: FolderOptions['items'] & object): KeyToPath[] {
  return Object.entries(items).flatMap(([key, path]) => (path === undefined ? [] : [{ key, path }]));
}
