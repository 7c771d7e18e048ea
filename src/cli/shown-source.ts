import type { Diagnostic } from '../model/diagnostic.ts';
import { FileLines } from './file-lines.ts';
import type { SourceReader } from './frame.ts';
import { REACH } from './secret-lines.ts';

/** Lines of documents that are shown one after another: of one file at a time, and of it those around the findings of one document. */
export class ShownSource {
  private file = '';
  private lines: FileLines | undefined;
  private first = 0;

  around(file: string, findings: readonly Diagnostic[]): SourceReader {
    const numbers = findings.flatMap(({ labels }) => labels.map(({ place }) => place.line));
    const lines = numbers.length === 0 ? undefined : this.between(file, Math.min(...numbers), Math.max(...numbers));
    return () => lines;
  }

  close(): void {
    this.lines?.close();
    this.lines = undefined;
  }

  private between(file: string, top: number, last: number): readonly string[] | undefined {
    const first = Math.max(1, top - REACH);
    try {
      // A file that is named twice begins again.
      if (file !== this.file || first < this.first) this.open(file);
      this.first = first;
      return this.lines?.between(first, last);
    } catch {
      // Such as the standard input: findings are told without their lines.
      return undefined;
    }
  }

  private open(file: string): void {
    this.close();
    this.file = file;
    this.lines = new FileLines(file);
  }
}
