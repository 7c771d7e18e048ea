/**
 * The types of an expression, and what is wrong with them.
 *
 * Source: cel-go `checker/checker.go`.
 */
import type {
  Comprehension,
  Expression,
  Identifier,
  ListLiteral,
  MapLiteral,
  MessageLiteral,
  Select,
} from '../syntax/expression.ts';
import type { Issue } from '../syntax/issue.ts';
import { plainName, qualifiedName } from '../syntax/qualified-name.ts';
import type { Overload } from './declaration.ts';
import { fittingOverloads } from './fitting-overloads.ts';
import type { Checked, ResolvedCall, Scope } from './scope.ts';
import { mostGeneral, Substitution } from './substitution.ts';
import * as types from './type.ts';
import { formatType, unwrapOptional, type Type } from './type.ts';

export function checkTypes(expression: Expression, scope: Scope): Checked {
  const checker = new Checker(scope);
  checker.check(expression);
  return checker.finish();
}

const LITERALS = {
  bool: types.BOOL,
  bytes: types.BYTES,
  double: types.DOUBLE,
  int: types.INT,
  null: types.NULL,
  string: types.STRING,
  uint: types.UINT,
} as const;

class Checker {
  private readonly scope: Scope;
  private readonly known = new Map<Expression, Type>();
  private readonly references = new Set<string>();
  private readonly calls = new Map<Expression, ResolvedCall>();
  private readonly names = new Map<Expression, string>();
  private readonly issues: Issue[] = [];
  private readonly substitution = new Substitution();
  /** Variables of the folds around, the innermost last. */
  private locals: readonly (readonly [string, Type])[] = [];
  private fresh = 0;

  private readonly freshParameter = (): Type => {
    const type = types.parameterType(`_var${this.fresh}`);
    this.fresh += 1;
    return type;
  };

  constructor(scope: Scope) {
    this.scope = scope;
  }

  finish(): Checked {
    const final = new Map(
      [...this.known].map(([expression, type]) => [expression, this.substitution.apply(type, true)]),
    );
    return { types: final, references: this.references, calls: this.calls, names: this.names, issues: this.issues };
  }

  /** Takes down the type of an expression and of all below it. */
  check(expression: Expression): Type {
    const type = this.typeOf(expression);
    this.known.set(expression, type);
    return type;
  }

  private typeOf(expression: Expression): Type {
    switch (expression.kind) {
      case 'literal':
        return LITERALS[expression.type];
      case 'identifier':
        return this.identifier(expression);
      case 'select':
        return this.select(expression);
      case 'call':
        return expression.name === '_?._' ? this.optionalSelect(expression) : this.call(expression);
      case 'list':
        return this.list(expression);
      case 'map':
        return this.map(expression);
      case 'message':
        return this.message(expression);
      case 'comprehension':
        return this.comprehension(expression);
      case 'unspecified':
        return types.ERROR;
    }
  }

  private identifier({ name, offset }: Identifier): Type {
    return this.lookUp(name) ?? this.undeclared(offset, name);
  }

  private lookUp(name: string): Type | undefined {
    const plain = plainName(name);
    const local = this.locals.findLast(([each]) => each === plain);
    const type = local === undefined ? this.scope.variable(plain) : local[1];
    if (type !== undefined) this.references.add(plain);
    return type;
  }

  private select(expression: Select): Type {
    const qualified = qualifiedName(expression);
    const variable = qualified === undefined ? undefined : this.lookUp(qualified);
    if (qualified !== undefined && variable !== undefined) {
      this.names.set(expression, qualified);
      return variable;
    }
    const type = this.field(expression.offset, expression.operand, expression.field, false);
    return expression.test ? types.BOOL : this.substitution.apply(type);
  }

  private optionalSelect({ offset, target, parameters }: CallExpression): Type {
    const [operand, field] = parameters;
    if (target !== undefined || operand === undefined || field?.kind !== 'literal') return types.ERROR;
    this.check(field);
    return this.substitution.apply(this.field(offset, operand, String(field.value), true));
  }

