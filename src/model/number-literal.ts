/**
 * A number whose text says more than its value: `1.0` and `1e3` are no integers to the API server when they stand in JSON, and
 * integers beyond 2^53 lose digits in JavaScript. Readers give one only where the number alone would not do.
 */
export class NumberLiteral {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): number {
    return Number(this.text);
  }
}

/** The plain number where it says all, else the literal. */
export function numberFrom(text: string): number | NumberLiteral {
  const value = Number(text);
  return String(value) === text ? value : new NumberLiteral(text);
}
