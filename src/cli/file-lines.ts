import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** A longer line has no place in a terminal, and such a file need not be in memory. */
const LONGEST = 1 << 20;
const PIECE = 1 << 16;

/**
 * Lines of a file that is asked for from its beginning to its end, as documents follow each other: only the lines that are asked for are in
 * memory.
 */
export class FileLines {
  private readonly file: number;
  private readonly buffer = Buffer.allocUnsafe(PIECE);
  private readonly decoder = new StringDecoder('utf8');
  /** Lines that are read, by their number from 1. */
  private readonly lines = new Map<number, string>();
  private next = 1;
  private unfinished = '';
  private ended = false;

  /** @throws {Error} when the file cannot be opened */
  constructor(file: string) {
    this.file = openSync(file, 'r');
  }

  /** Lines at their places in a list that has no others; both numbers may be no smaller than those of the call before. */
  between(first: number, last: number): readonly string[] {
    for (const number of this.lines.keys()) {
      if (number >= first) break;
      this.lines.delete(number);
    }
    while (this.next <= last && !this.ended) this.read(first);
    const found: string[] = [];
    for (const [number, line] of this.lines) {
      if (number > last) break;
      found[number - 1] = line;
    }
    return found;
  }

  close(): void {
    closeSync(this.file);
  }

  private read(first: number): void {
    const size = readSync(this.file, this.buffer, 0, PIECE, null);
    this.ended = size === 0;
    const text = this.ended ? `${this.decoder.end()}\n` : this.decoder.write(this.buffer.subarray(0, size));
    const [begun = '', ...others] = text.split('\n');
    this.unfinished = this.unfinished.length > LONGEST ? this.unfinished : this.unfinished + begun;
    for (const following of others) {
      if (this.next >= first && this.unfinished.length <= LONGEST) {
        this.lines.set(this.next, this.unfinished.endsWith('\r') ? this.unfinished.slice(0, -1) : this.unfinished);
      }
      this.next += 1;
      this.unfinished = following;
    }
  }
}
