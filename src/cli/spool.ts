import { randomUUID } from 'node:crypto';
import { appendFileSync, closeSync, openSync, readSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { WriteError } from '../write/write-error.ts';

/** Text that is written later than it is known. What does not fit into some memory waits in a file without a name. */
export class Spool {
  private readonly memory: number;
  private held: string[] = [];
  private size = 0;
  private file: number | undefined;

  /** @param memory characters that are held before a file is made */
  constructor(memory = 1 << 22) {
    this.memory = memory;
  }

  /** @throws {WriteError} when the folder for temporary files takes no more */
  add(text: string): void {
    this.held.push(text);
    this.size += text.length;
    if (this.size <= this.memory) return;
    try {
      this.file ??= openNameless();
      appendFileSync(this.file, this.held.join(''));
    } catch (error) {
      throw explained(error);
    }
    this.held = [];
    this.size = 0;
  }

  /** All that was added, in pieces. */
  *pieces(): Generator<string, void, undefined> {
    if (this.file !== undefined) yield* contentOf(this.file);
    yield this.held.join('');
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }
}

/** Its name is gone at once, so that nothing is left behind however the process ends. */
function openNameless(): number {
  const name = path.join(tmpdir(), `charthouse-${randomUUID()}`);
  const file = openSync(name, 'wx+', 0o600);
  unlinkSync(name);
  return file;
}

function explained(error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  return new WriteError(
    'check/temporary',
    `findings wait in ${tmpdir()} until all documents are read, and it cannot be written: ${error.message}`,
    'Name a folder with more room: TMPDIR=/var/tmp charthouse check ...',
    { cause: error },
  );
}

function* contentOf(file: number): Generator<string, void, undefined> {
  const buffer = Buffer.allocUnsafe(1 << 16);
  const decoder = new StringDecoder('utf8');
  let position = 0;
  for (;;) {
    const read = readSync(file, buffer, 0, buffer.length, position);
    if (read === 0) break;
    position += read;
    yield decoder.write(buffer.subarray(0, read));
  }
  yield decoder.end();
}
