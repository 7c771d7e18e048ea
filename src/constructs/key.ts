import type { EnvVarSource } from '../kubernetes/generated/types.ts';
import { hasMark } from '../values/mark.ts';
import type { Value } from '../values/reference.ts';
import { type ConfigMapHandle, isNamed, type Part, type SecretHandle } from './handle.ts';

/** Types know keys that are written down; those of a folder are known here. Values that are spread may bring any key. */
export function requireKey(key: string, keys: readonly string[], what: () => string): void {
  if (keys.includes(key) || keys.some(hasMark)) return;
  throw new Error(`${what()} has no key "${key}"; it has ${keys.join(', ')}`);
}

/**
 * One key of a ConfigMap or Secret. As an environment variable it is the value, in `mounts` it is a file at exactly
 * that path.
 */
export class ConfigKey implements Part {
  readonly owner: ConfigMapHandle | SecretHandle;
  readonly key: string;
  readonly isOptional: Value<boolean> | undefined;
  readonly fileMode: number | undefined;

  constructor(
    owner: ConfigMapHandle | SecretHandle,
    key: string,
    options: { readonly optional?: Value<boolean>; readonly mode?: number } = {},
  ) {
    this.owner = owner;
    this.key = key;
    this.isOptional = options.optional;
    this.fileMode = options.mode;
  }

  /** The container starts also where the object or key does not exist; the variable is then not set. */
  optional(): ConfigKey {
    return new ConfigKey(this.owner, this.key, { optional: true, ...this.#mode() });
  }

  /** Permission bits of the file, such as `0o400`. Default: `0o644`. */
  mode(mode: number): ConfigKey {
    return new ConfigKey(this.owner, this.key, { ...this.#optional(), mode });
  }

  #mode(): { mode?: number } {
    return this.fileMode === undefined ? {} : { mode: this.fileMode };
  }

  #optional(): { optional?: Value<boolean> } {
    return this.isOptional === undefined ? {} : { optional: this.isOptional };
  }

  envSource(): EnvVarSource {
    const source = { name: this.owner.name, key: this.key, ...this.#optional() };
    return isNamed(this.owner, 'secrets') ? { secretKeyRef: source } : { configMapKeyRef: source };
  }
}
