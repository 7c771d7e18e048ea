import type { Value } from '../values/reference.ts';
import { type Part, type ServiceHandle, text } from './handle.ts';

/** A port of a Service: stands in Ingress rules, and as an environment variable it is the number. */
export class ServicePort implements Part {
  readonly owner: object;
  readonly service: ServiceHandle;
  readonly name: string;
  readonly number: Value<number>;

  constructor(service: ServiceHandle, name: string, number: Value<number>) {
    this.owner = service;
    this.service = service;
    this.name = name;
    this.number = number;
  }

  toString(): string {
    return text(this.number);
  }
}

/** A DNS name that follows from an object. */
export class Host implements Part {
  readonly owner: object;
  readonly #name: string;

  constructor(owner: object, name: string) {
    this.owner = owner;
    this.#name = name;
  }

  /**
   * `cluster.local` is the domain nearly every cluster has; where it is another one, write the name yourself.
   * https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
   */
  static ofService(owner: object, service: Value<string>, namespace: string | undefined, pod?: string): Host {
    const local = pod === undefined ? text(service) : `${pod}.${text(service)}`;
    return new Host(owner, namespace === undefined ? local : `${local}.${namespace}.svc.cluster.local`);
  }

  toString(): string {
    return this.#name;
  }
}
