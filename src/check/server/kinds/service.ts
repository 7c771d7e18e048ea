import type { Service, ServiceSpec } from '../../../kubernetes/generated/objects.ts';
import { legacyCidr, legacyIp } from '../addresses.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dns1123Subdomain, qualifiedName } from '../names.ts';
import { nameIs1035Label, nameIsLabel } from '../object-names.ts';
import { validateEndpointIp } from '../shared/endpoint-ip.ts';
import { checkFormat } from '../shared/format.ts';
import { validateLabels } from '../shared/labels.ts';
import { isHeadless, settleAddresses, withClusterIps } from '../shared/service-addresses.ts';
import { settleNodePorts, validateDistinctPorts, validateServicePorts } from '../shared/service-ports.ts';
import {
  validateExternalTraffic,
  validateInternalTraffic,
  validateSessionAffinity,
  validateTrafficDistribution,
} from '../shared/service-traffic.ts';
import { serviceWarnings } from '../shared/service-warnings.ts';

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const TOPOLOGY_HINTS = 'service.kubernetes.io/topology-aware-hints';
const TOPOLOGY_MODE = 'service.kubernetes.io/topology-mode';
const SOURCE_RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges';
const KUBELET_PORT = 10_250;
const LOAD_BALANCER_ONLY = "may only be used when `type` is 'LoadBalancer'";

function hasStrictName({ metadata: { name = '', generateName = '' } = {} }: Service): boolean {
  const isGood = (generateName === '' ? [] : nameIs1035Label(generateName, true)).length === 0;
  return isGood && nameIs1035Label(name, false).length === 0;
}

/** Source: kubernetes `pkg/apis/core/validation`, `pkg/registry/core/service`. */
export const service: KindRules<Service> = {
  name: nameIs1035Label,
  // RelaxedServiceNameValidation: a digit may come first since 1.36.
  // Nearly all names are good to both, and then releases agree.
  nameOf: (object, context) => (!hasStrictName(object) && holds(context, 36) ? nameIsLabel : nameIs1035Label),
  settle(object, errors, context) {
    const spec = withClusterIps(object).spec ?? {};
    const path = FieldPath.of('spec');
    settleAddresses(spec, path, errors, context);
    if (errors.size === 0) settleNodePorts(spec, path, errors);
  },
  validate(object, errors, context) {
    const settled = withClusterIps(object);
    const spec = settled.spec ?? {};
    const path = FieldPath.of('spec');
    const annotations = object.metadata?.annotations ?? {};
    validateTopologyAnnotations(annotations, errors);
    validateByType(spec, path, errors, context);
    const ports = spec.ports ?? [];
    validateServicePorts(ports, path.child('ports'), errors);
    validateLabels(spec.selector ?? {}, path.child('selector'), errors);
    validateSessionAffinity(spec, path, errors);
    (spec.externalIPs ?? []).forEach((ip, index) => {
      const before = errors.size;
      const ipPath = path.child('externalIPs').index(index);
      legacyIp(ipPath, ip, errors, context);
      if (errors.size === before) validateEndpointIp(ip, ipPath, errors);
    });
    const type = spec.type ?? '';
    if (type === '') errors.required(path.child('type'));
    else if (!TYPES.includes(type)) errors.notSupported(path.child('type'), type, TYPES);
    if (type === 'ClusterIP') {
      ports.forEach(({ nodePort }, index) => {
        if (!nodePort) return;
        const help = 'Set type to NodePort or LoadBalancer, or leave nodePort out.';
        const portPath = path.child('ports').index(index).child('nodePort');
        errors.forbidden(portPath, "may not be used when `type` is 'ClusterIP'", help);
      });
    }
    validateDistinctPorts(spec, path.child('ports'), errors);
    validateSourceRanges(spec, annotations[SOURCE_RANGES], errors, context);
    validateLoadBalancerFields(spec, path, errors);
    validateExternalTraffic(spec, path, errors);
    validateInternalTraffic(spec, path, errors);
    validateTrafficDistribution(spec, path, errors, context);
  },
  warnings: (object, context) => serviceWarnings(withClusterIps(object), context),
};

