import type { Label } from '../model/diagnostic.ts';
import { sanitize } from './sanitize.ts';
import type { Channel } from './terminal.ts';

const WIDEST = 160;

/** Lines of a file, or undefined where it cannot be read. */
export type SourceReader = (file: string) => readonly string[] | undefined;

/** The lines around a marked place, with the mark below; just the place where the file cannot be read. */
export function frame(label: Label, read: SourceReader, { colors, unicode }: Channel): string {
  const { file, line, column } = label.place;
  const [corner, bar, end] = unicode ? ['╭─', '│', '╰─'] : [',-', '|', '`-'];
  const lines = read(file);
  const source = lines?.[line - 1];
  const gutter = ' '.repeat(String(line).length);
  const head = `${gutter} ${colors.dim(corner)}[${colors.underline(`${sanitize(file)}:${line}:${column}`)}]`;
  if (source === undefined) return head;
  const start = Math.max(0, column - 1);
  const stop = label.endColumn === undefined ? endOfToken(source, start) : label.endColumn - 1;
  const width = Math.max(1, Math.min(stop - start, WIDEST));
  // A long line, such as a file of JSON in one line, is shown around the mark.
  const from = start + width <= WIDEST ? 0 : Math.max(0, start - WIDEST / 2);
  const before = from === 0 ? lines?.[line - 2] : undefined;
  const shown = [
    ...(before === undefined || before.trim() === ''
      ? []
      : [`${String(line - 1).padStart(gutter.length)} ${colors.dim(bar)} ${part(before, 0, unicode)}`]),
    `${line} ${colors.dim(bar)} ${part(source, from, unicode)}`,
    `${gutter} ${colors.dim(unicode ? '·' : ':')} ${' '.repeat(start - from)}${colors.red((unicode ? '─' : '^').repeat(width))}${label.text === undefined ? '' : ` ${sanitize(label.text)}`}`,
  ];
  return [head, ...shown, `${gutter} ${colors.dim(end)}`].join('\n');
}

/** What fits of a line, with a sign where it goes on. */
function part(line: string, from: number, unicode: boolean): string {
  const more = unicode ? '…' : '~';
  const text = sanitize(line.slice(from, from + WIDEST)).replaceAll('\t', ' ');
  return `${from === 0 ? text : `${more}${text.slice(1)}`}${line.length > from + WIDEST ? more : ''}`;
}

/** Position after the word, call or text that begins at one. */
function endOfToken(source: string, start: number): number {
  const rest = source.slice(start);
  const token = /^(?:new\s+)?[\w$.]+|^(['"`])(?:(?!\1).)*\1/.exec(rest)?.[0] ?? rest.slice(0, 1);
  return start + Math.max(token.length, 1);
}
