import type { Lifecycle, LifecycleHandler } from '../../kubernetes/generated/types.ts';
import type { Value } from '../../values/reference.ts';
import { httpAction, type HttpOptions } from './probe.ts';

/** What the kubelet does when a container has started or before it is stopped; made by `run`, `request` and `sleep`. */
export class Handler {
  readonly handler: LifecycleHandler;

  constructor(handler: LifecycleHandler) {
    this.handler = handler;
  }
}

/** https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/ */
export interface LifecycleHooks {
  /** Runs beside the main process; until it ends, the container counts as starting. */
  readonly postStart?: Handler;
  /** Runs before the stop signal; its time counts against the pod's `terminationGracePeriodSeconds`. */
  readonly preStop?: Handler;
  /** Signal that asks the main process to end, such as `SIGQUIT`. Default: that of the image, or `SIGTERM`. */
  readonly stopSignal?: Lifecycle['stopSignal'];
}

/** Runs a command in the container, without a shell. */
export function run(command: readonly Value<string>[]): Handler {
  return new Handler({ exec: { command } });
}

/** Sends a GET request to the container. */
export function request(
  path: Value<string>,
  port: Value<string> | Value<number>,
  options: Pick<HttpOptions, 'scheme' | 'host' | 'headers'> = {},
): Handler {
  const { action } = httpAction(path, '', options);
  return new Handler({ httpGet: { ...action, port } });
}

/** Waits, so that load balancers notice before the process ends. Since Kubernetes 1.30. */
export function sleep(seconds: Value<number>): Handler {
  return new Handler({ sleep: { seconds } });
}

export function renderLifecycle(hooks: LifecycleHooks): Lifecycle {
  const { postStart, preStop, stopSignal } = hooks;
  return {
    ...(postStart === undefined ? {} : { postStart: postStart.handler }),
    ...(preStop === undefined ? {} : { preStop: preStop.handler }),
    ...(stopSignal === undefined ? {} : { stopSignal }),
  };
}
