/**
 * A schema as far as it has rules, which are compiled.
 *
 * Source: apiextensions-apiserver `pkg/apiserver/schema/cel/validation.go`, `NewValidator`.
 */
import type { ValidationRule } from '../../../../kubernetes/generated/objects.ts';
import { baseOf, type Base } from '../../cel/environment/base.ts';
import { withMetadata } from '../../cel/environment/schema-type.ts';
import type { Compiled } from '../../cel/compile.ts';
import type { ServerContext } from '../../context.ts';
import { FieldPath } from '../../field-path.ts';
import { followReference } from '../definition/field-reference.ts';
import { compileTo, ruleEnvironments } from '../definition/rule-compilation.ts';
import { RuleScope } from '../definition/rule-scope.ts';
import { isEmbedded, itemsOf, propertiesOf, propertyOf, valuesOf, type Schema } from '../schema.ts';

export interface Ruled {
  /** What values are read by. */
  readonly schema: Schema;
  readonly rules: readonly CompiledRule[];
  readonly items?: Ruled;
  readonly values?: Ruled;
  readonly properties: ReadonlyMap<string, Ruled>;
  /** Rules about the same value that stand in an `allOf`. */
  readonly all: readonly Ruled[];
}

export interface CompiledRule {
  readonly rule: ValidationRule;
  /** Nothing where it is not compiled here. */
  readonly condition: Compiled | undefined;
  readonly message: Compiled | undefined;
  readonly usesOldSelf: boolean;
  /** The field below that it is told of, if it is not the value itself. */
  readonly place: FieldPath | undefined;
}

const known = new WeakMap<Base, WeakMap<Schema, { readonly ruled: Ruled | undefined }>>();

/** Nothing for a schema without rules. Compiled once for a schema and the libraries of a release. */
export function ruledSchema(schema: Schema, context: ServerContext): Ruled | undefined {
  const base = baseOf(context);
  const ofBase = known.get(base) ?? new WeakMap<Schema, { readonly ruled: Ruled | undefined }>();
  known.set(base, ofBase);
  const made = ofBase.get(schema) ?? { ruled: ruledPart(schema, schema, RuleScope.root(schema), true, context) };
  ofBase.set(schema, made);
  return made.ruled;
}

const NOWHERE = FieldPath.of();

/** `rules` is the schema whose rules count: `schema` itself, or an alternative that adds to it. */
function ruledPart(
  rules: Schema,
  schema: Schema,
  scope: RuleScope,
  isResource: boolean,
  context: ServerContext,
): Ruled | undefined {
  const part = (
    inner: Schema | undefined,
    own: Schema | undefined,
    at: (own: Schema) => RuleScope,
  ): Ruled | undefined => inner && own && ruledPart(inner, own, at(own), isEmbedded(own), context);
  const items = part(itemsOf(rules), itemsOf(schema), (own) => scope.items(own, NOWHERE));
  const values = part(valuesOf(rules), valuesOf(schema), (own) => scope.values(own));
  const properties = propertiesOf(rules).flatMap(([name, inner]): [string, Ruled][] => {
    const ruled = part(inner, propertyOf(schema, name), (own) => scope.property(name, own, NOWHERE));
    return ruled === undefined ? [] : [[name, ruled]];
  });
  const all = (rules.allOf ?? []).flatMap(
    (alternative) => ruledPart(alternative, schema, scope, isResource, context) ?? [],
  );
  const own = compiledRules(rules, schema, scope, context);
  if (own.length + properties.length + all.length === 0 && !items && !values) return undefined;
  return {
    schema: isResource ? withMetadata(schema) : schema,
    rules: own,
    ...(items && { items }),
    ...(values && { values }),
    properties: new Map(properties),
    all,
  };
}

function compiledRules(rules: Schema, schema: Schema, scope: RuleScope, context: ServerContext): CompiledRule[] {
  const written = rules['x-kubernetes-validations'] ?? [];
  const type = written.length === 0 ? undefined : scope.type(context);
  // Of a value without a type the server knows no rules either.
  if (type === undefined) return [];
  const environmentOf = ruleEnvironments(type, context);
  return written.map((rule) => {
    const environment = environmentOf(rule);
    const condition = compiledOf(compileTo('bool', rule.rule ?? '', environment));
    const source = rule.messageExpression ?? '';
    const reference = rule.fieldPath ? followReference(rule.fieldPath, schema, true) : undefined;
    return {
      rule,
      condition,
      message: source === '' ? undefined : compiledOf(compileTo('string', source, environment)),
      usesOldSelf: condition?.checked.references.has('oldSelf') ?? false,
      place: typeof reference === 'object' ? reference.place : undefined,
    };
  });
}

function compiledOf(result: ReturnType<typeof compileTo>): Compiled | undefined {
  return 'expression' in result ? result : undefined;
}
