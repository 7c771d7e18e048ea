import { Undecidable } from './failure.ts';

/**
 * What evaluating may take, counted roughly as the server counts costs. The server ends a rule at a million and an object at
 * ten; long before that there is no verdict here.
 *
 * Source: apiserver `pkg/apis/cel/config.go`; cel-go `interpreter/runtimecost.go`.
 */
export class Work {
  private left = 1_000_000;

  get isSpent(): boolean {
    return this.left < 0;
  }

  spend(cost: number): void {
    this.left -= cost;
    if (this.left < 0) throw new Undecidable('CEL rules that take long are not evaluated.');
  }

  /** A text that is gone through. */
  read(text: string): void {
    this.spend(1 + text.length / 10);
  }
}
