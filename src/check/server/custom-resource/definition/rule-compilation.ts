/**
 * The rules of one part of a schema as the server compiles them.
 *
 * Source: apiextensions-apiserver `pkg/apiserver/schema/cel/compilation.go`, `pkg/apis/apiextensions/validation`.
 */
import type { ValidationRule } from '../../../../kubernetes/generated/objects.ts';
import { compile, type Compiled, type Refused } from '../../cel/compile.ts';
import type { Undecided } from '../../cel/undecided.ts';
import { environmentOfSchema, type Environment } from '../../cel/environment/environment.ts';
import type { SchemaType } from '../../cel/environment/schema-type.ts';
import { programFault } from '../../cel/program.ts';
import { optionalType } from '../../cel/types/type.ts';
import { holds, type ServerContext } from '../../context.ts';
import type { FieldErrors } from '../../field-errors.ts';
import type { FieldPath } from '../../field-path.ts';
import type { Schema } from '../schema.ts';
import { printedRule } from './printed.ts';
import type { RuleBudget } from './rule-cost.ts';
import type { RuleScope } from './rule-scope.ts';

/** What the rules of one part of a schema share. */
interface Part {
  readonly type: SchemaType;
  /** How often a value of this part occurs at most; nothing where no limit is set. */
  readonly occurrences: number | undefined;
  readonly budget: RuleBudget;
  environmentOf(rule: ValidationRule): Environment;
}

export function compileRules(
  schema: Schema,
  scope: RuleScope,
  budget: RuleBudget,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const rulesPath = path.child('x-kubernetes-validations');
  const type = scope.type(context);
  if (type === undefined) {
    const problem = 'unable to convert structural schema to CEL declarations';
    const what = 'failed to construct type information for x-kubernetes-validations rules';
    return errors.internal(rulesPath, `internal error: ${what}: ${problem}`);
  }
  const { occurrences } = scope;
  const part: Part = { type, occurrences, budget, environmentOf: ruleEnvironments(type, context) };
  (schema['x-kubernetes-validations'] ?? []).forEach((rule, index) => {
    const rulePath = rulesPath.index(index);
    const compiled = compileRule(rule, part, rulePath, errors);
    if (compiled !== undefined && 'undecided' in compiled) return;
    if (compiled?.checked.references.has('oldSelf')) {
      if (scope.uncorrelatable === undefined) return;
      const detail = `oldSelf cannot be used on the uncorrelatable portion of the schema within ${scope.uncorrelatable.toString()}`;
      errors.invalid(rulePath.child('rule'), rule.rule ?? '', detail);
    } else if (typeof rule.optionalOldSelf === 'boolean') {
      const detail = 'may not be set if oldSelf is not used in rule';
      errors.invalid(rulePath.child('optionalOldSelf'), rule.optionalOldSelf, detail);
    }
  });
}

/** The rule, unless something is wrong with it; its message is only looked at when nothing is. */
function compileRule(
  rule: ValidationRule,
  { type, occurrences, budget, environmentOf }: Part,
  path: FieldPath,
  errors: FieldErrors,
): Compiled | Undecided | undefined {
  const environment = environmentOf(rule);
  const compiled = compileTo('bool', rule.rule ?? '', environment);
  if ('undecided' in compiled) return compiled;
  if ('fault' in compiled) {
    errors.invalid(path.child('rule'), printedRule(rule), compiled.fault);
    return undefined;
  }
  budget.chargeRule(compiled, type, occurrences, path.child('rule'), errors);
  const message = rule.messageExpression ?? '';
  if (message === '') return compiled;
  const compiledMessage = compileTo('string', message, environment);
  const messagePath = path.child('messageExpression');
  if ('fault' in compiledMessage) errors.invalid(messagePath, printedRule(rule), compiledMessage.fault);
  else if (!('undecided' in compiledMessage)) budget.chargeMessage(compiledMessage, type, messagePath, errors);
  return compiled;
}

/** Rules of one part see the same; those that say that there may be no old value see it as one that may be missing. */
export function ruleEnvironments(type: SchemaType, context: ServerContext): (rule: ValidationRule) => Environment {
  const made = new Map<boolean, Environment>();
  return ({ optionalOldSelf }) => {
    const optional = optionalOldSelf === true;
    const old = optional ? optionalType(type.type) : type.type;
    const variables = new Map([
      ['self', type.type],
      ['oldSelf', old],
    ]);
    const environment = made.get(optional) ?? environmentOfSchema(variables, type, holds(context, 32), context);
    made.set(optional, environment);
    return environment;
  };
}

const EXPECTED = {
  bool: { name: '', must: 'cel expression must evaluate to a bool', program: 'program instantiation failed' },
  string: {
    name: 'messageExpression ',
    must: 'messageExpression must evaluate to a string',
    program: 'messageExpression instantiation failed',
  },
} as const;

export function compileTo(
  kind: 'bool' | 'string',
  source: string,
  environment: Environment,
): Compiled | Refused | Undecided {
  const { name, must, program } = EXPECTED[kind];
  const compiled = compile(source, environment);
  if ('undecided' in compiled) return compiled;
  if ('fault' in compiled) return { fault: `${name}compilation failed: ${compiled.fault}` };
  if (compiled.type.kind !== kind) return { fault: must };
  const fault = programFault(compiled.expression);
  return fault === undefined ? compiled : { fault: `${program}: ${fault}` };
}
