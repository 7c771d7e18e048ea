import { compile } from '../cel/compile.ts';
import type { Environment } from '../cel/environment/environment.ts';
import { programFault } from '../cel/program.ts';
import { describeType, isSameType, type Type } from '../cel/types/type.ts';
import { holds } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';

/**
 * An expression of a webhook or policy; `allowed` are the types it may have, none where it may have any. Gives the type of an
 * expression that compiles.
 *
 * Source: apiserver `pkg/admission/plugin/cel/compile.go`.
 */
export function validateAdmissionExpression(
  source: string,
  environment: Environment,
  allowed: readonly Type[],
  path: FieldPath,
  errors: FieldErrors,
  written = source,
): Type | undefined {
  const compiled = compile(source, environment);
  if ('undecided' in compiled) return undefined;
  if ('fault' in compiled) {
    errors.invalid(path, written, `compilation failed: ${compiled.fault}`);
    return undefined;
  }
  const { type, expression } = compiled;
  if (allowed.length > 0 && !allowed.some((each) => isSameType(each, type))) {
    const names = allowed.map(describeType);
    const wanted = names.length === 1 ? names.join('') : `one of [${names.join(' ')}]`;
    const found = holds(errors.context, 32) ? ` but got ${describeType(type)}` : '';
    errors.invalid(path, written, `must evaluate to ${wanted}${found}`);
    return undefined;
  }
  const fault = programFault(expression);
  if (fault === undefined) return type;
  errors.internal(path, `program instantiation failed: ${fault}`);
  return undefined;
}
