/*
 * Typed values: declared once, used as references anywhere in a construct tree, decided later.
 *
 * How a build gets both targets out of one tree (nothing of this is needed for an app without charts):
 *
 *   const resolver = valuesResolver();
 *   app.resolvers.unshift(resolver);              // first, and only while building
 *   for each ApiObject:
 *     const json = apiObject.toJson();            // cdk8s runs its resolvers; references become stand-ins
 *     const symbolic = resolver.verify(json);     // throws when a construct lost a reference
 *     …safe defaults go here, once for both targets: whatever holds a mark counts as said by the author
 *     const template = manifestTemplate(json);       // only when symbolic, or when a chart is to be written
 *     const guard = guardOf(apiObject);           // condition of the whole object: onlyIf() and `enabled`, or undefined
 *
 *   plain:  const scope = scopeOf(chartOf(apiObject), givenValues, release);
 *           if (guard === undefined || holds(guard, scope)) object = evaluate(template, scope)
 *   chart:  the chart writer takes { template, guard } of all objects below a construct with ownChart(construct)
 *
 * `givenValues` are checked by `valueProblems` of `validate.ts` (it loads ajv, so import it only when there are any).
 * `hasMark(text)` must be false of every text that leaves the tool.
 *
 * References, charts and guards hang on the objects themselves under global symbols, and stand-ins hold what they stand
 * for: nothing is registered in this module, so it does not matter that the command line has its own copy of it.
 */
export { chartOf, ownChart, packageAs, valuesOf } from './chart.ts';
export type { ChartDependency, ChartProps, Maintainer } from './chart.ts';
export { coalesce } from './coalesce.ts';
export { v } from './declare.ts';
export type { Declared, PlainOf, ReferenceOf } from './declare.ts';
export { defineValues } from './define.ts';
export type { Overrides, Values } from './define.ts';
export { evaluate, holds } from './evaluate.ts';
export type { Scope } from './evaluate.ts';
export {
  and,
  asPlain,
  b64,
  choose,
  eq,
  fallback,
  ifNull,
  isSet,
  lower,
  not,
  or,
  replace,
  required,
  trimSuffix,
  trunc,
  upper,
} from './functions.ts';
export { chartFile, chartMeta, helper, include, release, releaseName } from './builtin.ts';
export { canExist, guardOf, onlyIf } from './guard.ts';
export { hasMark, readable, ValueError } from './mark.ts';
export { probe } from './probe.ts';
export { isReference } from './reference.ts';
export type { Ref, RefOf, Value } from './reference.ts';
export { valuesResolver } from './resolver.ts';
export type { ValuesResolver } from './resolver.ts';
export { sampleOf } from './sample.ts';
export { valuesSchema } from './schema.ts';
export { scopeOf } from './scope.ts';
export type { ReleaseIdentity } from './scope.ts';
export type { Json } from './shape.ts';
export { each, mergeMaps, when } from './structure.ts';
export { manifestTemplate } from './manifest-template.ts';
export { toTemplate } from './template.ts';
export { checksum, jsonText, yamlText } from './text.ts';
