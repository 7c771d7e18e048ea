/** Reading parsed JSON of unknown shape: what is absent or of another shape reads as absent. */

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at the end of the path, or undefined. */
export function read(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const key of path) {
    if (!isRecord(current)) return undefined;
    current = current[key];
  }
  return current;
}

/** The text at the end of the path; empty if there is none. */
export function text(value: unknown, ...path: readonly string[]): string {
  const found = read(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** The elements of the list at the end of the path; none if there is no list. */
export function list(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = read(value, ...path);
  return Array.isArray(found) ? found : [];
}
