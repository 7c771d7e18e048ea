import { isJson } from './json.ts';
import { ObjectScan } from './object-scan.ts';

/** A text, or pieces of one as they come. */
export type Source = string | Iterable<string> | AsyncIterable<string>;

/** A stretch of a file that holds one document, as a rule. */
export interface Chunk {
  readonly text: string;
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  /** Column of that line, from 1: several JSON objects may stand on a line. */
  readonly column: number;
  /** It is one JSON object or an error, whatever it might be as YAML. */
  readonly json: boolean;
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

const BLANK = /^\s*/;
/** White space up to the end of the line. */
const REST_OF_LINE = /^[^\S\n]*\n?/;

/**
 * Cuts a text as kubectl does. What begins with `{` is JSON, object after object, until something is none: after at most one object the
 * rest is YAML, after more of them it is an error that ends the text. YAML is cut at the lines that begin with `---`.
 *
 * Source: `YAMLOrJSONDecoder` in k8s.io/apimachinery/pkg/util/yaml.
 */
class Splitter {
  private rest = '';
  private line = 1;
  private column = 1;
  private form: 'unknown' | 'json' | 'yaml' | 'ended' = 'unknown';
  private scan = new ObjectScan();
  private objects = 0;

  push(piece: string): Chunk[] {
    if (this.form === 'ended') return [];
    const searched = Math.max(0, this.rest.length - 4);
    this.rest = this.rest === '' && this.form === 'unknown' ? piece.replace(/^\ufeff/, '') : this.rest + piece;
    if (this.form === 'unknown' && /\S/.test(this.rest)) this.form = /^\s*\{/.test(this.rest) ? 'json' : 'yaml';
    if (this.form === 'json') return this.cutObjects();
    return this.form === 'yaml' ? this.cutYaml(searched) : [];
  }

  end(): Chunk[] {
    const before = this.form === 'json' && this.rest.trim() !== '' ? this.leaveJson() : [];
    const { rest: text, line, column } = this;
    return text.trim() === '' ? before : [...before, { text, line, column, json: false }];
  }

  private cutObjects(): Chunk[] {
    const chunks: Chunk[] = [];
    for (;;) {
      const blank = BLANK.exec(this.rest)?.[0].length ?? 0;
      if (blank === this.rest.length) return chunks;
      if (this.rest[blank] !== '{') return [...chunks, ...this.leaveJson()];
      if (blank > 0) this.take(blank, false);
      const end = this.scan.end(this.rest);
      if (end === 'more') return chunks;
      // From the second object on, nothing but JSON is left for the text to be.
      if (end === 'none' || (this.objects < 2 && !isJson(this.rest.slice(0, end)))) {
        return [...chunks, ...this.leaveJson()];
      }
      chunks.push(this.take(end, true));
      this.objects += 1;
      this.scan = new ObjectScan();
    }
  }

  private leaveJson(): Chunk[] {
    if (this.objects > 1) {
      this.form = 'ended';
      return [this.take(this.rest.length, true)];
    }
    this.form = 'yaml';
    if (this.objects === 1) this.take(REST_OF_LINE.exec(this.rest)?.[0].length ?? 0, false);
    return this.cutYaml(0);
  }

  private cutYaml(from: number): Chunk[] {
    const { rest } = this;
    const chunks: Chunk[] = [];
    let start = 0;
    let search = from;
    for (;;) {
      const found = rest.indexOf('\n---', search);
      // A separator needs a space or the end of the line behind it, so the character behind must have come.
      if (found < 0 || found + 4 >= rest.length) break;
      search = found + 1;
      if (!/[\s]/.test(rest[found + 4] ?? '')) continue;
      chunks.push(this.chunk(rest.slice(start, found + 1), false));
      start = found + 1;
    }
    this.rest = rest.slice(start);
    return chunks;
  }

  private take(length: number, json: boolean): Chunk {
    const chunk = this.chunk(this.rest.slice(0, length), json);
    this.rest = this.rest.slice(length);
    return chunk;
  }

  /** A text as it stands here; what follows stands behind it. */
  private chunk(text: string, json: boolean): Chunk {
    const { line, column } = this;
    let start = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', start)) {
      this.line += 1;
      this.column = 1;
      start = at + 1;
    }
    this.column += text.length - start;
    return { text, line, column, json };
  }
}
