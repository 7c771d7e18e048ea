/** Options of Windows containers: https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/ */
import type { PodSpec, WindowsSecurityContextOptions } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { byteLength, named } from '../go-value.ts';
import { dns1123Subdomain } from '../names.ts';
import { containersOf } from './pod-containers.ts';

const MAXIMUM_SPEC_KIB = 64;
const MAXIMUM_DOMAIN_BYTES = 256;
const MAXIMUM_USER_BYTES = 104;

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;
const NET_BIOS_DOMAIN = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/u;
const DNS_LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const DNS_DOMAIN = new RegExp(`^${DNS_LABEL}(?:\\.${DNS_LABEL})*$`);
const DOTS_AND_SPACES = /^[. ]+$/;
const FORBIDDEN_IN_USER = /["/\\:;|=,+*?<>@[\]]/;

export function validateWindowsOptions(
  options: WindowsSecurityContextOptions | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (!options) return;
  const { gmsaCredentialSpecName: specName, gmsaCredentialSpec: spec, runAsUserName: user } = options;
  if (specName !== undefined) {
    for (const text of dns1123Subdomain(specName)) {
      errors.invalid(path.child('gmsaCredentialSpecName'), named(specName), text);
    }
  }
  if (spec !== undefined) {
    const specPath = path.child('gmsaCredentialSpec');
    if (spec === '') errors.invalid(specPath, named(spec), 'gmsaCredentialSpec cannot be an empty string');
    else if (byteLength(spec) > MAXIMUM_SPEC_KIB * 1024) {
      errors.invalid(specPath, named(spec), `gmsaCredentialSpec size must be under ${MAXIMUM_SPEC_KIB} KiB`);
    }
  }
  if (user === undefined) return;
  for (const text of userNameFaults(user)) {
    errors.invalid(path.child('runAsUserName'), named(user), `runAsUserName${text}`);
  }
}

/** What is wrong with `USER` or `DOMAIN\USER`. */
function userNameFaults(name: string): string[] {
  if (name === '') return [' cannot be an empty string'];
  if (CONTROL.test(name)) return [' cannot contain control characters'];
  const parts = name.split('\\');
  if (parts.length > 2) return [' cannot contain more than one backslash'];
  const user = parts.at(-1) ?? '';
  const domain = parts.length === 2 ? (parts[0] ?? '') : undefined;
  return [...domainFaults(domain), ...userFaults(user)];
}

function domainFaults(domain: string | undefined): string[] {
  if (domain === undefined) return [];
  const faults = [];
  const long = byteLength(domain) >= MAXIMUM_DOMAIN_BYTES;
  if (long) faults.push(`'s Domain length must be under ${MAXIMUM_DOMAIN_BYTES} characters`);
  if (!NET_BIOS_DOMAIN.test(domain) && !DNS_DOMAIN.test(domain)) {
    faults.push("'s Domain doesn't match the NetBios nor the DNS format");
  }
  return faults;
}

function userFaults(user: string): string[] {
  const faults = [];
  if (user === '') faults.push("'s User cannot be empty");
  else if (byteLength(user) > MAXIMUM_USER_BYTES) {
    faults.push(`'s User length must not be longer than ${MAXIMUM_USER_BYTES} characters`);
  }
  if (DOTS_AND_SPACES.test(user)) faults.push("'s User cannot contain only periods or spaces");
  if (FORBIDDEN_IN_USER.test(user)) {
    faults.push(`'s User cannot contain the following characters: "/\\:;|=,+*?<>@[]`);
  }
  return faults;
}

/** HostProcess containers: all of a pod's containers or none, and the pod is on the host's network. */
export function validateHostProcess(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess;
  const containers = containersOf(spec, path);
  let count = 0;
  for (const { container, path: containerPath } of containers) {
    const own = container.securityContext?.windowsOptions?.hostProcess;
    if (ofPod !== undefined && own !== undefined && ofPod !== own) {
      errors.invalid(
        containerPath.child('securityContext', 'windowsOptions', 'hostProcess'),
        own,
        `pod hostProcess value must be identical if both are specified, was ${ofPod}`,
      );
    }
    if (own ?? ofPod) count += 1;
  }
  if (count === 0) return;
  if (count !== containers.length) {
    const asked = 'If pod contains any hostProcess containers then all containers must be HostProcess containers';
    errors.invalid(path, '', asked);
  }
  if (spec.hostNetwork !== true) {
    const asked = 'hostNetwork must be true if pod contains any hostProcess containers';
    errors.invalid(path.child('hostNetwork'), false, asked);
  }
}
