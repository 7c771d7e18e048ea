/** What a pod shares with its host, and how it is called there. */
import type { HostAlias, PodSpec } from '../../../kubernetes/generated/objects.ts';
import { legacyIp } from '../addresses.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { byteLength } from '../go-value.ts';
import { dns1123Subdomain } from '../names.ts';
import { checkFormat } from './format.ts';
import { containersOf } from './pod-containers.ts';

const MAXIMUM_HOSTNAME_BYTES = 64;

/** A pod with users of its own cannot share the host's other namespaces (KEP-127). */
export function validateHostUsers(spec: PodSpec, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  if (spec.hostUsers !== false) return;
  const refused = holds(context, 34) ? 'when `hostUsers` is false' : 'when `pod.Spec.HostUsers` is false';
  // The names are the server's.
  if (spec.hostNetwork === true) errors.forbidden(path.child('hostNetwork'), refused);
  if (spec.hostPID === true) errors.forbidden(path.child('HostPID'), refused);
  if (spec.hostIPC === true) errors.forbidden(path.child('HostIPC'), refused);
  if (!holds(context, 34)) return;
  for (const { container, path: containerPath } of containersOf(spec, path)) {
    if ((container.volumeDevices ?? []).length > 0) errors.forbidden(containerPath.child('volumeDevices'), refused);
  }
}

/** `hostnameOverride` is on by default since 1.35 and taken away before (KEP-4762). */
export function validateHostnameOverride(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  const name = spec.hostnameOverride;
  if (name === undefined) return;
  const namePath = path.child('hostnameOverride');
  if (spec.setHostnameAsFQDN === true) {
    errors.forbidden(namePath, 'may not be specified when setHostnameAsFQDN is true');
  }
  if (spec.hostNetwork === true) errors.forbidden(namePath, 'may not be specified when hostNetwork is true');
  if (byteLength(name) > MAXIMUM_HOSTNAME_BYTES) errors.tooLong(namePath, MAXIMUM_HOSTNAME_BYTES);
  checkFormat(name, dns1123Subdomain, namePath, errors);
}

export function validateHostAliases(
  aliases: readonly HostAlias[] | undefined,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  (aliases ?? []).forEach(({ ip = '', hostnames = [] }, position) => {
    const aliasPath = path.index(position);
    legacyIp(aliasPath.child('ip'), ip, errors, context);
    hostnames.forEach((name, at) => {
      checkFormat(name, dns1123Subdomain, aliasPath.child('hostnames').index(at), errors);
    });
  });
}
