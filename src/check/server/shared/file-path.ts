/** Paths and modes of the files that a volume puts into a container. */
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';

/** 0777. */
const MAXIMUM_MODE = 511;

const MODE_HELP = 'JSON has no octal numbers: 420 is 0644, 256 is 0400, 493 is 0755. YAML 1.1 reads 0644 as octal.';

export function validateFileMode(mode: number | null | undefined, path: FieldPath, errors: FieldErrors): void {
  if (typeof mode !== 'number' || (mode >= 0 && mode <= MAXIMUM_MODE)) return;
  errors.invalid(path, mode, 'must be a number between 0 and 0777 (octal), both inclusive', MODE_HELP);
}

/** No element of the path may be `..`. */
export function validateNoBacksteps(target: string, path: FieldPath, errors: FieldErrors): void {
  if (target.split('/').includes('..')) errors.invalid(path, target, "must not contain '..'");
}

/** A path below the directory it is for. */
export function validateDescendingPath(target: string, path: FieldPath, errors: FieldErrors): void {
  if (target.startsWith('/'))
    errors.invalid(
      path,
      target,
      'must be a relative path',
      'The path is below the mount; write it without a leading slash.',
    );
  validateNoBacksteps(target, path, errors);
}

/** As a descending path, and not a name the kubelet keeps for itself: those begin with `..`. */
export function validateUnreservedPath(target: string, path: FieldPath, errors: FieldErrors): void {
  validateDescendingPath(target, path, errors);
  // For `..` alone both texts are given, as the server does.
  if (target.startsWith('..') && !target.startsWith('../')) errors.invalid(path, target, "must not start with '..'");
}
