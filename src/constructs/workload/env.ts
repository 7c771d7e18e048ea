import type { EnvFromSource, EnvVar, EnvVarSource, Quantity } from '../../kubernetes/generated/types.ts';
import { hasMark } from '../../values/mark.ts';
import { isReference, type Ref, type Value } from '../../values/reference.ts';
import { each } from '../../values/structure.ts';
import { type ConfigMapHandle, isNamed, isPart, type Part, type SecretHandle } from '../handle.ts';
import { ConfigKey } from '../key.ts';
import { type GuestVariable, guestVariable, isGuestVariable } from './guest-parts.ts';

/** A text that follows from an object, such as the host of a Service: keeps the dependency a string would lose. */
export interface TextHandle extends Part {
  toString(): string;
}

/** A value the kubelet fills in; made by `field` and `resourceField`. */
export class EnvSource {
  readonly source: EnvVarSource;

  constructor(source: EnvVarSource) {
    this.source = source;
  }
}

/**
 * What an environment variable can be set to. Numbers and booleans are written as text. An `EnvValue` of cdk8s-plus stands for
 * what it holds.
 */
export type EnvValue = Value<string> | number | boolean | ConfigKey | EnvSource | TextHandle | GuestVariable;

/**
 * A field of the pod, such as `metadata.name`, `status.podIP` or `metadata.labels['app']`.
 *
 * https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
 */
export function field(fieldPath: Value<string>): EnvSource {
  return new EnvSource({ fieldRef: { fieldPath } });
}

/** A request or limit of a container, such as `limits.memory`, divided by `divisor` (default 1) and rounded up. */
export function resourceField(
  resource: Value<string>,
  options: { readonly divisor?: Quantity; readonly container?: Value<string> } = {},
): EnvSource {
  const { divisor, container } = options;
  return new EnvSource({
    resourceFieldRef: {
      resource,
      ...(divisor === undefined ? {} : { divisor }),
      ...(container === undefined ? {} : { containerName: container }),
    },
  });
}

/** All keys of a ConfigMap or Secret as variables, each name behind a prefix. */
export interface PrefixedEnv extends Part {
  readonly prefix: Value<string>;
  readonly optional?: Value<boolean>;
  readonly owner: ConfigMapHandle | SecretHandle;
}

/** What gives all its keys as variables. */
export type EnvFrom = ConfigMapHandle | SecretHandle | PrefixedEnv;

/** Puts `prefix` before the name of every variable. https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/ */
export function prefixed(
  prefix: Value<string>,
  owner: ConfigMapHandle | SecretHandle,
  options: { readonly optional?: Value<boolean> } = {},
): PrefixedEnv {
  return { prefix, owner, ...options };
}

export function renderEnv(env: Readonly<Record<string, EnvValue>>): EnvVar[] {
  return Object.entries(env).flatMap(([name, value]): EnvVar[] => {
    // Programs in JavaScript are not checked by the compiler.
    if (value === undefined || value === null) throw new Error(`the variable ${name} has no value; leave it out`);
    if (isSpread(name, value)) return [...each(value, (text, key) => ({ name: key, value: text }))];
    return [{ name, ...renderValue(name, value) }];
  });
}

/** A map of chart values that was spread among the variables: one for each of its entries. */
function isSpread(name: string, value: unknown): value is Ref<Record<string, string>> {
  return hasMark(name) && isReference(value);
}

function renderValue(name: string, value: EnvValue): Omit<EnvVar, 'name'> {
  if (isReference(value)) return { value };
  if (typeof value === 'number' || typeof value === 'boolean') return { value: String(value) };
  if (typeof value === 'string') return { value };
  if (value instanceof EnvSource) return { valueFrom: value.source };
  if (value instanceof ConfigKey) return { valueFrom: value.envSource() };
  if (isPart(value)) return { value: value.toString() };
  const variable = isGuestVariable(value) ? guestVariable(value) : undefined;
  if (variable === undefined) throw new Error(`the variable ${name} has no value; leave it out`);
  return variable;
}

export function renderEnvFrom(sources: readonly EnvFrom[]): EnvFromSource[] {
  return sources.map((source) => {
    if ('prefix' in source) {
      const { prefix, owner, optional } = source;
      return { prefix, ...reference(owner, optional) };
    }
    return reference(source);
  });
}

function reference(handle: ConfigMapHandle | SecretHandle, optional?: Value<boolean>): EnvFromSource {
  const source = { name: handle.name, ...(optional === undefined ? {} : { optional }) };
  return isNamed(handle, 'secrets') ? { secretRef: source } : { configMapRef: source };
}
