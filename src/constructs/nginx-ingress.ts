import { type Value } from '../values/reference.ts';
import { text } from './handle.ts';

/** What ingress-nginx is told by annotation. Times are in seconds, sizes as nginx writes them: `8m`. */
export interface NginxIngressOptions {
  /** Largest body of a request; `0` for no limit. Default of the controller: `1m`. */
  readonly proxyBodySize?: Value<string>;
  /** Default of the controller: 5. */
  readonly proxyConnectTimeout?: Value<number>;
  /** Between two reads of the response. Default of the controller: 60. */
  readonly proxyReadTimeout?: Value<number>;
  /** Between two writes of the request. Default of the controller: 60. */
  readonly proxySendTimeout?: Value<number>;
  /** Redirects HTTP to HTTPS. Default of the controller: true where there is TLS. */
  readonly sslRedirect?: boolean;
  /** Path that the backend sees; `$1` and so on stand for groups of the path. */
  readonly rewriteTarget?: Value<string>;
  /** Protocol to the backend. Default of the controller: `HTTP`. */
  readonly backendProtocol?: 'HTTP' | 'HTTPS' | 'GRPC' | 'GRPCS' | 'FCGI';
}

/**
 * The annotations by which ingress-nginx is configured, as typed options.
 *
 * https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
 */
export function nginxIngress(options: NginxIngressOptions): Record<string, string> {
  const { sslRedirect, ...others } = options;
  const annotations: Record<string, string> = {};
  for (const [option, value] of Object.entries<Value<string> | Value<number>>(others)) {
    annotations[annotation(option)] = text(value);
  }
  return sslRedirect === undefined ? annotations : { ...annotations, [annotation('sslRedirect')]: String(sslRedirect) };
}

function annotation(option: string): string {
  return `nginx.ingress.kubernetes.io/${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
