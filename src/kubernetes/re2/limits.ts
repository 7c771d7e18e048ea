import { boundsOf, type CharacterSet } from './character-set.ts';
import type { Node } from './nodes.ts';
import { PatternFault } from './cursor.ts';

const TALLEST = 1_000;
/** 128 MiB of instructions, at 40 bytes each. */
const MOST_INSTRUCTIONS = 3_355_443;
/** 128 MiB of code points, at 4 bytes each. */
const MOST_BOUNDS = 33_554_432;
/** No class has more bounds than this, so that few classes need not be counted. */
const MOST_BOUNDS_OF_CLASS = 2_000;

/**
 * How large an expression may become. What Go does to alternatives to make them smaller (common prefixes, classes of single
 * characters) is not followed, so that alternatives count a little more here.
 *
 * Source: Go's `regexp/syntax`, `checkLimits`
 */
export class Limits {
  private readonly pattern: string;
  private nodes = 0;
  private repeats = 1;
  private measuring = false;
  private readonly classes = new Map<RegExp, number>();
  private bounds = 0;

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  /** Refuses a part that is too large or too tall. */
  check(node: Node): Node {
    this.nodes += 1;
    if (node.kind === 'repeat') this.countRepeat(node.most === Number.POSITIVE_INFINITY ? node.least : node.most);
    // Go begins to measure when the number of parts allows for a size that is too large; few parts may go beyond it.
    this.measuring ||= this.nodes * this.repeats >= MOST_INSTRUCTIONS;
    if (this.measuring && node.size > MOST_INSTRUCTIONS) this.refuse('expression too large');
    if (node.height > TALLEST) this.refuse('expression nests too deeply');
    return node;
  }

  /** Refuses a class that is one too many: those of Unicode are large. */
  checkClass({ unicode, parts }: CharacterSet): void {
    for (const part of parts) this.checkClass(part);
    if (unicode === undefined) return;
    this.classes.set(unicode, (this.classes.get(unicode) ?? 0) + 1);
    this.bounds += MOST_BOUNDS_OF_CLASS;
    if (this.bounds <= MOST_BOUNDS) return;
    this.bounds = 0;
    for (const [known, count] of this.classes) this.bounds += boundsOf(known) * count;
    if (this.bounds > MOST_BOUNDS) this.refuse('expression too large');
  }

  private countRepeat(count: number): void {
    this.repeats = Math.min(this.repeats * Math.max(count, 1), MOST_INSTRUCTIONS);
  }

  private refuse(code: string): never {
    throw new PatternFault(code, this.pattern);
  }
}
