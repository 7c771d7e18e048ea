import { type Expression, expressionsIn } from '../../values/expression.ts';
import { OPEN } from '../../values/mark.ts';
import type { Context } from './context.ts';
import { includeText, pipelineText } from './expression-text.ts';
import { beforeAction, escapeActions, goString, yamlQuoted } from './literal.ts';

/*
 * Text with values in it. What a value may hold decides the form: where it cannot break the text it stands in, it is
 * written there, as people do; everywhere else the whole is put together first and then quoted, which is exact for
 * every value.
 */

export function textLines(head: string, expression: Expression, indent: number, context: Context): readonly string[] {
  const pieces = expression.op === 'call' && expression.name === 'concat' ? expression.arguments : undefined;
  const pad = ' '.repeat(indent);
  if (pieces === undefined) {
    const inline =
      expression.op === 'call' && expression.name === 'text' ? inlineText([expression], context) : undefined;
    return [`${pad}${head} ${inline ?? `{{ ${pipelineText(expression, context)} | quote }}`}`];
  }
  const multiline = pieces.some((piece) => (literalOf(piece) ?? '').includes('\n'));
  if (!multiline) {
    const inline = inlineText(pieces, context);
    return [`${pad}${head} ${inline ?? `{{ ${pipelineText(expression, context)} | quote }}`}`];
  }
  const block = inlineBlock(pieces, context);
  if (block !== undefined) {
    return [`${pad}${head} ${block.header}`, ...block.lines.map((line) => (line === '' ? '' : `${pad}  ${line}`))];
  }
  if (usesLoop(expression)) return [`${pad}${head} {{ ${pipelineText(expression, context)} | quote }}`];
  const name = nameText(head, pieces, context);
  return [`${pad}${head} {{ ${includeText(name, context).slice(1, -1)} | quote }}`];
}

function literalOf(piece: Expression): string | undefined {
  return piece.op === 'literal' && typeof piece.value === 'string' ? piece.value : undefined;
}

/** `{{ include "web.fullname" . }}-api`, where neither part can hold anything that means something in YAML. */
function inlineText(pieces: readonly Expression[], context: Context): string | undefined {
  if (!pieces.every((piece) => piece.type.word === true || literalOf(piece) !== undefined)) return undefined;
  if (pieces.some((piece) => /[^\x20-\x7e]/.test(literalOf(piece) ?? ''))) return undefined;
  const literals = pieces.flatMap((piece) => literalOf(piece) ?? []);
  const text = joinPieces(pieces, context, (literal) => yamlQuoted(literal).slice(1, -1));
  return text === undefined ? undefined : isClearlyText(literals) ? text : `"${text}"`;
}

/** A dash before a word with a letter beyond hexadecimal: no number, date or word of YAML looks like that. */
function isClearlyText(literals: readonly string[]): boolean {
  return (
    literals.every((literal) => /^[A-Za-z0-9-]*$/.test(literal)) &&
    literals.some((literal) => /-[a-z]*[g-z]/.test(literal))
  );
}

interface Block {
  readonly header: string;
  readonly lines: readonly string[];
}

