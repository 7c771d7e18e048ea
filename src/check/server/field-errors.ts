import { holds, type ServerContext } from './context.ts';
import type { FieldPath } from './field-path.ts';
import { printGoSyntax } from './go-syntax.ts';
import { named, printValue } from './go-value.ts';
import { belongsAt } from './help/belongs-at.ts';
import { nearestChoice } from './help/way-out.ts';

/** The `reason` of a cause in a Status of the API server. */
export type CauseReason =
  | 'FieldValueRequired'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueDuplicate'
  | 'FieldValueForbidden'
  | 'FieldValueNotFound'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueTypeInvalid'
  | 'InternalError';

/** One violated rule, worded as the server words it. */
export interface Cause {
  readonly reason: CauseReason;
  readonly field: string;
  readonly message: string;
  /** The field below it that is meant, where the server names no more than the map. */
  readonly within?: string;
  /** What to do, in our words. */
  readonly help?: string;
}

const MOST_TEXT = 8_000_000;

/**
 * Collects what a kind's rules find. The verbs are those of apimachinery's field errors, and so is the wording:
 * https://pkg.go.dev/k8s.io/apimachinery/pkg/util/validation/field
 * A rule gives a help where it knows more than the fault itself shows.
 */
export class FieldErrors {
  /** Releases differ in words. */
  readonly context: ServerContext;
  private readonly found: Cause[] = [];
  private length = 0;

  constructor(context: ServerContext) {
    this.context = context;
  }

  get causes(): readonly Cause[] {
    return this.found;
  }

  get size(): number {
    return this.found.length;
  }

  /** So much is said that more is not taken down: a long value may be wrong in each of its parts. */
  get isFull(): boolean {
    return this.length > MOST_TEXT;
  }

  required(path: FieldPath, detail = '', help = belongsAt(path)): void {
    this.add('FieldValueRequired', path, withDetail('Required value', detail), help);
  }

  /** As `required`; until 1.33 the server says what is. */
  requiredOnce(path: FieldPath, detail: string, help?: string): void {
    this.required(path, holds(this.context, 34) ? '' : detail, help);
  }

  invalid(path: FieldPath, value: unknown, detail: string, help?: string): void {
    this.add('FieldValueInvalid', path, withDetail(`Invalid value: ${this.print(value)}`, detail), help);
  }

  /** Where the server leaves the value out of its message. */
  invalidWithoutValue(path: FieldPath, detail: string, help?: string): void {
    this.add('FieldValueInvalid', path, `Invalid value: ${detail}`, help);
  }

  typeInvalid(path: FieldPath, value: unknown, detail: string, help?: string): void {
    this.add('FieldValueTypeInvalid', path, withDetail(`Invalid value: ${this.print(value)}`, detail), help);
  }

  notSupported(
    path: FieldPath,
    value: unknown,
    supported: readonly string[],
    help = nearestChoice(value, supported),
  ): void {
    // Values with a closed set have types of their own, which Go prints as JSON rather than as strings.
    this.addNotSupported(path, this.print(typeof value === 'string' ? named(value) : value), supported, help);
  }

  /** The same, of a field whose Go type is no more than a string, such as those of schemas. */
  notSupportedText(path: FieldPath, value: unknown, supported: readonly string[]): void {
    this.addNotSupported(path, printValue(value), supported, nearestChoice(value, supported));
  }

  private addNotSupported(path: FieldPath, shown: string, supported: readonly string[], help?: string): void {
    const known = supported.map((name) => printValue(name)).join(', ');
    const detail = supported.length === 0 ? '' : `supported values: ${known}`;
    this.add('FieldValueNotSupported', path, withDetail(`Unsupported value: ${shown}`, detail), help);
  }

  duplicate(path: FieldPath, value: unknown, help?: string, detail = ''): void {
    this.add('FieldValueDuplicate', path, withDetail(`Duplicate value: ${this.print(value)}`, detail), help);
  }

  /** Where the server leaves the value out of its message. */
  duplicateWithoutValue(path: FieldPath, help?: string): void {
    this.add('FieldValueDuplicate', path, 'Duplicate value', help);
  }

  forbidden(path: FieldPath, detail: string, help?: string): void {
    this.add('FieldValueForbidden', path, withDetail('Forbidden', detail), help);
  }

  notFound(path: FieldPath, value: unknown, help?: string, detail = ''): void {
    this.add('FieldValueNotFound', path, withDetail(`Not found: ${this.print(value)}`, detail), help);
  }

  tooLong(path: FieldPath, maximumBytes: number, help?: string): void {
    const limit = holds(this.context, 32) ? 'may not be more than' : 'must have at most';
    this.add('FieldValueTooLong', path, `Too long: ${limit} ${this.counted(maximumBytes, 'byte')}`, help);
  }

  /** As `tooLong`, where 1.31 has words of its own. */
  longerThan(path: FieldPath, maximum: number): void {
    if (holds(this.context, 32)) this.tooLong(path, maximum);
    else this.add('FieldValueTooLong', path, `Too long: may not be longer than ${maximum}`);
  }

  tooMany(path: FieldPath, actual: number, maximum: number, help?: string): void {
    this.add(
      'FieldValueTooMany',
      path,
      `Too many: ${actual}: must have at most ${this.counted(maximum, 'item')}`,
      help,
    );
  }

  internal(path: FieldPath, detail: string): void {
    this.add('InternalError', path, withDetail('Internal error', detail));
  }

  /** What was found since there were so many errors is about this field within the one that the server names. */
  within(path: FieldPath, before: number): void {
    const within = path.toString();
    for (let index = before; index < this.found.length; index += 1) {
      const cause = this.found[index];
      if (cause !== undefined) this.found[index] = { ...cause, within };
    }
  }

  private print(value: unknown): string {
    if (value === null || value === undefined) return holds(this.context, 34) ? 'null' : '"null"';
    if (typeof value !== 'object' || holds(this.context, 34)) return printValue(value);
    return printGoSyntax(value);
  }

  private counted(number: number, unit: string): string {
    return `${number} ${unit}${number === 1 && holds(this.context, 34) ? '' : 's'}`;
  }

  private add(reason: CauseReason, path: FieldPath, message: string, help?: string): void {
    if (this.isFull) return;
    const field = path.toString();
    this.length += field.length + message.length;
    this.found.push(help === undefined ? { reason, field, message } : { reason, field, message, help });
  }
}

function withDetail(body: string, detail: string): string {
  return detail === '' ? body : `${body}: ${detail}`;
}
