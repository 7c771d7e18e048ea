/** JSON values and changes to them that leave the original alone. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export type Step = string | number;
export type Path = readonly Step[];

export function asObject(value: Json | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !isList(value) ? value : undefined;
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function at(value: Json, path: Path): Json | undefined {
  let found: Json | undefined = value;
  for (const step of path) {
    if (isList(found)) found = typeof step === 'number' ? found[step] : undefined;
    else found = asObject(found)?.[step];
  }
  return found;
}

/** With the value at the path; `undefined` takes it away. */
export function withValue(value: Json, path: Path, replacement: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return replacement ?? null;
  if (isList(value) && typeof step === 'number') {
    const index = step;
    const inner = rest.length === 0 ? replacement : withValue(value[index] ?? null, rest, replacement);
    return inner === undefined ? value.toSpliced(index, 1) : value.with(index, inner);
  }
  const object = asObject(value) ?? {};
  const inner = rest.length === 0 ? replacement : withValue(object[step] ?? null, rest, replacement);
  const entries = Object.entries(object).filter(([name]) => name !== String(step));
  if (inner === undefined) return Object.fromEntries(entries);
  if (!(step in object)) return { ...object, [step]: inner };
  return Object.fromEntries(Object.entries(object).map(([name, old]) => [name, name === String(step) ? inner : old]));
}
