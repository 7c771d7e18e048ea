import type { Construct } from 'constructs';
import type {
  HTTPIngressPath,
  IngressBackend,
  IngressSpec,
  TypedLocalObjectReference,
} from '../kubernetes/generated/types.ts';
import type { Value } from '../values/reference.ts';
import { overlay } from './fields.ts';
import { type IngressClassHandle, isNamed, type SecretHandle, type ServiceHandle } from './handle.ts';
import { Manifest, type ManifestProps } from './manifest.ts';
import { ServicePort } from './service-handle.ts';

const KIND = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', fields: ['spec'] };

/** Something else than a Service, such as a storage bucket. */
export interface ResourceBackend {
  readonly resource: TypedLocalObjectReference;
}

/** A port of a Service that is no construct of ours, by name or number. */
export interface ServiceBackend {
  readonly service: ServiceHandle;
  readonly port: string | Value<number>;
}

/** What answers a request. */
export type IngressBackendHandle = ServicePort | ServiceBackend | ResourceBackend;

/** What answers the requests for a path, where more is to be said than who. */
export interface IngressTarget {
  readonly to: IngressBackendHandle;
  /** How the path is compared. Default: `Prefix`. https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types */
  readonly pathType?: 'Exact' | 'ImplementationSpecific' | 'Prefix';
}

/** Where the requests for a path go. */
export type IngressRoute = IngressBackendHandle | IngressTarget;

/** Routes, keyed by host and path; the host `*` stands for every host that no other rule names. */
export type IngressHosts = Readonly<Record<string, Readonly<Record<string, IngressRoute>>>>;

export interface IngressProps<H extends IngressHosts = IngressHosts> extends ManifestProps {
  /** Controller that serves it: a construct, `external.ingressClass`, or the name. Default: the default class. */
  readonly class?: IngressClassHandle | Value<string>;
  /** Routes, keyed by host and path. A path is a prefix unless `pathType` says otherwise; the host `*` means any. */
  readonly hosts: H;
  /** Secrets of type `kubernetes.io/tls`, keyed by host. Default: no TLS. */
  readonly tls?: { readonly [Host in keyof NoInfer<H>]?: SecretHandle };
  /** Where requests go that no rule matches. */
  readonly defaultBackend?: IngressBackendHandle;
  /** Any other field of the spec, merged over what follows from the props. */
  readonly spec?: Partial<IngressSpec>;
}

/**
 * Routes HTTP from outside to Services by host and path.
 *
 *     new Ingress(chart, 'shop', { class: 'nginx', hosts: { 'shop.example.com': { '/': web.port('http') } } });
 *
 * https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export class Ingress<const H extends IngressHosts> extends Manifest {
  readonly resourceType = 'ingresses';
  readonly #props: IngressProps<H>;

  /** Throws for paths that do not begin with `/`, and for an Ingress without any route. */
  constructor(scope: Construct, id: string, props: IngressProps<H>) {
    super(scope, id, KIND, props);
    this.#props = props;
    const { hosts, defaultBackend, tls = {}, spec } = props;
    if (Object.keys(hosts).length === 0 && defaultBackend === undefined && spec?.rules === undefined) {
      throw new Error(`Ingress ${this.node.path} has no route; name hosts, a defaultBackend or the rules of spec`);
    }
    for (const [host, paths] of Object.entries<IngressHosts[string]>(hosts)) {
      for (const [path, route] of Object.entries(paths)) {
        if (!path.startsWith('/') && targetOf(route).pathType !== 'ImplementationSpecific') {
          throw new Error(`Ingress ${this.node.path}, host ${host}: the path "${path}" does not begin with "/"`);
        }
        this.usesHere(...usedBy(targetOf(route).to));
      }
    }
    this.uses(props.class);
    this.usesHere(...(defaultBackend === undefined ? [] : usedBy(defaultBackend)), ...Object.values(tls));
  }

  protected override body(): { spec: IngressSpec } {
    const { hosts, tls = {}, defaultBackend, spec } = this.#props;
    const ingressClass = this.#className();
    const rules = Object.entries<IngressHosts[string]>(hosts).map(([host, paths]) => ({
      ...(host === '*' ? {} : { host }),
      http: { paths: Object.entries(paths).map(([path, route]) => renderPath(path, route)) },
    }));
    const secrets = Object.entries<SecretHandle | undefined>(tls).flatMap(([host, secret]) =>
      secret === undefined ? [] : [{ hosts: [host], secretName: secret.name }],
    );
    const rendered: IngressSpec = {
      ...(ingressClass === undefined ? {} : { ingressClassName: ingressClass }),
      ...(defaultBackend === undefined ? {} : { defaultBackend: renderBackend(defaultBackend) }),
      ...(rules.length === 0 ? {} : { rules }),
      ...(secrets.length === 0 ? {} : { tls: secrets }),
    };
    return { spec: overlay(rendered, spec) };
  }

  #className(): Value<string> | undefined {
    const ingressClass = this.#props.class;
    return isHandle(ingressClass) ? ingressClass.name : ingressClass;
  }
}

function isHandle(value: IngressProps['class']): value is IngressClassHandle {
  return isNamed(value, 'ingressclasses');
}

function targetOf(route: IngressRoute): IngressTarget {
  return 'to' in route ? route : { to: route };
}

function renderPath(path: string, route: IngressRoute): HTTPIngressPath {
  const { to, pathType = 'Prefix' } = targetOf(route);
  return { path, pathType, backend: renderBackend(to) };
}

function usedBy(to: IngressBackendHandle): unknown[] {
  return to instanceof ServicePort ? [to] : 'service' in to ? [to.service] : [];
}

function renderBackend(to: IngressBackendHandle): IngressBackend {
  if (to instanceof ServicePort) return { service: { name: to.service.name, port: { name: to.name } } };
  if ('resource' in to) return { resource: to.resource };
  const { service, port } = to;
  return { service: { name: service.name, port: typeof port === 'string' ? { name: port } : { number: port } } };
}
