/** What the server warns of in the containers of a pod. */
import type { ContainerPort, EnvVar, PodSpec } from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldPath } from '../field-path.ts';
import { quote } from '../go-value.ts';
import { containersOf, type PlacedContainer } from './pod-containers.ts';
import { fractionalByteWarnings } from './volume-warnings.ts';

/** Amounts of bytes. */
export const BYTES = ['memory', 'ephemeral-storage'];

export function resourceWarnings({ container, path }: PlacedContainer): string[] {
  const { limits, requests } = container.resources ?? {};
  return BYTES.flatMap((resource) => [
    ...fractionalByteWarnings(limits, [resource], path.child('resources', 'limits')),
    ...fractionalByteWarnings(requests, [resource], path.child('resources', 'requests')),
  ]);
}

export function environmentWarnings({ container, path }: PlacedContainer): string[] {
  const names = new Set<string>();
  return (container.env ?? []).flatMap((variable, position) => {
    const name = variable.name ?? '';
    const again = names.has(name);
    names.add(name);
    if (!again || !hides(variable)) return [];
    const told = `hides previous definition of ${quote(name)}, which may be dropped when using apply`;
    return [`${path.child('env').index(position)}: ${told}`];
  });
}

/** A value that is made from the one before hides nothing. */
function hides({ name = '', value = '', valueFrom }: EnvVar): boolean {
  const reference = `$(${name})`;
  return valueFrom !== undefined || value === reference || !value.includes(reference);
}

interface PlacedPort {
  readonly port: ContainerPort;
  readonly path: FieldPath;
}

export function portWarnings(spec: PodSpec, path: FieldPath, context: ServerContext): string[] {
  const ports = containersOf(spec, path).flatMap(({ container, path: containerPath }) =>
    (container.ports ?? []).map((port, position) => ({ port, path: containerPath.child('ports').index(position) })),
  );
  return [...clashes(ports), ...(holds(context, 33) ? sharedNames(ports) : [])];
}

function clashes(ports: readonly PlacedPort[]): string[] {
  const known = new Map<string, PlacedPort[]>();
  return ports.flatMap((placed) => {
    const { containerPort = 0, protocol = '', hostIP = '', hostPort = 0 } = placed.port;
    const key = `${containerPort}/${protocol}`;
    const others = known.get(key) ?? [];
    known.set(key, [...others, placed]);
    const found = others.flatMap((other) => clash(placed, other));
    return hostIP !== '' && hostPort === 0
      ? [`${placed.path}: hostIP set without hostPort: ${goPort(placed.port)}`, ...found]
      : found;
  });
}

function clash({ port, path }: PlacedPort, other: PlacedPort): string[] {
  const { hostIP = '', hostPort = 0 } = port;
  const { hostIP: otherIP = '', hostPort: otherPort = 0 } = other.port;
  if (hostIP === otherIP && hostPort === otherPort) {
    return [`${path}: duplicate port definition with ${other.path}`];
  }
  if (hostPort === 0 || otherPort === 0) return [`${path}: overlapping port definition with ${other.path}`];
  const ambiguous = hostPort === otherPort && (hostIP === '') !== (otherIP === '');
  return ambiguous ? [`${path}: dangerously ambiguous port definition with ${other.path}`] : [];
}

/** As Go prints a structure with `%+v`. */
function goPort({ name = '', hostPort = 0, containerPort = 0, protocol = '', hostIP = '' }: ContainerPort): string {
  return `{Name:${name} HostPort:${hostPort} ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`;
}

function sharedNames(ports: readonly PlacedPort[]): string[] {
  const places = new Map<string, FieldPath>();
  return ports.flatMap(({ port, path }) => {
    const { name = '' } = port;
    const first = places.get(name);
    if (name === '') return [];
    if (first === undefined) {
      places.set(name, path);
      return [];
    }
    const told = `services and probes that select ports by name will use ${first}`;
    return [`${path}: duplicate port name ${quote(name)} with ${first}, ${told}`];
  });
}
