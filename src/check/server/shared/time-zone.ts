import { nearestTimeZone, timeZoneFault } from '../../../kubernetes/time-zones.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';

const HELP = 'Write a name of the time zone database with its capital letters, such as Europe/Berlin or Etc/UTC.';
const PART = /^[A-Za-z.\-_0-9+]{1,14}$/;

/** Name of a time zone: https://www.iana.org/time-zones */
export function validateTimeZone(name: string | undefined, path: FieldPath, errors: FieldErrors): void {
  if (name === undefined) return;
  if (name === '') {
    errors.invalid(path, named(name), 'timeZone must be nil or non-empty string', HELP);
    return;
  }
  const unknown = `unknown time zone ${name}`;
  if (name.split('/').some((part) => part === '.' || part === '..' || part.startsWith('-') || !PART.test(part))) {
    errors.invalid(path, named(name), unknown, helpFor(name));
    return;
  }
  if (name.toLowerCase() === 'local') {
    const asked = 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones';
    errors.invalid(path, named(name), asked, HELP);
  }
  const fault = timeZoneFault(name);
  if (fault !== undefined) errors.invalid(path, named(name), fault, helpFor(name));
}

function helpFor(name: string): string {
  const meant = nearestTimeZone(name);
  return meant === undefined ? HELP : `Did you mean "${meant}"?`;
}
