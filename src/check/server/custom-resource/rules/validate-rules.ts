/**
 * What the rules of a definition (`x-kubernetes-validations`) say of a new object.
 *
 * Source: apiextensions-apiserver `pkg/apiserver/schema/cel/validation.go`.
 */
import type { ValidationRule } from '../../../../kubernetes/generated/objects.ts';
import type { Compiled } from '../../cel/compile.ts';
import { evaluate } from '../../cel/evaluate/evaluate.ts';
import { Failure, Undecidable } from '../../cel/evaluate/failure.ts';
import type { Means } from '../../cel/evaluate/functions/implementation.ts';
import { Optional, type Value } from '../../cel/evaluate/value.ts';
import { Work } from '../../cel/evaluate/work.ts';
import { holds, type ServerContext } from '../../context.ts';
import type { FieldErrors } from '../../field-errors.ts';
import { FieldPath } from '../../field-path.ts';
import { isObject, type Fields } from '../../../../model/json-object.ts';
import type { CustomKind } from '../custom-resources.ts';
import { ruledSchema, type CompiledRule, type Ruled } from './ruled.ts';
import { schemaValue } from './schema-value.ts';

/** Where the server tells of the object itself. */
const ROOT = '<nil>';
const LONGEST_MESSAGE = 5 * 1024;
const LONGEST_HELP = 300;

/** Takes down what rules are broken; gives why some were not evaluated, if so. */
export function validateRules(
  object: Fields,
  { schema, patterns }: CustomKind,
  errors: FieldErrors,
  context: ServerContext,
): string | undefined {
  const ruled = ruledSchema(schema, context);
  if (ruled === undefined) return undefined;
  const validation = new RuleValidation(errors, context, {
    context,
    work: new Work(),
    pattern: (text) => patterns.get(text),
  });
  validation.part(object, ruled, undefined);
  return validation.undecided;
}

class RuleValidation {
  /** Why a rule was not evaluated. */
  undecided: string | undefined;
  private readonly errors: FieldErrors;
  private readonly context: ServerContext;
  private readonly means: Means;

  constructor(errors: FieldErrors, context: ServerContext, means: Means) {
    this.errors = errors;
    this.context = context;
    this.means = means;
  }

  /** Nothing for `path` is the object itself. */
  part(value: unknown, ruled: Ruled, path: FieldPath | undefined): void {
    if (value === null || value === undefined || this.means.work.isSpent) return;
    if (ruled.rules.length > 0) this.rules(value, ruled, path);
    for (const alternative of ruled.all) this.part(value, alternative, path);
    const { items, values } = ruled;
    const at = path ?? FieldPath.of();
    if (Array.isArray(value) && items) value.forEach((item, index) => this.part(item, items, at.index(index)));
    if (!isObject(value)) return;
    for (const [name, field] of Object.entries(value)) {
      if (values) this.part(field, values, at.key(name));
      const property = ruled.properties.get(name);
      if (property) this.part(field, property, at.child(name));
    }
  }

  private rules(value: unknown, { schema, rules }: Ruled, path: FieldPath | undefined): void {
    let self: Value | undefined;
    for (const rule of rules) {
      // A rule about the change of a value has nothing to say of a new one, unless it says that it has.
      if (rule.usesOldSelf && rule.rule.optionalOldSelf !== true) continue;
      try {
        self ??= schemaValue(value, schema);
        if (rule.condition === undefined) throw new Undecidable('CEL rules that are not compiled are not evaluated.');
        if (this.evaluated(rule.condition, self) !== true) this.tell(rule, value, self, schema.type ?? '', path);
      } catch (failure) {
        if (failure instanceof Undecidable) this.undecided ??= failure.message;
        else if (failure instanceof Failure) this.tellFailure(rule.rule, failure, schema.type ?? '', path);
        else throw failure;
      }
    }
  }

  private evaluated({ expression, checked }: Compiled, self: Value): Value {
    return evaluate(expression, checked, { self, oldSelf: Optional.NONE }, this.means);
  }

  private tell(rule: CompiledRule, value: unknown, self: Value, type: string, path: FieldPath | undefined): void {
    const told = this.messageOf(rule, self) ?? ruleMessage(rule.rule);
    const named = rule.place === undefined ? path : (path ?? FieldPath.of()).child(rule.place.toString());
    const at = named ?? FieldPath.of(ROOT);
    const help = ruleHelp(rule.rule, told);
    // Until 1.34 the server shows the type in place of the value.
    const showsValue = holds(this.context, 35);
    const isWhole = type === 'object' || type === 'array';
    const shown = showsValue ? value : type;
    switch (rule.rule.reason) {
      case 'FieldValueForbidden':
        return this.errors.forbidden(at, told, help);
      case 'FieldValueRequired':
        return this.errors.required(at, told, help);
      case 'FieldValueDuplicate':
        return showsValue && isWhole
          ? this.errors.duplicateWithoutValue(at, help)
          : this.errors.duplicate(at, shown, help);
      default:
        return showsValue && isWhole
          ? this.errors.invalidWithoutValue(at, told, help)
          : this.errors.invalid(at, shown, told, help);
    }
  }

  private tellFailure(rule: ValidationRule, { message }: Failure, type: string, path: FieldPath | undefined): void {
    const what = message.startsWith('no such overload')
      ? `'${message}': call arguments did not match a supported operator, function or macro signature for rule: ${ruleText(rule)}`
      : `${message} evaluating rule: ${ruleText(rule)}`;
    this.errors.invalid(path ?? FieldPath.of(ROOT), type, what);
  }

  /** What the message's own expression says; one that fails counts for nothing. */
  private messageOf({ message }: CompiledRule, self: Value): string | undefined {
    if (message === undefined) return undefined;
    try {
      const told = this.evaluated(message, self);
      const text = typeof told === 'string' ? told.trim() : '';
      return text === '' || text.includes('\n') || Buffer.byteLength(text) > LONGEST_MESSAGE ? undefined : text;
    } catch (failure) {
      if (failure instanceof Failure || failure instanceof Undecidable) return undefined;
      throw failure;
    }
  }
}

/** Messages rarely say all that a rule asks for. */
function ruleHelp({ rule = '' }: ValidationRule, told: string): string | undefined {
  const asked = rule.trim().replaceAll(/\s+/g, ' ');
  return told.includes(asked) || asked.length > LONGEST_HELP ? undefined : `Its definition asks for: ${asked}`;
}

function ruleMessage(rule: ValidationRule): string {
  return (rule.message ?? '') === '' ? `failed rule: ${ruleText(rule)}` : ruleText(rule);
}

function ruleText({ message = '', rule = '' }: ValidationRule): string {
  return (message === '' ? rule : message).trim();
}
