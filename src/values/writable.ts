import type { Json } from './shape.ts';

/*
 * Structures go into a chart through Helm's `toYaml`, which gives nothing at all where a text or key in them holds one of
 * these characters: DEL, the C1 controls and the last two of the basic plane. All versions of Helm agree, and its
 * `fromYaml` refuses the same. https://yaml.org/spec/1.2.2/#51-character-set
 */
const UNWRITABLE = /[\u007f-\u009f\ufffe\uffff]/;

/** A structure that `toYaml` can write, as a schema. */
export const WRITABLE: { readonly [key: string]: Json } = { $ref: '#/definitions/writable' };

const text = { pattern: '^[^\\x7f-\\x9f\ufffe\uffff]*$' };
/** What it refers to: the keyword of a kind of value holds for that kind alone. */
export const WRITABLE_DEFINITIONS: { readonly [key: string]: Json } = {
  writable: { ...text, propertyNames: text, additionalProperties: WRITABLE, items: WRITABLE },
};

/** The first character in a structure that `toYaml` cannot write, such as `U+007F`. */
export function unwritableIn(value: Json): string | undefined {
  if (typeof value === 'string') return unwritable(value);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, entry] of Object.entries(value)) {
    const found = unwritable(key) ?? unwritableIn(entry);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The same of a single text or key. */
export function unwritable(text: string): string | undefined {
  const [character] = UNWRITABLE.exec(text) ?? [];
  return character && `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Whether an error of the validator, with the part of the schema that gave it, is about this rule. */
export function isWritableRule(schema: unknown): boolean {
  return schema === text.pattern || schema === text;
}
