import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { goJson, quote } from '../go-value.ts';
import { sortedKeys } from './sorted-keys.ts';

/** What the server calls the field of an error about the whole object. */
const NO_FIELD = '<nil>';

/** One violated constraint; `tell` puts it into the server's field errors. */
interface Violation {
  /** Two violations with one text are one. */
  readonly text: string;
  tell(base: FieldPath | undefined, errors: FieldErrors): void;
}

/** What came of a schema: violations, and how many checks were passed, by which alternatives are compared. */
export class Outcome {
  private readonly violations = new Map<string, Violation>();
  matches = 0;

  static counted(): Outcome {
    const outcome = new Outcome();
    outcome.count();
    return outcome;
  }

  static wrongType(path: string, expected: string, value: string): Outcome {
    const outcome = new Outcome();
    const text = `${path} in body must be of type ${expected}: ${quote(value)}`;
    outcome.add({ text, tell: (base, errors) => errors.typeInvalid(at(base, path), value, text) });
    return outcome;
  }

  static notSupported(path: string, value: unknown, choices: readonly unknown[]): Outcome {
    const outcome = new Outcome();
    const supported = choices.map((choice) => (typeof choice === 'string' ? choice : goJson(choice)));
    outcome.add({
      text: `${path} in body should be one of ${supported.join(' ')}`,
      tell: (base, errors) => errors.notSupportedText(at(base, path), sortedKeys(value), supported),
    });
    return outcome;
  }

  get isValid(): boolean {
    return this.violations.size === 0;
  }

  count(): void {
    this.matches += 1;
  }

  merge(other: Outcome): this {
    for (const violation of other.violations.values()) this.add(violation);
    this.matches += other.matches;
    return this;
  }

  /** `value` is what the server shows as the wrong one. */
  invalid(path: string, value: unknown, text: string): void {
    this.add({ text, tell: (base, errors) => errors.invalid(at(base, path), value, text) });
  }

  required(path: string): void {
    this.add({ text: `${path} in body is required`, tell: (base, errors) => errors.required(at(base, path)) });
  }

  tooLong(path: string, maximum: number): void {
    const text = `${path} in body should be at most ${maximum} chars long`;
    this.add({ text, tell: (base, errors) => errors.longerThan(at(base, path), maximum) });
  }

  tooMany(path: string, actual: number, maximum: number): void {
    const text = `${path} in body should have at most ${maximum} items`;
    this.add({ text, tell: (base, errors) => errors.tooMany(at(base, path), actual, maximum) });
  }

  tooManyProperties(path: string, actual: number, maximum: number): void {
    const text = `${path} in body should have at most ${maximum} properties`;
    this.add({ text, tell: (base, errors) => errors.tooMany(at(base, path), actual, maximum) });
  }

  /** A violation that the server tells of the whole object, whatever part it is about. */
  plain(text: string): void {
    this.add({ text, tell: (base, errors) => errors.invalid(at(base, ''), '', text) });
  }

  tell(base: FieldPath | undefined, errors: FieldErrors): void {
    for (const violation of this.violations.values()) violation.tell(base, errors);
  }

  private add(violation: Violation): void {
    if (!this.violations.has(violation.text)) this.violations.set(violation.text, violation);
  }
}

function at(base: FieldPath | undefined, path: string): FieldPath {
  const rest = path.replace(/^\./, '');
  if (base === undefined) return FieldPath.of(rest === '' ? NO_FIELD : rest);
  return rest === '' ? base : base.child(rest);
}
