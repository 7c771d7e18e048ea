import { pathSegment } from '../names.ts';
import type { ObjectName } from '../object-names.ts';

/** Roles and bindings: anything that fits into a URL's path. A prefix is held to the same rules as a whole name. */
export const nameIsRbac: ObjectName = (name) => pathSegment(name);
