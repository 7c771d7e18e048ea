/*
 * Literal text inside templates: YAML that every reader of the 1.1 and 1.2 kind takes for the same text, and that Go's
 * template engine passes through.
 */

// Narrow on purpose: what does not match gets quotes, whether it needs them or not.
const PLAIN =
  /^[A-Za-z_/](?:[A-Za-z0-9_./-]|[:@=+,](?=[A-Za-z0-9_./-])| (?=[A-Za-z0-9_(.,/-]))*(?:[A-Za-z0-9_/-]|(?<=[a-z])\.)?$/;
const WORDS = /^(?:y|yes|n|no|on|off|true|false|null|nan|inf)$/i;
// Digits with exponent, base 60, dates: never plain.
const NUMBERLIKE = /^[-+.]?[0-9]/;

export function isPlain(text: string): boolean {
  return PLAIN.test(text) && !WORDS.test(text) && !NUMBERLIKE.test(text) && !text.includes(': ');
}

/** A text as a YAML scalar on one line. */
export function yamlString(text: string): string {
  return isPlain(text) ? text : yamlQuoted(text);
}

/**
 * JSON's quotes, with the characters escaped that YAML readers fold, drop or refuse. Characters beyond the basic plane
 * stay as they are: Go refuses their surrogate escapes.
 */
export function yamlQuoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A text as a string literal inside an action. */
export function goString(text: string): string {
  return yamlQuoted(text);
}

/** Text that is to come out of the template as it is: an opening of an action in it must not open one. */
export function escapeActions(text: string): string {
  return text.replaceAll('{{', '{{`{{`}}');
}

/** Literal text before an action: a brace at its end would join the action's own. */
export function beforeAction(text: string): string {
  const escaped = escapeActions(text);
  return text.endsWith('{') && !escaped.endsWith('}}') ? `${escaped.slice(0, -1)}{{\`{\`}}` : escaped;
}

/** Lines of a block scalar, or undefined when the text cannot be one and needs quotes. */
export function blockLines(text: string): { readonly header: string; readonly lines: readonly string[] } | undefined {
  const ends = text.endsWith('\n');
  const body = ends ? text.slice(0, -1) : text;
  if (!body.includes('\n') && !ends) return undefined;
  if (/[^\n\t\x20-\x7e\u00a1-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\u{10000}-\u{10fffd}]/u.test(text))
    return undefined;
  if (/[\u2028\u2029]/.test(text) || /[ \t](?:\n|$)/.test(body) || body.endsWith('\n') || body.trim() === '')
    return undefined;
  const indicator = /^[\s#]/.test(body) ? '2' : '';
  return { header: `|${indicator}${ends ? '' : '-'}`, lines: body.split('\n') };
}
