import { singleOf, type CharacterSet } from './character-set.ts';
import type { Assertion, Node } from './nodes.ts';

/** Ways through an expression; the first instruction is where they start. */
export type Instruction =
  | { readonly op: 'set'; readonly set: CharacterSet; readonly next: number }
  | { readonly op: 'assertion'; readonly assertion: Assertion; readonly next: number }
  | { readonly op: 'split'; readonly targets: readonly number[] }
  | { readonly op: 'match' };

/** What `parsePattern` gave as a program: each part goes on to the instruction behind it. */
export function assemble(node: Node): readonly Instruction[] {
  const assembler = new Assembler();
  assembler.write(node);
  assembler.program.push({ op: 'match' });
  return assembler.program;
}

class Assembler {
  readonly program: Instruction[] = [];

  write(node: Node): void {
    switch (node.kind) {
      case 'text':
        for (const character of node.text) {
          const set = singleOf(character.codePointAt(0) ?? 0, node.folded);
          this.program.push({ op: 'set', set, next: this.program.length + 1 });
        }
        return;
      case 'set':
        this.program.push({ op: 'set', set: node.set, next: this.program.length + 1 });
        return;
      case 'assertion':
        this.program.push({ op: 'assertion', assertion: node.assertion, next: this.program.length + 1 });
        return;
      case 'capture':
        this.write(node.of);
        return;
      case 'sequence':
        for (const part of node.of) this.write(part);
        return;
      case 'choice':
        this.writeChoice(node.of);
        return;
      case 'repeat':
        this.writeRepeat(node.of, node.least, node.most, node.lazy);
    }
  }

  private split(): number[] {
    const targets: number[] = [];
    this.program.push({ op: 'split', targets });
    return targets;
  }

  private writeChoice(choices: readonly Node[]): void {
    const starts = this.split();
    const exits = choices.map((choice) => {
      starts.push(this.program.length);
      this.write(choice);
      return this.split();
    });
    for (const exit of exits) exit.push(this.program.length);
  }

  private writeRepeat(of: Node, least: number, most: number, lazy: boolean): void {
    const endless = most === Number.POSITIVE_INFINITY;
    for (let count = endless ? 1 : 0; count < least; count += 1) this.write(of);
    const exits: number[][] = [];
    if (endless) {
      // `x*` is `(x+)?`: the order in which Go prefers matches, also where `x` may be nothing.
      if (least === 0) exits.push(this.enter());
      const loop = this.program.length;
      this.write(of);
      const again = this.split();
      again.push(loop);
      exits.push(again);
    } else {
      for (let count = least; count < most; count += 1) {
        exits.push(this.enter());
        this.write(of);
      }
    }
    for (const exit of exits) {
      exit.push(this.program.length);
      if (lazy) exit.reverse();
    }
  }

  /** A choice between what is written next and what is added later. */
  private enter(): number[] {
    const targets = this.split();
    targets.push(this.program.length);
    return targets;
  }
}
