import type { Diagnostic } from '../model/diagnostic.ts';
import type { Resource } from '../model/resource.ts';

/** A finding about a resource, at the place where the author made it. */
export function findingAbout(
  { id, origin }: Resource,
  finding: Omit<Diagnostic, 'labels' | 'resource' | 'construct'>,
): Diagnostic {
  const place = origin.place();
  return {
    ...finding,
    resource: id,
    ...(origin.construct === '' ? {} : { construct: origin.construct }),
    labels: place === undefined ? [] : [{ place }],
  };
}
