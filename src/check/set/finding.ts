import type { Diagnostic, Label } from '../../model/diagnostic.ts';
import type { Resource } from '../../model/resource.ts';

/** A finding about a resource, at the place where the author made it. */
export function findingAbout(
  resource: Resource,
  finding: Omit<Diagnostic, 'labels' | 'resource' | 'construct'>,
): Diagnostic {
  const { id, origin } = resource;
  return {
    ...finding,
    resource: id,
    ...(origin.construct === '' ? {} : { construct: origin.construct }),
    labels: labelsAt(resource),
  };
}

/** Nothing where the place is not known. */
export function labelsAt({ origin }: Resource, text?: string): readonly Label[] {
  const place = origin.place();
  if (place === undefined) return [];
  return [text === undefined ? { place } : { place, text }];
}
