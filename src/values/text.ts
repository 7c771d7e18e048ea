import { call, describeExpression, type Expression, literal } from './expression.ts';
import { apply } from './function-table.ts';
import { goJson } from './go-json.ts';
import { contentOf, nameOf } from './content.ts';
import { concat } from './text-expression.ts';
import { referTo } from './lift.ts';
import { decodeText, hasMark, SPREAD, ValueError } from './mark.ts';
import type { Ref } from './reference.ts';
import { string, word } from './shape.ts';

/*
 * Structured text for configuration files. JSON.stringify cannot write a value that is not known yet; here each
 * reference becomes the JSON of its value, quotes and escapes included, so the text is well-formed for every value.
 */

type Piece = string | Expression;

/** The data as JSON text, indented by `indent` blanks a level, or on one line when it is 0. */
export function jsonText(data: unknown, options: { readonly indent?: number } = {}): Ref<string> {
  const { indent = 2 } = options;
  return referTo<string>(concat(fold(jsonPieces(data, indent, 0))));
}

function* jsonPieces(data: unknown, indent: number, depth: number): Generator<Piece> {
  const content = contentOf(data);
  if (content !== undefined || typeof data !== 'object' || data === null) {
    yield scalarPiece(data);
    return;
  }
  const entries = entriesOf(data);
  const [open, close] = Array.isArray(data) ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) {
    yield open + close;
    return;
  }
  const line = indent === 0 ? '' : `\n${' '.repeat(indent * (depth + 1))}`;
  for (const [index, [key, value]] of entries.entries()) {
    yield (index === 0 ? open : ',') + line;
    if (key !== undefined) yield* keyPieces(key, indent === 0 ? ':' : ': ');
    yield* jsonPieces(value, indent, depth + 1);
  }
  yield (indent === 0 ? '' : `\n${' '.repeat(indent * depth)}`) + close;
}

/**
 * The data as YAML text: block style for what is written out here, and JSON, which is YAML too, for each reference.
 */
export function yamlText(data: unknown): Ref<string> {
  return referTo<string>(concat(fold(yamlPieces(data, 0, true))));
}

function* yamlPieces(data: unknown, depth: number, fresh: boolean): Generator<Piece> {
  const content = contentOf(data);
  if (content !== undefined || typeof data !== 'object' || data === null) {
    yield scalarPiece(data);
    yield '\n';
    return;
  }
  const entries = entriesOf(data);
  if (entries.length === 0) {
    yield `${Array.isArray(data) ? '[]' : '{}'}\n`;
    return;
  }
  for (const [index, [key, value]] of entries.entries()) {
    yield index === 0 && fresh ? '' : ' '.repeat(2 * depth);
    if (key === undefined) {
      yield '- ';
      yield* yamlPieces(value, depth + 1, true);
      continue;
    }
    if (PLAIN_KEY.test(key)) yield `${key}:`;
    else yield* keyPieces(key, ':');
    const block =
      typeof value === 'object' && value !== null && contentOf(value) === undefined && entriesOf(value).length > 0;
    yield block ? `\n${' '.repeat(2 * (depth + 1))}` : ' ';
    yield* yamlPieces(value, depth + 1, true);
  }
}

// Keys that no reader of YAML takes for anything but text.
const PLAIN_KEY = /^(?!(?:y|yes|n|no|on|off|true|false|null|nan|inf)$)[A-Za-z_][A-Za-z0-9_.-]*$/i;

function entriesOf(data: object): [string | undefined, unknown][] {
  if (Array.isArray(data)) return data.map((item): [undefined, unknown] => [undefined, item]);
  return Object.entries(data).filter(([key, value]) => {
    if (key.startsWith(SPREAD)) {
      throw new ValueError('a map cannot be spread inside jsonText or yamlText; give it a key of its own');
    }
    return value !== undefined;
  });
}

function* keyPieces(key: string, colon: string): Generator<Piece> {
  if (hasMark(key)) {
    yield call('json', [concat(decodeText(key))], string);
    yield colon;
  } else yield goJson(key) + colon;
}

function scalarPiece(data: unknown): Piece {
  const content = contentOf(data);
  if (content !== undefined && content.form !== 'expression') {
    throw new ValueError(
      `${nameOf(content)} cannot stand inside jsonText or yamlText: use choose() or a value that holds the list`,
    );
  }
  const expression =
    content?.expression ?? (typeof data === 'string' && hasMark(data) ? concat(decodeText(data)) : undefined);
  if (expression === undefined) {
    if (data === null || ['string', 'number', 'boolean'].includes(typeof data)) return JSON.stringify(data);
    throw new ValueError(`${String(data)} cannot be written as JSON`);
  }
  return expression.op === 'literal' ? goJson(expression.value) : call('json', [expression], { kind: 'string' });
}

function fold(pieces: Iterable<Piece>): Piece[] {
  const folded: Piece[] = [];
  for (const piece of pieces) {
    const last = folded.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') folded[folded.length - 1] = last + piece;
    else folded.push(piece);
  }
  return folded;
}

/**
 * SHA-256 of data: changes when the data changes, with the values of an installation too. Meant for an annotation of
 * a pod template, so that pods roll when the configuration they read has changed.
 */
export function checksum(...data: readonly unknown[]): Ref<string> {
  const expressions = new Map<string, Expression>();
  const shape = goJson(data.map((part) => outline(part, expressions)));
  const known = apply('checksum', [shape]);
  if (expressions.size === 0) return referTo<string>(literal(known));
  return referTo<string>(call('checksum', [literal(known), ...expressions.values()], word));
}

/** The data as canonical text pieces, references replaced by their names and collected. */
function outline(data: unknown, found: Map<string, Expression>): string {
  const content = contentOf(data);
  if (content !== undefined) {
    switch (content.form) {
      case 'expression':
        return note(content.expression, found);
      case 'condition':
        return `if ${note(content.condition, found)} ${outline(content.body, found)} ${outline(content.otherwise, found)}`;
      case 'loop':
        return `each ${note(content.list, found)} ${outline(content.body, new Map())}`;
      case 'merge':
        return `merge ${content.parts.map((part) => outline(part, found)).join(' ')}`;
      case 'splice':
        return outline(content.of, found);
    }
  }
  if (typeof data === 'string' && hasMark(data)) {
    return decodeText(data)
      .map((piece) => (typeof piece === 'string' ? piece : note(piece, found)))
      .join('');
  }
  if (Array.isArray(data)) return `[${data.map((item) => outline(item, found)).join(',')}]`;
  if (typeof data === 'object' && data !== null) {
    const entries = Object.entries(data).map(
      ([key, value]) => `${key.replace(/^\uE0F4.*/, '…')}:${outline(value, found)}`,
    );
    return `{${entries.join(',')}}`;
  }
  return data === undefined ? '' : JSON.stringify(data);
}

/** Of text that is partly literal only the values are noted, so that the line it is written in stays short. */
function note(expression: Expression, found: Map<string, Expression>): string {
  if (expression.op === 'call' && expression.name === 'concat') {
    return expression.arguments
      .map((piece) => (piece.op === 'literal' ? String(piece.value) : note(piece, found)))
      .join('');
  }
  const inner = expression.op === 'call' && expression.name === 'json' ? expression.arguments[0] : undefined;
  if (inner !== undefined && !isNumber(inner)) return `json(${note(inner, found)})`;
  const name = describeExpression(expression);
  found.set(name, expression);
  return `$(${name})`;
}

/** Numbers of a values file and those of `--set` are written alike only where they are told to be. */
function isNumber({ type: { kind } }: Expression): boolean {
  return kind === 'integer' || kind === 'number';
}
