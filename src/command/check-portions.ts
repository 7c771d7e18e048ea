import { createReadStream, statSync } from 'node:fs';
import { type Chunk, chunksOf } from '../read/chunks.ts';
import { accessProblem } from './access-problem.ts';

/**
 * A share of what is to be checked, as plain data that another thread can take: small files, which are read where they are
 * checked, or documents of one text.
 */
export type Portion = FilesPortion | TextPortion;

export interface FilesPortion {
  readonly files: readonly string[];
}

export interface TextPortion {
  readonly file: string;
  readonly chunks: readonly Chunk[];
  /** Documents of the same text came in the portion before. */
  readonly continues: boolean;
  /** Why the text could not be read any further. */
  readonly problem?: string;
}

// So much is checked in a few milliseconds: sharing it out costs little beside, all threads end at about the same time, and what is
// found is garbage before it is taken for something that lasts, which would let memory grow.
const SIZE = 1 << 14;
const FILES = 32;
/** A larger file is read piece by piece, by this thread. */
const LARGE = 1 << 16;

/** Cuts files, and the standard input where `-` is named, into portions as they are asked for. */
export async function* portionsOf(
  files: readonly string[],
  input: AsyncIterable<string>,
): AsyncGenerator<Portion, void, undefined> {
  let small: string[] = [];
  let size = 0;
  for (const file of files) {
    const own = file === '-' ? Number.POSITIVE_INFINITY : sizeOf(file);
    if (small.length > 0 && (size + own > SIZE || small.length === FILES)) {
      yield { files: small };
      small = [];
      size = 0;
    }
    if (own <= LARGE) {
      small.push(file);
      size += own;
    } else if (file === '-') yield* textPortions('stdin', input);
    else yield* textPortions(file, createReadStream(file, { encoding: 'utf8', highWaterMark: LARGE }));
  }
  if (small.length > 0) yield { files: small };
}

async function* textPortions(
  file: string,
  pieces: AsyncIterable<string>,
): AsyncGenerator<TextPortion, void, undefined> {
  let chunks: Chunk[] = [];
  let size = 0;
  let continues = false;
  let problem: string | undefined;
  try {
    for await (const completed of chunksOf(pieces)) {
      for (const chunk of completed) {
        chunks.push(chunk);
        size += chunk.text.length;
        if (size < SIZE) continue;
        yield { file, chunks, continues };
        continues = true;
        chunks = [];
        size = 0;
      }
    }
  } catch (error) {
    problem = accessProblem(error);
  }
  if (problem !== undefined) yield { file, chunks, continues, problem };
  else if (chunks.length > 0) yield { file, chunks, continues };
}

/** Of a file that is gone, nothing: whoever reads it says so. */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
