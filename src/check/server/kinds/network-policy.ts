import { contains, parseCidr } from '../../../kubernetes/ip.ts';
import type {
  IPBlock,
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
} from '../../../kubernetes/generated/objects.ts';
import { cidrWarnings, legacyCidr } from '../addresses.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { Typed } from '../go-value.ts';
import type { KindRules } from '../kind-rules.ts';
import { portName, portNumber } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { checkFormat } from '../shared/format.ts';
import { validateLabelSelector } from '../shared/label-selector.ts';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const POLICY_TYPES = ['Ingress', 'Egress'];

interface Direction {
  readonly ports?: readonly NetworkPolicyPort[];
  readonly peers?: readonly NetworkPolicyPeer[];
  readonly path: FieldPath;
  readonly peersPath: FieldPath;
}

/** Source: kubernetes `pkg/apis/networking/validation`, `pkg/registry/networking/networkpolicy`. */
export const networkPolicy: KindRules<NetworkPolicy> = {
  name: nameIsSubdomain,
  validate(object, errors, context) {
    const path = FieldPath.of('spec');
    validateLabelSelector(object.spec?.podSelector, {}, path.child('podSelector'), errors);
    for (const direction of directions(object)) validateDirection(direction, errors, context);
    const types = object.spec?.policyTypes ?? [];
    if (types.length > POLICY_TYPES.length) {
      errors.invalid(
        path.child('policyTypes'),
        new Typed('[]networking.PolicyType', types),
        'may not specify more than two policyTypes',
      );
      return;
    }
    types.forEach((type, index) => {
      if (!POLICY_TYPES.includes(type)) errors.notSupported(path.child('policyTypes').index(index), type, POLICY_TYPES);
    });
  },
  warnings(object, context) {
    if (!holds(context, 33)) return [];
    return directions(object).flatMap(({ peers, peersPath }) =>
      (peers ?? []).flatMap((peer, index) => {
        if (!peer.ipBlock) return [];
        const path = peersPath.index(index).child('ipBlock');
        return [
          ...cidrWarnings(path.child('cidr'), peer.ipBlock.cidr ?? '', context),
          ...(peer.ipBlock.except ?? []).flatMap((cidr, at) =>
            cidrWarnings(path.child('except').index(at), cidr, context),
          ),
        ];
      }),
    );
  },
};

function directions(policy: NetworkPolicy): Direction[] {
  const spec = FieldPath.of('spec');
  return [
    ...(policy.spec?.ingress ?? []).map(({ ports, from }, index) => {
      const path = spec.child('ingress').index(index);
      return direction(ports, from, path, path.child('from'));
    }),
    ...(policy.spec?.egress ?? []).map(({ ports, to }, index) => {
      const path = spec.child('egress').index(index);
      return direction(ports, to, path, path.child('to'));
    }),
  ];
}

function direction(
  ports: readonly NetworkPolicyPort[] | undefined,
  peers: readonly NetworkPolicyPeer[] | undefined,
  path: FieldPath,
  peersPath: FieldPath,
): Direction {
  return { path, peersPath, ports: ports ?? [], peers: peers ?? [] };
}

function validateDirection({ ports, peers, path, peersPath }: Direction, errors: FieldErrors, context: ServerContext) {
  (ports ?? []).forEach((port, index) => validatePort(port, path.child('ports').index(index), errors));
  (peers ?? []).forEach((peer, index) => validatePeer(peer, peersPath.index(index), errors, context));
}

function validatePort(entry: NetworkPolicyPort, path: FieldPath, errors: FieldErrors): void {
  const { protocol, port, endPort } = entry;
  if (typeof protocol === 'string' && !PROTOCOLS.includes(protocol)) {
    errors.notSupported(path.child('protocol'), protocol, PROTOCOLS);
  }
  const end = path.child('endPort');
  if (typeof port === 'number') {
    for (const text of portNumber(port)) errors.invalid(path.child('port'), port, text);
    if (typeof endPort !== 'number') return;
    if (endPort < port) errors.invalid(end, port, 'must be greater than or equal to `port`');
    for (const text of portNumber(endPort)) errors.invalid(end, endPort, text);
  } else if (typeof port === 'string') {
    if (typeof endPort === 'number') errors.invalid(end, endPort, 'may not be specified when `port` is non-numeric');
    checkFormat(port, portName, path.child('port'), errors);
  } else if (typeof endPort === 'number') {
    errors.invalid(end, endPort, 'may not be specified when `port` is not specified');
  }
}

function validatePeer(peer: NetworkPolicyPeer, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const { podSelector, namespaceSelector, ipBlock } = peer;
  validateLabelSelector(podSelector, {}, path.child('podSelector'), errors);
  validateLabelSelector(namespaceSelector, {}, path.child('namespaceSelector'), errors);
  if (ipBlock) validateIpBlock(ipBlock, path.child('ipBlock'), errors, context);
  if (!podSelector && !namespaceSelector && !ipBlock) {
    errors.required(
      path,
      'must specify a peer',
      'For all pods of the namespace write podSelector: {}; for everywhere leave the list of peers out.',
    );
  } else if (ipBlock && (podSelector || namespaceSelector)) {
    errors.forbidden(path, 'may not specify both ipBlock and another peer', 'Make two peers of it.');
  }
}

function validateIpBlock(block: IPBlock, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const cidr = block.cidr ?? '';
  if (cidr === '') return errors.required(path.child('cidr'));
  legacyCidr(path.child('cidr'), cidr, errors, context);
  const network = parseCidr(cidr);
  if (network === undefined) return;
  (block.except ?? []).forEach((text, index) => {
    const exceptPath = path.child('except').index(index);
    legacyCidr(exceptPath, text, errors, context);
    const except = parseCidr(text);
    if (except === undefined) return;
    if (!contains(network, except.base) || network.prefixLength >= except.prefixLength) {
      errors.invalid(exceptPath, text, 'must be a strict subset of `cidr`');
    }
  });
}
