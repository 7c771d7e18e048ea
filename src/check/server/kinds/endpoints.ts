import type { CoreEndpointPort, EndpointAddress, Endpoints } from '../../../kubernetes/generated/objects.ts';
import { ipWarnings, legacyIp } from '../addresses.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dns1123Label, dns1123Subdomain, portNumber, qualifiedName } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateEndpointIp } from '../shared/endpoint-ip.ts';
import { checkFormat } from '../shared/format.ts';
import { validateProtocol } from '../shared/service-ports.ts';

/** Source: kubernetes `pkg/apis/core/validation`, `pkg/registry/core/endpoint`. */
export const endpoints: KindRules<Endpoints> = {
  name: nameIsSubdomain,
  validate(object, errors, context) {
    (object.subsets ?? []).forEach((subset, index) => {
      const path = FieldPath.of('subsets').index(index);
      const ready = subset.addresses ?? [];
      const notReady = subset.notReadyAddresses ?? [];
      if (ready.length === 0 && notReady.length === 0) {
        errors.required(path, 'must specify `addresses` or `notReadyAddresses`');
      }
      ready.forEach((address, at) => validateAddress(address, path.child('addresses').index(at), errors, context));
      notReady.forEach((address, at) =>
        validateAddress(address, path.child('notReadyAddresses').index(at), errors, context),
      );
      const ports = subset.ports ?? [];
      ports.forEach((port, at) => validatePort(port, ports.length > 1, path.child('ports').index(at), errors));
    });
  },
  warnings(object, context) {
    const managed = object.metadata?.labels?.['endpoints.kubernetes.io/managed-by'] === 'endpoint-controller';
    if (managed || !holds(context, 33)) return [];
    const path = FieldPath.of('subsets');
    return (object.subsets ?? []).flatMap((subset, index) =>
      [
        { field: 'addresses', addresses: subset.addresses ?? [] },
        { field: 'notReadyAddresses', addresses: subset.notReadyAddresses ?? [] },
      ].flatMap(({ field, addresses }) =>
        addresses.flatMap(({ ip }, at) =>
          ipWarnings(path.index(index).child(field).index(at).child('ip'), ip ?? '', context),
        ),
      ),
    );
  },
};

function validateAddress(address: EndpointAddress, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const ip = address.ip ?? '';
  legacyIp(path.child('ip'), ip, errors, context);
  const hostname = address.hostname ?? '';
  if (hostname !== '') checkFormat(hostname, dns1123Label, path.child('hostname'), errors);
  if (typeof address.nodeName === 'string') {
    checkFormat(address.nodeName, dns1123Subdomain, path.child('nodeName'), errors);
  }
  validateEndpointIp(ip, path.child('ip'), errors);
}

function validatePort(port: CoreEndpointPort, needsName: boolean, path: FieldPath, errors: FieldErrors): void {
  const name = port.name ?? '';
  if (name !== '') checkFormat(name, dns1123Label, path.child('name'), errors);
  else if (needsName) errors.required(path.child('name'));
  const number = port.port ?? 0;
  for (const text of portNumber(number)) errors.invalid(path.child('port'), number, text);
  validateProtocol(port.protocol ?? '', path.child('protocol'), errors);
  if (typeof port.appProtocol === 'string') {
    checkFormat(port.appProtocol, qualifiedName, path.child('appProtocol'), errors);
  }
}
