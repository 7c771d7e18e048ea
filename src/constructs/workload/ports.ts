import type { ContainerPort } from '../../kubernetes/generated/types.ts';
import { isReference, type Value } from '../../values/reference.ts';
import { type Part, text } from '../handle.ts';
import { PORT_NAME, requireName } from '../name.ts';

/** A port with more than a number: protocol, host port. */
export type PortOptions = Omit<ContainerPort, 'name'>;

/**
 * Ports a container listens on, keyed by name: the names are known to probes, Services and policies as types. At most
 * 15 characters, at least one letter.
 *
 * https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export type Ports = Readonly<Record<string, Value<number> | PortOptions>>;

export type PortsByContainer = Readonly<Record<string, Ports>>;

/** No ports declared: no name is known. */
export type NoPorts = Record<never, never>;

/** Names of the ports of one container. */
export type PortName<P> = Extract<keyof P, string>;

/** Keys of the ports of all containers of a record. */
export type PortKeys<M> = { [C in keyof M]: keyof M[C] }[keyof M];

/** A port of the containers of a workload; as an environment variable it is the number. */
export class Port<Name extends string = string> implements Part {
  readonly owner: object;
  readonly name: Name;
  readonly number: Value<number>;

  constructor(owner: object, name: Name, number: Value<number>) {
    this.owner = owner;
    this.name = name;
    this.number = number;
  }

  toString(): string {
    return text(this.number);
  }
}

export function isPortOptions(port: Value<number> | PortOptions): port is PortOptions {
  return typeof port === 'object' && !isReference(port) && 'containerPort' in port;
}

export function portNumber(port: Value<number> | PortOptions): Value<number> {
  return isPortOptions(port) ? port.containerPort : port;
}

export function renderPorts(ports: Ports, container: string): ContainerPort[] {
  return Object.entries(ports).map(([name, port]) => {
    requireName(name, PORT_NAME, () => `container ${container}, port`, 'rename the key in `ports`');
    return isPortOptions(port) ? { name, ...port } : { name, containerPort: port };
  });
}

/** A UDP port. */
export function udp(containerPort: Value<number>): PortOptions {
  return { containerPort, protocol: 'UDP' };
}

/** An SCTP port. */
export function sctp(containerPort: Value<number>): PortOptions {
  return { containerPort, protocol: 'SCTP' };
}
