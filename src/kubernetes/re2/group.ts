import type { Flags } from './flags.ts';
import type { Limits } from './limits.ts';
import { EMPTY, type Node, Parts } from './nodes.ts';

/** What stands between two parentheses, as far as it is read. */
export class Group {
  readonly captures: boolean;
  /** Flags that hold again behind it. */
  readonly outer: Flags;
  /** The item that a repetition would repeat. */
  last: Node | undefined;
  private readonly limits: Limits;
  private readonly keep: boolean;
  /** Made when they are needed: most groups are small. */
  private items: Parts | undefined;
  private choices: Parts | undefined;
  /** Groups like this one that hold it, and nothing before it. */
  private around = 0;

  constructor(captures: boolean, outer: Flags, limits: Limits, keep: boolean) {
    this.captures = captures;
    this.outer = outer;
    this.limits = limits;
    this.keep = keep;
    this.last = undefined;
    this.items = undefined;
    this.choices = undefined;
  }

  /**
   * Takes a group that opens here for another of its kind, if nothing has come yet: parentheses behind each other need no object each.
   */
  opensAgain(captures: boolean, outer: Flags): boolean {
    const isEmpty = this.last === undefined && this.choices === undefined;
    if (!isEmpty || this.captures !== captures || this.outer !== outer) return false;
    this.around += 1;
    return true;
  }

  /** Leaves the inner of such groups, which is finished; false when there is none. */
  closesAgain(): boolean {
    if (this.around === 0) return false;
    this.around -= 1;
    return true;
  }

  append(node: Node): void {
    if (this.last !== undefined) {
      this.items ??= new Parts('sequence', this.keep);
      this.items.add(this.last);
    }
    this.last = node;
  }

  endChoice(): void {
    this.choices ??= new Parts('choice', this.keep);
    this.choices.add(this.sequenced());
  }

  /** All of it, now that it ends; it is empty afterwards. */
  finished(): Node {
    const last = this.sequenced();
    if (this.choices === undefined) return this.limits.check(last);
    this.choices.add(last);
    const node = this.limits.check(this.choices.joined());
    this.choices = undefined;
    return node;
  }

  // A lone item is measured again, as by Go.
  private sequenced(): Node {
    const { items, last } = this;
    this.items = undefined;
    this.last = undefined;
    if (last === undefined) return EMPTY;
    if (items === undefined) return this.limits.check(last);
    items.add(last);
    return this.limits.check(items.joined());
  }
}