  private field(offset: number, operand: Expression, field: string, optional: boolean): Type {
    const operandType = this.substitution.apply(this.check(operand));
    const unwrapped = unwrapOptional(operandType);
    const found = this.fieldOf(unwrapped ?? operandType, offset, field);
    return unwrapped !== undefined || optional ? types.optionalType(found) : found;
  }

  private fieldOf(type: Type, offset: number, field: string): Type {
    switch (type.kind) {
      case 'map':
        return type.parameters[1] ?? types.DYN;
      case 'object': {
        const found = this.scope.field(type, field);
        if (found === undefined) this.report(offset, this.unresolved(type, field));
        return found ?? types.ERROR;
      }
      case 'parameter':
        this.substitution.assign([types.DYN], [type]);
        return types.DYN;
      case 'any':
      case 'dyn':
      case 'error':
        return types.DYN;
      default:
        this.report(offset, `type '${formatType(type)}' does not support field selection`);
        return types.DYN;
    }
  }

  private unresolved(type: Type, field: string): string {
    return this.scope.resolves(type) ? `undefined field '${field}'` : `unexpected failed resolution of '${type.name}'`;
  }

  private call(expression: CallExpression): Type {
    const { offset, name, target, parameters } = expression;
    const given = parameters.map((parameter) => this.check(parameter));
    if (target === undefined) {
      const overloads = this.functionNamed(name);
      if (overloads === undefined) return this.undeclared(offset, name);
      return this.resolve(expression, plainName(name), overloads, false, given, parameters);
    }
    const prefix = qualifiedName(target);
    const qualified = prefix === undefined ? undefined : this.functionNamed(`${prefix}.${name}`);
    if (qualified !== undefined) {
      return this.resolve(expression, plainName(`${prefix}.${name}`), qualified, false, given, parameters);
    }
    const receiver = this.check(target);
    const overloads = this.functionNamed(name);
    if (overloads === undefined) return this.undeclared(offset, name);
    return this.resolve(expression, name, overloads, true, [receiver, ...given], [target, ...parameters]);
  }

  private functionNamed(name: string): readonly Overload[] | undefined {
    return this.scope.functions.get(plainName(name));
  }

  private resolve(
    call: CallExpression,
    name: string,
    overloads: readonly Overload[],
    member: boolean,
    given: readonly Type[],
    expressions: readonly Expression[],
  ): Type {
    if (name === '_&&_' || name === '_||_') {
      this.calls.set(call, { name, member, overloads });
      return this.logical(given, expressions);
    }
    const { result, overloads: fitting } = fittingOverloads(
      overloads,
      member,
      given,
      this.substitution,
      this.freshParameter,
    );
    this.calls.set(call, { name, member, overloads: fitting });
    if (result !== undefined) return result;
    const shown = given.map((type) => formatType(this.substitution.apply(type, true)));
    const signature = member ? `${shown[0]}.(${shown.slice(1).join(', ')})` : `(${shown.join(', ')})`;
    this.report(call.offset, `found no matching overload for '${name}' applied to '${signature}'`);
    return types.ERROR;
  }

  private logical(given: readonly Type[], expressions: readonly Expression[]): Type {
    const wrong = given.filter((type, index) => {
      if (this.substitution.assign([type], [types.BOOL])) return false;
      const message = `expected type 'bool' but found '${formatType(type)}'`;
      this.report(expressions[index]?.offset ?? 0, message);
      return true;
    });
    return wrong.length === 0 ? types.BOOL : types.ERROR;
  }

  private list({ elements }: ListLiteral): Type {
    let joined: Type | undefined;
    for (const { value, optional } of elements) {
      joined = this.join(joined, this.element(value, optional));
    }
    return types.listType(joined ?? this.freshParameter());
  }

  private map({ entries }: MapLiteral): Type {
    let keys: Type | undefined;
    let values: Type | undefined;
    for (const { key, value, optional } of entries) {
      keys = this.join(keys, this.check(key));
      values = this.join(values, this.element(value, optional));
    }
    return types.mapType(keys ?? this.freshParameter(), values ?? this.freshParameter());
  }