/** A block of text with values of one line in it. */
function inlineBlock(pieces: readonly Expression[], context: Context): Block | undefined {
  if (!pieces.every((piece) => literalOf(piece) !== undefined || piece.type.line === true)) return undefined;
  // A character that no literal text holds stands for the values.
  const literals = pieces.map((piece) => literalOf(piece) ?? (isSolid(piece) ? '0' : OPEN)).join('');
  const ends = literals.endsWith('\n');
  const body = ends ? literals.slice(0, -1) : literals;
  const first = body.split('\n').at(0) ?? '';
  const last = body.split('\n').at(-1) ?? '';
  // A value may be empty or end in blanks, so the outer lines need something of their own to be told from nothing.
  if (!/[^\s\uE0F1]/.test(first) || !/[^\s\uE0F1]$/.test(last)) return undefined;
  if (/[^\n\uE0F1\x20-\x7e\u00a1-\u1fff\u3000-\ud7ff]/.test(body) || / (?:\n|$)/.test(body)) return undefined;
  const text = joinPieces(pieces, context, (literal) => literal);
  if (text === undefined) return undefined;
  const indicator = /^[\s#\uE0F1]/.test(body) ? '2' : '';
  return { header: `|${indicator}${ends ? '' : '-'}`, lines: (ends ? text.slice(0, -1) : text).split('\n') };
}

/** Whether a value is never empty and never ends in a blank. */
function isSolid(piece: Expression): boolean {
  const inner = piece.op === 'call' && piece.name === 'text' ? piece.arguments[0] : undefined;
  return inner !== undefined || (piece.type.word === true && piece.type.filled === true);
}

/** Whether text with values in it may be written as a block: nothing in it can hold a line break. */
export function mayBeBlock(expression: Expression): boolean {
  if (expression.op !== 'call' || expression.name !== 'concat') return false;
  return expression.arguments.every((piece) => literalOf(piece) !== undefined || piece.type.line === true);
}

/** Pieces one after the other, each value as an action that prints it as text. */
function joinPieces(
  pieces: readonly Expression[],
  context: Context,
  write: (literal: string) => string,
): string | undefined {
  return pieces
    .map((piece, index) => {
      const literal = literalOf(piece);
      if (literal === undefined) return `{{ ${printed(piece, context)} }}`;
      const text = write(literal);
      return index < pieces.length - 1 ? beforeAction(text) : escapeActions(text);
    })
    .join('');
}

function printed(piece: Expression, context: Context): string {
  const inner = piece.op === 'call' && piece.name === 'text' ? piece.arguments[0] : undefined;
  if (inner === undefined) return pipelineText(piece, context);
  const text = pipelineText(inner, context);
  if (inner.type.kind === 'integer') return `${text} | int64`;
  return inner.type.kind === 'boolean' ? text : `${text} | toJson`;
}

function usesLoop(expression: Expression): boolean {
  return [...expressionsIn(expression)].some(({ op }) => op === 'item');
}

/** Puts the text into a named template of this file, where it can be read as it will be. */
function nameText(head: string, pieces: readonly Expression[], context: Context): string {
  const key = head.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');
  const base = `${context.chart.name}.${context.file}${key === '' ? '' : `.${key}`}`;
  const taken = context.texts.filter(({ name }) => name === base || name.startsWith(`${base}.`)).length;
  const name = taken === 0 ? base : `${base}.${taken + 1}`;
  // Inside a named template the dot is what `include` was given: the root.
  const inner: Context = { ...context, root: '.', variables: new Map() };
  context.texts.push({ name, lines: [...namedText(pieces, inner), '{{- end }}'] });
  return name;
}

/** The lines of a named template: what is between the trimming ends comes out exactly. */
export function namedText(pieces: readonly Expression[], context: Context): readonly string[] {
  const text = pieces
    .map((piece, index) => {
      const literal = literalOf(piece);
      if (literal === undefined) return `{{ ${printed(piece, context)} }}`;
      const atStart = index === 0 ? (/^\s+/.exec(literal)?.[0] ?? '') : '';
      const rest = literal.slice(atStart.length);
      const atEnd = index === pieces.length - 1 ? (/\s+$/.exec(rest)?.[0] ?? '') : '';
      const body = rest.slice(0, rest.length - atEnd.length);
      const escaped = index < pieces.length - 1 || atEnd !== '' ? beforeAction(body) : escapeActions(body);
      return printedBlank(atStart) + unprintable(escaped) + printedBlank(atEnd);
    })
    .join('');
  return text.split('\n');
}

function printedBlank(text: string): string {
  return text === '' ? '' : `{{ ${goString(text)} }}`;
}

function unprintable(text: string): string {
  return text.replaceAll(
    /(?:(?![\n\t])[\p{Cc}\u2028\u2029\ufeff\ufffe\uffff])+/gu,
    (characters) => `{{ ${goString(characters)} }}`,
  );
}
