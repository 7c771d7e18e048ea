import type { CrossVersionObjectReferenceV2 } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { validateReferencePart } from './object-reference.ts';

export interface ReferenceOptions {
  /** Before 1.34 the version is not looked at. */
  readonly checkVersion: boolean;
  /** Is a version without a group fine, as for a ReplicationController? */
  readonly coreGroup: boolean;
}

/** A reference to an object of any version. */
export function validateScaleReference(
  reference: CrossVersionObjectReferenceV2,
  options: ReferenceOptions,
  path: FieldPath,
  errors: FieldErrors,
): void {
  validateReferencePart(reference.kind, path.child('kind'), errors);
  validateReferencePart(reference.name, path.child('name'), errors);
  if (!options.checkVersion) return;
  const version = reference.apiVersion ?? '';
  const slashes = version.split('/', 3).length - 1;
  if (slashes > 1) {
    errors.invalid(path.child('apiVersion'), version, `unexpected GroupVersion string: ${version}`);
  } else if (!options.coreGroup && (slashes === 0 || version.startsWith('/'))) {
    errors.invalid(
      path.child('apiVersion'),
      version,
      'apiVersion must specify API group',
      'For a Deployment or StatefulSet write apps/v1.',
    );
  }
}
