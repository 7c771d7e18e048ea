interface ServiceUser {
  readonly service?: { readonly port?: number };
}

/** Webhooks and API services are reached at port 443 unless they say otherwise. */
export function withServicePort<T extends ServiceUser>(client: T): T {
  const { service } = client;
  return service ? { ...client, service: { ...service, port: service.port ?? 443 } } : client;
}
