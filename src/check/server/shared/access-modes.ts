import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

/** Access modes of a claim or volume; that there is one is checked by each, in its own words. */
export function validateAccessModes(modes: readonly string[], path: FieldPath, errors: FieldErrors): void {
  for (const mode of modes) {
    if (!ACCESS_MODES.includes(mode)) errors.notSupported(path, named(mode), ACCESS_MODES, spelledOut(mode));
  }
  const known = modes.filter((mode) => ACCESS_MODES.includes(mode));
  if (known.includes('ReadWriteOncePod') && known.some((mode) => mode !== 'ReadWriteOncePod')) {
    errors.forbidden(path, 'may not use ReadWriteOncePod with other access modes');
  }
}

const SHORT: Readonly<Record<string, string>> = {
  ROX: 'ReadOnlyMany',
  RWO: 'ReadWriteOnce',
  RWOP: 'ReadWriteOncePod',
  RWX: 'ReadWriteMany',
};

function spelledOut(mode: string): string | undefined {
  const long = Object.hasOwn(SHORT, mode) ? SHORT[mode] : undefined;
  return long === undefined ? undefined : `${mode} is how kubectl shows it; write ${long}.`;
}
