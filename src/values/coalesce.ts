import { isJsonObject, type Json } from './shape.ts';

/**
 * Values given by an environment laid over others, as Helm does it: maps are merged, everything else is replaced, and
 * null takes a key out that was there. https://helm.sh/docs/chart_template_guide/values_files/#deleting-a-default-key
 */
export function coalesce(base: { readonly [key: string]: Json }, given: unknown): { readonly [key: string]: Json } {
  if (!isJsonObject(given)) return base;
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const below = merged.get(key);
    if (value === null && merged.has(key)) merged.delete(key);
    else if (isJsonObject(value)) merged.set(key, coalesce(isJsonObject(below) ? below : {}, value));
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}
