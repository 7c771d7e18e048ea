import { hasMark, ORDER, OPEN } from './mark.ts';
import { isReference } from './reference.ts';

/**
 * Whether a value is left to the chart: a reference, the stand-in for one in rendered JSON, a text with one inside, or an
 * object into which a map of values was spread. What is inside such a value is not known before the app is resolved.
 * Elements of lists and fields of objects are asked one by one.
 */
export function isUndecided(value: unknown): boolean {
  if (typeof value === 'string') return hasMark(value);
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return false;
  if (isReference(value)) return true;
  if (Array.isArray(value)) return false;
  // Asked of every object on the way to a field: the first character tells a stand-in's key.
  for (const key in value) if (isMark(key.charCodeAt(0))) return true;
  return false;
}

const FIRST_MARK = OPEN.charCodeAt(0);
const LAST_MARK = ORDER.charCodeAt(0);

function isMark(code: number): boolean {
  return code >= FIRST_MARK && code <= LAST_MARK;
}
