/** A fault of an expression, at an offset of its text; without one it is about the whole expression. */
export interface Issue {
  readonly offset?: number;
  readonly message: string;
}

const MOST_TOLD = 100;
const LONGEST_EXCERPT = 16_384;

/**
 * Issues as the server tells them: in the order of the text, each with its place and the line it stands in.
 *
 * Source: cel-go `common/errors.go`, `common/error.go`.
 */
export function displayIssues(issues: readonly Issue[], source: string): string {
  const told = issues.slice(0, MOST_TOLD);
  const placed = told.map((issue) => ({ ...issue, ...placeOf(issue.offset, source) }));
  placed.sort((first, second) => first.line - second.line || first.column - second.column);
  const texts = placed.map(({ message, line, column, excerpt }) => {
    const head = `ERROR: <input>:${line}:${column + 1}: ${message}`;
    return excerpt === undefined || Buffer.byteLength(excerpt) > LONGEST_EXCERPT ? head : head + shown(excerpt, column);
  });
  if (issues.length > MOST_TOLD) texts.push(`${issues.length - MOST_TOLD} more errors were truncated`);
  return texts.join('\n');
}

interface Place {
  readonly line: number;
  /** In characters, from 0. */
  readonly column: number;
  readonly excerpt?: string;
}

function placeOf(offset: number | undefined, source: string): Place {
  if (offset === undefined) return { line: -1, column: -1 };
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const end = source.indexOf('\n', offset);
  const line = offset === 0 ? 1 : source.slice(0, start).split('\n').length;
  const excerpt = source.slice(offset === 0 ? 0 : start, end === -1 ? source.length : end);
  return { line, column: offset === 0 ? 0 : countCharacters(source.slice(start, offset)), excerpt };
}

function shown(line: string, column: number): string {
  const characters = [...line.replaceAll('\t', ' ')];
  const dots = characters.slice(0, column).map((character) => (isWide(character) ? '\uff0e' : '.'));
  const pointed = characters[column];
  const mark = pointed !== undefined && isWide(pointed) ? '\uff3e' : '^';
  return `\n | ${characters.join('')}\n | ${dots.join('')}${mark}`;
}

function isWide(character: string): boolean {
  return (character.codePointAt(0) ?? 0) > 0x7f;
}

/** Characters as Unicode counts them, not the halves that strings consist of. */
export function countCharacters(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}