function validateTopologyAnnotations(annotations: Readonly<Record<string, string>>, errors: FieldErrors): void {
  const hints = annotations[TOPOLOGY_HINTS];
  const mode = annotations[TOPOLOGY_MODE];
  if (hints === undefined || mode === undefined || hints === mode) return;
  const detail = `must match annotations[${TOPOLOGY_HINTS}] when both are specified`;
  errors.invalid(FieldPath.of('metadata').child('annotations').key(TOPOLOGY_MODE), mode, detail);
}

function validateByType(spec: ServiceSpec, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const { type } = spec;
  if ((spec.ports ?? []).length === 0 && !isHeadless(spec) && type !== 'ExternalName') {
    errors.required(path.child('ports'), '', 'Only headless Services (clusterIP: None) need no ports.');
  }
  if (type === 'LoadBalancer' && !holds(context, 33)) validateKubeletPort(spec, path, errors);
  if (type === 'LoadBalancer' || type === 'NodePort') {
    if (isHeadless(spec)) {
      errors.invalid(path.child('clusterIPs').index(0), 'None', `may not be set to 'None' for ${type} services`);
    }
  } else if (type === 'ExternalName') validateExternalName(spec, path, errors);
}

function validateKubeletPort(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  (spec.ports ?? []).forEach(({ port }, index) => {
    if (port !== KUBELET_PORT) return;
    const detail = `may not expose port ${KUBELET_PORT} externally since it is used by kubelet`;
    errors.invalid(path.child('ports').index(index), port, detail);
  });
}

function validateExternalName(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  const detail = 'may not be set for ExternalName services';
  if ((spec.clusterIPs ?? []).length > 0) errors.forbidden(path.child('clusterIPs'), detail);
  if ((spec.ipFamilies ?? []).length > 0) errors.forbidden(path.child('ipFamilies'), detail);
  if (typeof spec.ipFamilyPolicy === 'string') errors.forbidden(path.child('ipFamilyPolicy'), detail);
  const name = (spec.externalName ?? '').replace(/\.$/, '');
  if (name === '') errors.required(path.child('externalName'));
  else checkFormat(name, dns1123Subdomain, path.child('externalName'), errors);
}

function validateSourceRanges(
  spec: ServiceSpec,
  annotation: string | undefined,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const ranges = spec.loadBalancerSourceRanges ?? [];
  if (ranges.length > 0) {
    const path = FieldPath.of('spec', 'LoadBalancerSourceRanges');
    if (spec.type !== 'LoadBalancer') errors.forbidden(path, LOAD_BALANCER_ONLY);
    ranges.forEach((range, index) => legacyCidr(path.index(index), range.trim(), errors, context));
  } else if (annotation !== undefined) {
    const path = FieldPath.of('metadata', 'annotations').key(SOURCE_RANGES);
    if (spec.type !== 'LoadBalancer') errors.forbidden(path, LOAD_BALANCER_ONLY);
    if (annotation.trim() === '') return;
    for (const range of annotation.trim().split(',')) legacyCidr(path, range.trim(), errors, context);
  }
}

function validateLoadBalancerFields(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  const { type, allocateLoadBalancerNodePorts: allocate, loadBalancerClass } = spec;
  if (typeof allocate === 'boolean' && type !== 'LoadBalancer') {
    errors.forbidden(path.child('allocateLoadBalancerNodePorts'), LOAD_BALANCER_ONLY);
  }
  if (type === 'LoadBalancer' && typeof allocate !== 'boolean') {
    errors.required(FieldPath.of('allocateLoadBalancerNodePorts'));
  }
  if (typeof loadBalancerClass !== 'string') return;
  const classPath = path.child('loadBalancerClass');
  if (type === 'LoadBalancer') checkFormat(loadBalancerClass, qualifiedName, classPath, errors);
  else errors.forbidden(classPath, LOAD_BALANCER_ONLY);
}
