import type { Container } from '../../kubernetes/generated/types.ts';
import type { Value } from '../../values/reference.ts';
import { overlay, pick } from '../fields.ts';
import { LABEL, requireName } from '../name.ts';
import { type EnvFrom, type EnvValue, renderEnv, renderEnvFrom } from './env.ts';
import { type LifecycleHooks, renderLifecycle } from './lifecycle.ts';
import { type PortName, type Ports, renderPorts } from './ports.ts';
import type { PodVolumes } from './pod-volumes.ts';
import type { Probe } from './probe.ts';
import type { ClaimTemplate } from './claim-template.ts';
import type { Mountable } from './volume.ts';

/** Fields that pass through under their own names, with Kubernetes' own meaning. */
const PASSED = [
  'image',
  'imagePullPolicy',
  'resizePolicy',
  'resources',
  'securityContext',
  'stdin',
  'stdinOnce',
  'terminationMessagePath',
  'terminationMessagePolicy',
  'tty',
  'workingDir',
] as const;

/** One container. `P` are its ports, `V` is what can be mounted: in a StatefulSet also claim templates. */
export interface ContainerProps<P extends Ports = Ports, V = Mountable> extends Pick<
  Container,
  | 'resizePolicy'
  | 'securityContext'
  | 'stdin'
  | 'stdinOnce'
  | 'terminationMessagePath'
  | 'terminationMessagePolicy'
  | 'tty'
> {
  /** Image with tag or digest, such as `nginx:1.29.1`. https://kubernetes.io/docs/concepts/containers/images/ */
  readonly image: Value<string>;
  /** Default: `Always` for the tag `latest` or none, else `IfNotPresent`. */
  readonly imagePullPolicy?: Container['imagePullPolicy'];
  /** Replaces the entry point of the image. No shell; `$(NAME)` stands for a variable of `env`. */
  readonly command?: readonly Value<string>[];
  /** Arguments of the command. `$(NAME)` stands for a variable of `env`. Default: those of the image. */
  readonly args?: readonly Value<string>[];
  /** Default: the working directory of the image. */
  readonly workingDir?: Value<string>;
  /** Ports, keyed by name, with the number as value. A name with more than 15 characters throws. */
  readonly ports?: P;
  /** Environment variables, keyed by name: texts, keys of ConfigMaps and Secrets, hosts and ports of other objects. */
  readonly env?: Readonly<Record<string, EnvValue>>;
  /** ConfigMaps and Secrets of which every key becomes a variable. */
  readonly envFrom?: readonly EnvFrom[];
  /**
   * What is mounted, keyed by absolute path. The volumes of the pod follow from it; one key of a ConfigMap or Secret
   * becomes one file at that path.
   */
  readonly mounts?: Readonly<Record<string, V>>;
  /** Block devices, keyed by path: claims and claim templates with `volumeMode: 'Block'`. */
  readonly devices?: Readonly<Record<string, V>>;
  /** CPU and memory to reserve (`requests`) and not to exceed (`limits`). https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ */
  readonly resources?: Container['resources'];
  /** The container is restarted when this fails. Default: never. */
  readonly livenessProbe?: Probe<NoInfer<PortName<P>>>;
  /** Services send traffic while this succeeds. Default: from the start. */
  readonly readinessProbe?: Probe<NoInfer<PortName<P>>>;
  /** The other probes wait until this has succeeded. */
  readonly startupProbe?: Probe<NoInfer<PortName<P>>>;
  /** Hooks after the start and before the stop. */
  readonly lifecycle?: LifecycleHooks;
  /** Any other field of the container, merged over what follows from the props; `null` takes a field away. */
  readonly containerSpec?: Partial<Container>;
}

/** A container that runs to its end before the next one starts; with `restartPolicy: 'Always'` it stays: a sidecar. */
export interface InitContainerProps<V = Mountable> extends ContainerProps<Ports, V> {
  /** `Always` makes a native sidecar at this place of the order. https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/ */
  readonly restartPolicy?: 'Always';
}

/** Everything that refers to something: for dependencies, declarations and checksums. */
export function handlesOf(props: ContainerProps<Ports, Mountable | ClaimTemplate>): unknown[] {
  return [
    ...Object.values(props.env ?? {}),
    ...(props.envFrom ?? []),
    ...Object.values(props.mounts ?? {}),
    ...Object.values(props.devices ?? {}),
  ];
}

export function renderContainer(
  name: string,
  props: ContainerProps<Ports, Mountable | ClaimTemplate>,
  volumes: PodVolumes,
): Container {
  const mounts = Object.entries(props.mounts ?? {}).map(([path, mountable]) => {
    if (!path.startsWith('/')) throw new Error(`container ${name}: mounts are keyed by absolute path, not "${path}"`);
    return volumes.mount(path, mountable);
  });
  const devices = Object.entries(props.devices ?? {}).map(([path, mountable]) => ({
    name: volumes.mount(path, mountable).name,
    devicePath: path,
  }));
  const { command, args, env, envFrom, ports, livenessProbe, readinessProbe, startupProbe, lifecycle } = props;
  const container: Container = {
    name,
    ...pick(props, PASSED),
    ...(command === undefined ? {} : { command }),
    ...(args === undefined ? {} : { args }),
    ...(ports === undefined || isEmpty(ports) ? {} : { ports: renderPorts(ports, name) }),
    ...(env === undefined || isEmpty(env) ? {} : { env: renderEnv(env) }),
    ...(envFrom === undefined ? {} : { envFrom: renderEnvFrom(envFrom) }),
    ...(mounts.length === 0 ? {} : { volumeMounts: mounts }),
    ...(devices.length === 0 ? {} : { volumeDevices: devices }),
    ...(livenessProbe === undefined ? {} : { livenessProbe: livenessProbe.probe }),
    ...(readinessProbe === undefined ? {} : { readinessProbe: readinessProbe.probe }),
    ...(startupProbe === undefined ? {} : { startupProbe: startupProbe.probe }),
    ...(lifecycle === undefined ? {} : { lifecycle: renderLifecycle(lifecycle) }),
  };
  return overlay(container, props.containerSpec);
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}

export function requireContainerName(name: string): void {
  requireName(name, LABEL, () => 'container', 'rename the key');
}
