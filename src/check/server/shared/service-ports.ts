/** Source: kubernetes `pkg/apis/core/validation`, `pkg/registry/core/service/storage`. */
import type { IntOrString, ServicePort, ServiceSpec } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { Typed } from '../go-value.ts';
import { dns1123Label, portName, portNumber, qualifiedName } from '../names.ts';
import { checkFormat } from './format.ts';
import { goIntOrString } from './int-or-percent.ts';

export const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** The ports themselves; two or more need names. */
export function validateServicePorts(ports: readonly ServicePort[], path: FieldPath, errors: FieldErrors): void {
  const names = new Set<string>();
  ports.forEach((port, index) => {
    const portPath = path.index(index);
    validateName(port.name ?? '', ports.length > 1, names, portPath.child('name'), errors);
    const number = port.port ?? 0;
    for (const text of portNumber(number)) errors.invalid(portPath.child('port'), number, text);
    validateProtocol(port.protocol ?? '', portPath.child('protocol'), errors);
    validatePortNumberOrName(port.targetPort ?? 0, portPath.child('targetPort'), errors);
    if (typeof port.appProtocol === 'string') {
      checkFormat(port.appProtocol, qualifiedName, portPath.child('appProtocol'), errors);
    }
  });
}

function validateName(name: string, needed: boolean, names: Set<string>, path: FieldPath, errors: FieldErrors): void {
  if (name === '') {
    if (needed) errors.required(path, '', 'Ports of a Service with several ports need names.');
    return;
  }
  checkFormat(name, dns1123Label, path, errors);
  if (names.has(name)) errors.duplicate(path, name);
  names.add(name);
}

export function validateProtocol(protocol: string, path: FieldPath, errors: FieldErrors): void {
  if (protocol === '') errors.required(path);
  else if (!PROTOCOLS.includes(protocol)) errors.notSupported(path, protocol, PROTOCOLS);
}

/** The number of a port, or the name of a port of the pods. */
export function validatePortNumberOrName(port: IntOrString, path: FieldPath, errors: FieldErrors): void {
  if (typeof port === 'string') checkFormat(port, portName, path, errors);
  else for (const text of portNumber(port)) errors.invalid(path, port, text);
}

/** No node port twice under one protocol, no port twice under one protocol. */
export function validateDistinctPorts(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  const ports = spec.ports ?? [];
  const shared = allocatesNodePorts(spec);
  const nodePorts = new Set<string>();
  ports.forEach((entry, index) => {
    const nodePort = entry.nodePort || (shared ? nodePortAskedFor(entry.port ?? 0, ports) : 0);
    const { protocol } = entry;
    if (nodePort === 0) return;
    const key = `${protocol ?? ''}/${nodePort}`;
    if (nodePorts.has(key)) errors.duplicate(path.index(index).child('nodePort'), nodePort);
    nodePorts.add(key);
  });
  const numbers = new Set<string>();
  ports.forEach(({ port = 0, protocol = '' }, index) => {
    const key = `${protocol}/${port}`;
    if (numbers.has(key)) errors.duplicate(path.index(index), printedKey(protocol, port));
    numbers.add(key);
  });
}

// The server prints the key of its own map.
function printedKey(protocol: string, port: number): object {
  const none = new Typed('(*string)', undefined);
  const fields = {
    Name: '',
    Protocol: protocol,
    AppProtocol: none,
    Port: port,
    TargetPort: goIntOrString(0),
    NodePort: 0,
  };
  return new Typed('core.ServicePort', fields);
}

/**
 * Node ports are reserved before validation: a port that two entries ask for under different numbers is taken the second
 * time. The cluster's range and the ports of other Services are not known here.
 */
export function settleNodePorts(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  if (spec.type !== 'NodePort' && spec.type !== 'LoadBalancer') return;
  const ports = spec.ports ?? [];
  const allocates = allocatesNodePorts(spec);
  const reserved = new Set<number>();
  const nodePortOf = new Map<number, number>();
  for (const [index, { port = 0, nodePort = 0 }] of ports.entries()) {
    if (nodePort === 0 && !allocates) continue;
    const settled = nodePortOf.get(port);
    const wanted = settled === undefined ? nodePortAskedFor(port, ports) : nodePort;
    if (wanted === 0) {
      // The cluster picks a free port, which is taken to differ from all that are asked for.
      if (settled === undefined) nodePortOf.set(port, -1);
      continue;
    }
    if (wanted === settled) continue;
    if (reserved.has(wanted)) {
      errors.invalid(path.child('ports').index(index).child('nodePort'), wanted, 'provided port is already allocated');
      return;
    }
    reserved.add(wanted);
    if (settled === undefined) nodePortOf.set(port, wanted);
  }
}

function allocatesNodePorts({ type, allocateLoadBalancerNodePorts }: ServiceSpec): boolean {
  return type === 'NodePort' || (type === 'LoadBalancer' && allocateLoadBalancerNodePorts === true);
}

/** Entries of the same port, such as one for TCP and one for UDP, share the node port that any of them asks for. */
function nodePortAskedFor(port: number, ports: readonly ServicePort[]): number {
  return ports.find((other) => (other.port ?? 0) === port && other.nodePort)?.nodePort ?? 0;
}
