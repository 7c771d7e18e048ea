import { hasDocumentMarker, isPlainWord, looksLikeStructure, looksTyped, needsEscapes } from './plain.ts';

// Below this length a quoted text stays on one line, as in the printer of cdk8s.
const SHORTEST_FOLDED = 40;

/** A string as a key of a mapping. `top` tells a key of the document's root. */
export function keyText(text: string, top: boolean): string {
  if (isPlainWord(text)) return text;
  if (needsEscapes(text)) return doubleQuoted(text, undefined);
  if (text.includes('\n') || looksLikeStructure(text) || looksTyped(text) || (top && hasDocumentMarker(text))) {
    return quoted(text, undefined);
  }
  return text;
}

/** A string as a value whose continuation lines stand at `indent`. */
export function stringText(text: string, indent: string): string {
  if (isPlainWord(text)) return text;
  if (needsEscapes(text)) return doubleQuoted(text, indent);
  if (text.includes('\n')) return blockText(text, indent);
  if (looksLikeStructure(text) || looksTyped(text)) return quoted(text, indent);
  if (indent === '' && hasDocumentMarker(text)) return blockText(text, indent);
  return text;
}

/** A number as JSON has it; the infinities and NaN have names of their own in YAML. */
export function numberText(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : JSON.stringify(value);
  if (Number.isNaN(value)) return '.nan';
  return value < 0 ? '-.inf' : '.inf';
}

/** Single quotes only where the text has double quotes and no single ones. Without an indent it is a key. */
function quoted(text: string, indent: string | undefined): string {
  return text.includes('"') && !text.includes("'") ? singleQuoted(text, indent) : doubleQuoted(text, indent);
}

function singleQuoted(text: string, indent: string | undefined): string {
  const folds = text.includes('\n');
  if (folds && (indent === undefined || /[ \t]\n|\n[ \t]/.test(text))) return doubleQuoted(text, indent);
  const doubled = text.replaceAll("'", "''");
  if (!folds || indent === undefined) return `'${doubled}'`;
  return `'${doubled.replace(/\n+/g, `$&\n${continuation(text, indent)}`)}'`;
}

const NAMED: Readonly<Record<string, string>> = {
  '\u0000': '\\0',
  '\u0007': '\\a',
  '\u000b': '\\v',
  '\u001b': '\\e',
  '\u0085': '\\N',
  '\u00a0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function escapeCharacter(character: string): string {
  const named = NAMED[character];
  if (named !== undefined) return named;
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** JSON's escapes, then YAML's; a blank before a line break is escaped, since folding would eat it. */
function escaped(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\u[0-9a-f]{4}|\\./g, (match) =>
      match.length > 2 ? escapeCharacter(String.fromCharCode(Number.parseInt(match.slice(2), 16))) : match,
    )
    .replace(/[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g, escapeCharacter)
    .replaceAll(' \\n', '\\ \\n');
}

function doubleQuoted(text: string, indent: string | undefined): string {
  const body = escaped(text);
  if (indent === undefined || !text.includes('\n') || JSON.stringify(text).length < SHORTEST_FOLDED) return `"${body}"`;
  return `"${foldQuoted(body, continuation(text, indent))}"`;
}

/**
 * A long quoted text gets a line of its own for each line: a fold eats one line break, so each is doubled.
 * The last break stays an escape, since the closing quote follows it.
 */
function foldQuoted(body: string, indent: string): string {
  return body.replace(/((?:\\n)+)( ?)|\\[^n]/g, (match, breaks: string | undefined, after: string, at: number) => {
    if (breaks === undefined) return match;
    const atEnd = at + match.length === body.length && after === '';
    const count = breaks.length / 2 - (atEnd ? 1 : 0);
    if (count === 0) return match;
    const lines = '\n'.repeat(count + 1);
    return `${lines}${indent}${atEnd ? '\\n' : ''}${after === '' ? '' : '\\ '}`;
  });
}

function continuation(text: string, indent: string): string {
  return indent === '' && hasDocumentMarker(text) ? '  ' : indent;
}

/** A literal block; a text that ends in a line of blanks, or is nothing but blank lines, cannot be one. */
function blockText(text: string, indent: string): string {
  if (/\n[\t ]+$/.test(text)) return quoted(text, indent);
  if (/^[\n\t ]*[\t ][\n\t ]*$/.test(text)) return doubleQuoted(text, indent);
  const margin = indent === '' && hasDocumentMarker(text) ? '  ' : indent;
  const body = text.replace(/[\n\t ]+$/, '');
  const end = text.slice(body.length);
  const breakAt = end.indexOf('\n');
  const chomp = breakAt < 0 ? '-' : body === '' || breakAt !== end.length - 1 ? '+' : '';
  const leading = /^[ \n]*/.exec(body)?.[0] ?? '';
  const indicator = leading.includes(' ') ? (margin === '' ? '1' : '2') : '';
  const tail = end.endsWith('\n') ? end.slice(0, -1) : end;
  const lines = `${body}${tail}`.replace(/\n+(?=[^\n])/g, `$&${margin}`);
  return `|${indicator}${chomp}\n${margin}${lines}`;
}
