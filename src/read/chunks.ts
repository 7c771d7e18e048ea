/** A text, or pieces of one as they come. */
export type Source = string | Iterable<string> | AsyncIterable<string>;

/** A stretch of a file that holds one document, as a rule. */
export interface Chunk {
  readonly text: string;
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
}

/** Cuts a source where its documents begin, and gives what each of its pieces completes. */
export async function* chunksOf(source: Source): AsyncGenerator<readonly Chunk[], void, undefined> {
  const splitter = new Splitter();
  for await (const piece of typeof source === 'string' ? [source] : source) yield splitter.push(piece);
  yield splitter.end();
}

/** Cuts a text that is in memory already. */
export function chunksOfText(text: string): readonly Chunk[] {
  const splitter = new Splitter();
  return [...splitter.push(text), ...splitter.end()];
}

/** Cuts a text at lines that begin with `---`; JSON is left in one piece. */
class Splitter {
  private rest = '';
  private line = 1;
  private json: boolean | undefined;

  push(piece: string): Chunk[] {
    const text = this.rest === '' && this.line === 1 ? piece.replace(/^\ufeff/, '') : this.rest + piece;
    const searched = Math.max(0, this.rest.length - 4);
    this.rest = text;
    if (this.json === undefined && /\S/.test(text)) this.json = /^\s*\{/.test(text);
    return this.json === true ? [] : this.cut(searched);
  }

  end(): Chunk[] {
    const { rest, line } = this;
    this.rest = '';
    return rest.trim() === '' ? [] : [{ text: rest, line }];
  }

  private cut(from: number): Chunk[] {
    const chunks: Chunk[] = [];
    let start = 0;
    let search = from;
    for (;;) {
      const found = this.rest.indexOf('\n---', search);
      // A separator needs a space or the end of the line behind it, so the character behind must have come.
      if (found < 0 || found + 4 >= this.rest.length) break;
      search = found + 1;
      if (!/[\s]/.test(this.rest[found + 4] ?? '')) continue;
      const text = this.rest.slice(start, found + 1);
      chunks.push({ text, line: this.line });
      this.line += countLines(text);
      start = found + 1;
    }
    this.rest = this.rest.slice(start);
    return chunks;
  }
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
