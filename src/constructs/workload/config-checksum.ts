import { createHash } from 'node:crypto';
import { hasMark } from '../../values/mark.ts';
import { isReference, type Value } from '../../values/reference.ts';
import { checksum } from '../../values/text.ts';
import { withoutRelease } from '../release-safe-name.ts';

/** A construct whose content is known at synthesis, and that tells it. */
export interface ConfigSource {
  readonly name: Value<string>;
  /** The content as it stands in the manifest. */
  content(): Readonly<Record<string, unknown>>;
}

export function isConfigSource(value: unknown): value is ConfigSource {
  return typeof value === 'object' && value !== null && 'content' in value && typeof value.content === 'function';
}

/** The ConfigMaps of ours among the handles of a pod: mounted, in projected volumes, as variables. */
export function configsOf(handles: readonly unknown[]): ConfigSource[] {
  return handles.flatMap((handle): ConfigSource[] => {
    if (isReference(handle)) return [];
    if (isConfigSource(handle)) return [handle];
    if (Array.isArray(handle)) return configsOf(handle);
    if (typeof handle === 'object' && handle !== null && 'owner' in handle) return configsOf([handle.owner]);
    return [];
  });
}

/**
 * SHA-256 of the canonical JSON of all contents: changes exactly when the content of one of them does, and with the
 * chart values in it. Undefined without any.
 */
export function configChecksum(configs: readonly ConfigSource[]): Value<string> | undefined {
  const unique = [...new Set(configs)];
  if (unique.length === 0) return undefined;
  const contents = unique.map((config) => ({ name: nameOf(config), ...config.content() }));
  if (hasValues(contents)) return checksum(contents);
  return createHash('sha256').update(canonicalJson(contents)).digest('hex');
}

/** The release is no part of the content; a name that holds values stands in the pods, which roll when it changes. */
function nameOf({ name }: ConfigSource): string {
  return typeof name !== 'string' || hasMark(withoutRelease(name)) ? '' : withoutRelease(name);
}

function hasValues(content: unknown): boolean {
  if (isReference(content)) return true;
  if (typeof content === 'string') return hasMark(content);
  if (typeof content !== 'object' || content === null) return false;
  return Object.entries(content).some(([key, value]) => hasMark(key) || hasValues(value));
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    const fields = entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
