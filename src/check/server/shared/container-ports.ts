import type { Container, ContainerPort } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { portName, portNumber } from '../names.ts';
import { named } from '../go-value.ts';
import { checkFormat } from './format.ts';

const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** `ports` of one container. */
export function validateContainerPorts(
  ports: readonly ContainerPort[] | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const names = new Set<string>();
  (ports ?? []).forEach((port, position) => validatePort(port, names, path.index(position), errors));
}

function validatePort(port: ContainerPort, names: Set<string>, path: FieldPath, errors: FieldErrors): void {
  const { name = '', containerPort = 0, hostPort = 0, protocol = '' } = port;
  if (name !== '') {
    const before = errors.size;
    checkFormat(name, portName, path.child('name'), errors);
    if (errors.size === before) {
      if (names.has(name)) errors.duplicate(path.child('name'), name);
      names.add(name);
    }
  }
  if (containerPort === 0) errors.required(path.child('containerPort'));
  else validateNumber(containerPort, path.child('containerPort'), errors);
  if (hostPort !== 0) validateNumber(hostPort, path.child('hostPort'), errors);
  if (protocol === '') errors.required(path.child('protocol'));
  else if (!PROTOCOLS.includes(protocol)) {
    errors.notSupported(path.child('protocol'), named(protocol), PROTOCOLS);
  }
}

function validateNumber(port: number, path: FieldPath, errors: FieldErrors): void {
  for (const text of portNumber(port)) errors.invalid(path, port, text);
}

/** Two containers that run at once cannot take one port of the node. */
export function validateHostPorts(containers: readonly Container[], path: FieldPath, errors: FieldErrors): void {
  const taken = new Set<string>();
  containers.forEach((container, containerPosition) => {
    (container.ports ?? []).forEach(({ hostPort = 0, hostIP = '', protocol = '' }, position) => {
      if (hostPort === 0) return;
      const place = `${protocol}/${hostIP}/${hostPort}`;
      const portPath = path.index(containerPosition).child('ports').index(position);
      if (taken.has(place)) {
        errors.duplicate(portPath.child('hostPort'), place, 'Leave hostPort out: a Service reaches containerPort.');
      }
      taken.add(place);
    });
  });
}

/** With `hostNetwork` the container's port is the node's port; templates may leave `hostPort` out. */
export function validateHostNetworkPorts(
  containers: readonly Container[] | undefined,
  isPod: boolean,
  path: FieldPath,
  errors: FieldErrors,
): void {
  (containers ?? []).forEach((container, containerPosition) => {
    (container.ports ?? []).forEach(({ hostPort = 0, containerPort = 0 }, position) => {
      if ((!isPod && hostPort === 0) || hostPort === containerPort) return;
      const portPath = path.index(containerPosition).child('ports').index(position).child('hostPort');
      const asked = 'must match `containerPort` when `hostNetwork` is true';
      const help = 'Leave hostPort out: on the network of the node the container has its ports there already.';
      errors.invalid(portPath, hostPort, asked, help);
    });
  });
}
