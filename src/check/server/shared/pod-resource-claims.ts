/** Devices that a pod claims: https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/ */
import type { ObjectMeta, PodResourceClaim } from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { dns1123Label, dns1123Subdomain } from '../names.ts';
import { checkFormat } from './format.ts';

export const MIRROR_POD = 'kubernetes.io/config.mirror';

/** `metadata` is that of a pod; a template has none of its own here. */
export function validatePodResourceClaims(
  claims: readonly PodResourceClaim[] | undefined,
  metadata: ObjectMeta | undefined,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const names = new Set<string>();
  const mirrors = metadata?.annotations?.[MIRROR_POD] !== undefined && holds(context, 32);
  (claims ?? []).forEach((claim, position) => {
    if (mirrors) errors.forbidden(FieldPath.of('[]'), 'static pods do not support resource claims');
    else validateClaim(claim, names, path.index(position), errors);
  });
}

function validateClaim(claim: PodResourceClaim, names: Set<string>, path: FieldPath, errors: FieldErrors): void {
  const { name = '', resourceClaimName, resourceClaimTemplateName } = claim;
  if (name === '') errors.required(path.child('name'));
  else if (names.has(name)) errors.duplicate(path.child('name'), name);
  else {
    checkFormat(name, dns1123Label, path.child('name'), errors);
    names.add(name);
  }
  const shown = {
    Name: name,
    ResourceClaimName: resourceClaimName ?? null,
    ResourceClaimTemplateName: resourceClaimTemplateName ?? null,
  };
  if (resourceClaimName !== undefined && resourceClaimTemplateName !== undefined) {
    const refused = 'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified';
    errors.invalid(path, shown, refused);
  }
  if (resourceClaimName === undefined && resourceClaimTemplateName === undefined) {
    errors.invalid(path, shown, 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`');
  }
  if (resourceClaimName !== undefined) {
    checkFormat(resourceClaimName, dns1123Subdomain, path.child('resourceClaimName'), errors);
  }
  if (resourceClaimTemplateName !== undefined) {
    checkFormat(resourceClaimTemplateName, dns1123Subdomain, path.child('resourceClaimTemplateName'), errors);
  }
}