  private element(value: Expression, optional: boolean): Type {
    const type = this.check(value);
    if (!optional) return type;
    const unwrapped = unwrapOptional(type);
    if (unwrapped === undefined && !types.isDynamic(type)) this.mismatch(value, types.optionalType(type), type);
    return unwrapped ?? type;
  }

  /** Elements of different types make a list of anything; whether that is allowed is looked at later. */
  private join(before: Type | undefined, type: Type): Type {
    if (before === undefined) return type;
    return this.substitution.assign([before], [type]) ? mostGeneral(before, type) : types.DYN;
  }

  private message({ offset, type, fields }: MessageLiteral): Type {
    const named = this.lookUp(type);
    if (named === undefined) return this.undeclared(offset, type);
    const made = this.messageType(named, offset);
    for (const { offset: at, name, value, optional } of fields) {
      const given = this.element(value, optional);
      const declared = made.kind === 'object' ? this.scope.field(made, name) : undefined;
      if (declared === undefined) this.report(at, `undefined field '${name}'`);
      else if (!this.substitution.assign([declared], [given])) {
        const shown = `'${formatType(declared)}' but provided type is '${formatType(given)}'`;
        this.report(at, `expected type of field '${name}' is ${shown}`);
      }
    }
    return made;
  }

  private messageType(named: Type, offset: number): Type {
    const [made] = named.parameters;
    if (named.kind === 'type' && made?.kind === 'object') return made;
    const message =
      named.kind === 'type'
        ? `'${types.runtimeName(made ?? named)}' is not a message type`
        : `'${types.runtimeName(named)}' is not a type`;
    this.report(offset, message);
    return types.ERROR;
  }

  private comprehension(fold: Comprehension): Type {
    this.check(fold.range);
    const accumulated = this.check(fold.initial);
    const range = this.substitution.apply(this.known.get(fold.range) ?? types.DYN);
    const [first, second] = this.iterated(fold, range);
    const outside = this.locals;
    const withAccumulator = [...outside, [fold.accumulator, accumulated] as const];
    this.locals = [...withAccumulator, [fold.variable, first] as const];
    if (fold.secondVariable !== undefined) this.locals = [...this.locals, [fold.secondVariable, second] as const];
    this.assert(fold.condition, this.check(fold.condition), types.BOOL);
    this.assert(fold.step, this.check(fold.step), accumulated);
    this.locals = withAccumulator;
    const result = this.check(fold.result);
    this.locals = outside;
    return this.substitution.apply(result);
  }

  /** Types of the variables of a fold: elements, or index and element; keys, or key and value. */
  private iterated(fold: Comprehension, range: Type): readonly [Type, Type] {
    const [first = types.DYN, second = types.DYN] = range.parameters;
    switch (range.kind) {
      case 'list':
        return fold.secondVariable === undefined ? [first, first] : [types.INT, first];
      case 'map':
        return [first, second];
      case 'dyn':
      case 'error':
      case 'parameter':
        this.substitution.assign([types.DYN], [range]);
        return [types.DYN, types.DYN];
      default: {
        const shown = formatType(range);
        const message = `expression of type '${shown}' cannot be range of a comprehension (must be list, map, or dynamic)`;
        this.report(fold.range.offset, message);
        return [types.ERROR, types.ERROR];
      }
    }
  }

  private assert(expression: Expression, type: Type, expected: Type): void {
    if (!this.substitution.assign([expected], [type])) this.mismatch(expression, expected, type);
  }

  private mismatch({ offset }: Expression, expected: Type, found: Type): void {
    this.report(offset, `expected type '${formatType(expected)}' but found '${formatType(found)}'`);
  }

  private undeclared(offset: number, name: string): Type {
    this.report(offset, `undeclared reference to '${name}' (in container '')`);
    return types.ERROR;
  }

  private report(offset: number, message: string): void {
    this.issues.push({ offset, message });
  }
}

type CallExpression = Extract<Expression, { kind: 'call' }>;
