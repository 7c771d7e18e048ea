/** Lists and maps with a limit on their size: beyond it nothing else is checked. Dynamic resource allocation is made of them. */
import { holds } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';

type ItemRule<T> = (item: T, path: FieldPath, errors: FieldErrors) => void;

export function validateList<T>(
  items: readonly T[] | undefined,
  maximum: number,
  path: FieldPath,
  errors: FieldErrors,
  validateItem: ItemRule<T>,
): void {
  const given = items ?? [];
  if (given.length > maximum) {
    errors.tooMany(path, given.length, maximum);
    return;
  }
  given.forEach((item, position) => validateItem(item, path.index(position), errors));
}

/** What the items of a set are told apart by. */
export interface SetKey<T> {
  readonly of: (item: T) => string;
  /** Where it stands in the item. */
  readonly field?: string;
}

export const BY_NAME: SetKey<{ readonly name?: string }> = { of: ({ name = '' }) => name, field: 'name' };
export const BY_ITSELF: SetKey<string> = { of: (text) => text };

/** No two items may have the same key. */
export function validateSet<T>(
  items: readonly T[] | undefined,
  maximum: number,
  { of: keyOf, field }: SetKey<T>,
  path: FieldPath,
  errors: FieldErrors,
  validateItem: ItemRule<T>,
): void {
  const given = items ?? [];
  validateList(given, maximum, path, errors, validateItem);
  if (given.length > maximum) return;
  const seen = new Set<string>();
  given.forEach((item, position) => {
    const key = keyOf(item);
    if (seen.has(key)) errors.duplicate(repeated(path.index(position), field, errors), key);
    seen.add(key);
  });
}

// Until 1.34 the field was told, since then the item.
function repeated(path: FieldPath, field: string | undefined, { context }: FieldErrors): FieldPath {
  return field === undefined || holds(context, 35) ? path : path.child(field);
}

export interface MapRules<T> {
  readonly maximum: number;
  /** Longer keys are shown shortened in paths. */
  readonly longestKey: number;
  readonly validateKey: ItemRule<string>;
  readonly validateItem: ItemRule<T>;
  /** Faults of a key are told for the map, not for the entry: since 1.36. */
  readonly keysOfMap: boolean;
}

export function validateMap<T>(
  entries: Readonly<Record<string, T>> | undefined,
  rules: MapRules<T>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const given = Object.entries(entries ?? {});
  if (given.length > rules.maximum) {
    errors.tooMany(path, given.length, rules.maximum);
    return;
  }
  for (const [key, item] of given) {
    const entryPath = path.key(shortened(key, rules.longestKey));
    rules.validateKey(key, rules.keysOfMap ? path : entryPath, errors);
    rules.validateItem(item, entryPath, errors);
  }
}

function shortened(key: string, longest: number): string {
  if (key.length <= longest) return key;
  const rest = longest - 3;
  return `${key.slice(0, Math.floor((rest + 1) / 2))}...${key.slice(key.length - Math.floor(rest / 2))}`;
}
