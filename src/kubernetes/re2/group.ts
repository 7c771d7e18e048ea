import type { Flags } from './flags.ts';
import type { Limits } from './limits.ts';
import { choice, EMPTY, sequence, type Node } from './nodes.ts';

/** What stands between two parentheses, as far as it is read. */
export class Group {
  readonly captures: boolean;
  /** Flags that hold again behind it. */
  readonly outer: Flags;
  /** The item that a repetition would repeat. */
  last: Node | undefined;
  private readonly limits: Limits;
  /** Made when they are needed: most groups are small. */
  private items: Node[] | undefined;
  private choices: Node[] | undefined;

  constructor(captures: boolean, outer: Flags, limits: Limits) {
    this.captures = captures;
    this.outer = outer;
    this.limits = limits;
    this.last = undefined;
    this.items = undefined;
    this.choices = undefined;
  }

  append(node: Node): void {
    if (this.last !== undefined) {
      this.items ??= [];
      this.items.push(this.last);
    }
    this.last = node;
  }

  endChoice(): void {
    this.choices ??= [];
    this.choices.push(this.sequenced());
    this.items = undefined;
    this.last = undefined;
  }

  /** All of it, now that it ends. */
  finished(): Node {
    const last = this.sequenced();
    if (this.choices === undefined) return this.limits.check(last);
    this.choices.push(last);
    return this.limits.check(choice(this.choices));
  }

  // A lone item is measured again, as by Go.
  private sequenced(): Node {
    const { items, last } = this;
    if (last === undefined) return EMPTY;
    if (items === undefined) return this.limits.check(last);
    items.push(last);
    return this.limits.check(sequence(items));
  }
}
