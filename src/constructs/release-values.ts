import { hasMark } from '../values/mark.ts';
import { isReference } from '../values/reference.ts';
import { isJsonObject, type Json } from '../values/shape.ts';
import { schemaProblems } from '../values/validate.ts';

type JsonObject = { readonly [key: string]: Json };

/** Throws for a name that Helm does not take. https://helm.sh/docs/chart_template_guide/getting_started/ */
export function requireReleaseName(name: string, where: string): void {
  if (/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name) && name.length <= 53) return;
  throw new Error(
    `${where}: ${JSON.stringify(name)} cannot name a release: small letters, digits and dashes, at most 53`,
  );
}

/** The typed values with those that the types do not know over them. */
export function releaseValues({
  values,
  extraValues = {},
}: {
  readonly values?: unknown;
  readonly extraValues?: { readonly [key: string]: unknown };
}): JsonObject {
  const typed = values ?? {};
  return overlaid(isJsonObject(typed) ? typed : {}, isJsonObject(extraValues) ? extraValues : {});
}

/** Maps merged, everything else replaced; a reference is not looked into. */
function overlaid(below: JsonObject, above: JsonObject): JsonObject {
  const merged = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    const known = merged.get(key);
    const maps = isJsonObject(known) && isJsonObject(value) && !isReference(known) && !isReference(value);
    merged.set(key, maps ? overlaid(known, value) : value);
  }
  return Object.fromEntries(merged);
}

/** Throws for plain values that the schema of a chart refuses, with the path of each. */
export function checkValues(
  { name, version, schema }: { readonly name: string; readonly version: string; readonly schema?: JsonObject },
  values: JsonObject,
  where: string,
): void {
  if (schema === undefined) return;
  const problems = schemaProblems(openRequired(schema), values);
  if (problems.length === 0) return;
  const list = problems.map(({ path, message }) => `  ${path} ${message}`);
  throw new Error(`${where}: chart ${name} ${version} does not take these values:\n${list.join('\n')}`);
}

/** What a chart requires it may have a default for: only what is given is judged. */
function openRequired(schema: JsonObject): JsonObject {
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
    if (keyword === 'required' && Array.isArray(value)) return [];
    return [[keyword, opened(value)]];
  });
  return Object.fromEntries(entries);
}

function opened(value: Json): Json {
  if (isJsonObject(value)) return openRequired(value);
  return Array.isArray(value) ? value.map((item: Json) => opened(item)) : value;
}

/** Whether some value is known only when the chart it stands in is resolved. */
export function holdsReference(value: unknown): boolean {
  if (typeof value === 'string') return hasMark(value);
  if (typeof value !== 'object' || value === null) return false;
  return isReference(value) || Object.values(value).some(holdsReference);
}
