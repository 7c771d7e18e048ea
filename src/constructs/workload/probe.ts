import type { HTTPGetAction, Probe as KubernetesProbe } from '../../kubernetes/generated/types.ts';
import type { Value } from '../../values/reference.ts';

/**
 * How the kubelet asks a container for its state. The name of the port is part of the type, so that a probe of a port
 * the container does not have is no valid probe of it.
 */
export interface Probe<Name extends string = string> {
  /** Stands for the name in the type alone. */
  readonly port?: Name;
  readonly probe: KubernetesProbe;
}

/** Timing of a probe, in Kubernetes' own words; defaults are those of the API server. */
export type ProbeTiming = Omit<KubernetesProbe, 'exec' | 'grpc' | 'httpGet' | 'tcpSocket'>;

/** How a request is made, and when. */
export interface HttpOptions extends ProbeTiming {
  /** Default: `HTTP`. The certificate is not verified with `HTTPS`. */
  readonly scheme?: 'HTTP' | 'HTTPS';
  /** Host to connect to. Default: the IP of the pod. For the name in the request set a `Host` header instead. */
  readonly host?: Value<string>;
  /** Request headers, keyed by name. */
  readonly headers?: Readonly<Record<string, Value<string>>>;
}

/**
 * A GET request; 200 to 399 means success.
 *
 * https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-liveness-http-request
 */
export function http<const P extends string | Value<number>>(
  path: Value<string>,
  port: P,
  options: HttpOptions = {},
): Probe<Extract<P, string>> {
  const { timing, action } = httpAction(path, port, options);
  return { probe: { httpGet: action, ...timing } };
}

/** A connection that is accepted means success. */
export function tcp<const P extends string | Value<number>>(
  port: P,
  options: ProbeTiming = {},
): Probe<Extract<P, string>> {
  return { probe: { tcpSocket: { port }, ...options } };
}

/**
 * The gRPC health protocol. Takes a number, since the kubelet resolves no port names here.
 *
 * https://github.com/grpc/grpc/blob/master/doc/health-checking.md
 */
export function grpc(
  port: Value<number>,
  options: ProbeTiming & { readonly service?: Value<string> } = {},
): Probe<never> {
  const { service, ...timing } = options;
  return { probe: { grpc: service === undefined ? { port } : { port, service }, ...timing } };
}

/** A command in the container, without a shell; exit code 0 means success. */
export function exec(command: readonly Value<string>[], options: ProbeTiming = {}): Probe<never> {
  return { probe: { exec: { command }, ...options } };
}

/** The request of a probe or a lifecycle hook. */
export function httpAction(
  path: Value<string>,
  port: string | Value<number>,
  options: HttpOptions,
): { timing: ProbeTiming; action: HTTPGetAction } {
  const { scheme, host, headers, ...timing } = options;
  const httpHeaders = Object.entries(headers ?? {}).map(([name, value]) => ({ name, value }));
  return {
    timing,
    action: {
      path,
      port,
      ...(scheme === undefined ? {} : { scheme }),
      ...(host === undefined ? {} : { host }),
      ...(httpHeaders.length === 0 ? {} : { httpHeaders }),
    },
  };
}
