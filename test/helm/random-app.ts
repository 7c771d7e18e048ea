import { ApiObject, App, Chart } from 'cdk8s';
import type { Declared } from '../../src/values/declare.ts';
import {
  and,
  b64,
  choose,
  defineValues,
  each,
  eq,
  fallback,
  ifNull,
  isSet,
  jsonText,
  lower,
  mergeMaps,
  not,
  onlyIf,
  or,
  packageAs,
  release,
  releaseName,
  replace,
  trunc,
  upper,
  v,
  type Value,
  when,
  yamlText,
} from '../../src/values/index.ts';
import { type Json, typeOf, type ValueType } from '../../src/values/shape.ts';
import type { Subject } from './differential.ts';
import { NASTY } from './random-values.ts';
import type { Random } from './random.ts';

/*
 * Random apps: a random declaration of values, and random objects that use them in random places. The plan of an app
 * is made once from the seed; building it asks for values only, so the same app comes out on references and on data.
 */

type Any = Declared<Json, unknown>;
/** Values at hand while building: the declared ones, and the items of the loops around. */
interface Env {
  readonly values: unknown;
  readonly items: readonly unknown[];
}
type Plan = (env: Env) => unknown;
/** Where a value can be had, and what it is. */
interface Source {
  readonly type: ValueType;
  readonly get: Plan;
}

export function randomSubject(random: Random): Subject {
  const declaration = declare(random, 4 + random.below(8), 2);
  const values = defineValues(declaration);
  const root = typeOf(values.shape);
  const sources = sourcesIn(root, (env) => env.values, 3);
  const plans = random.some(1, 4, () => ({
    body: objectPlan(random, sources, 4, 0),
    labels: random.chance(0.5) ? mapPlan(random, sources) : undefined,
    guard: random.chance(0.3) ? conditionPlan(random, sources) : undefined,
  }));
  const nested = random.chance(0.5);
  return {
    name: 'random',
    values,
    build(refs) {
      const env: Env = { values: refs, items: [] };
      const app = new App();
      const chart = new Chart(app, 'main');
      packageAs(chart, { name: 'random', version: '0.1.0', appVersion: '1', values });
      let scope: Chart | ApiObject = chart;
      for (const [index, plan] of plans.entries()) {
        const labels = plan.labels?.(env);
        const object: ApiObject = new ApiObject(scope, `object${index}`, {
          apiVersion: 'example.com/v1',
          kind: 'Random',
          metadata: { name: releaseName(`object${index}`), ...(isTextMap(labels) ? { labels } : {}) },
          spec: plan.body(env),
        });
        if (plan.guard !== undefined) onlyIf(as<boolean>(plan.guard(env)), object);
        if (nested) scope = object;
      }
      return app;
    },
  };
}

const NAMES: readonly [string, ...string[]] = [
  'image',
  'tag',
  'replicas',
  'range',
  'end',
  'nil',
  'with-dash',
  'a.b',
  'Upper',
  'x1',
  'if',
  'true',
  'host',
  'labels',
  'Values',
  '_under',
  'über',
  'template',
  'enabled',
  'name',
];

function declare(random: Random, count: number, depth: number): Record<string, Any> {
  return Object.fromEntries(random.some(count, count, () => [random.pick(NAMES), declareOne(random, depth)]));
}

function declareOne(random: Random, depth: number): Any {
  const text = (): string => random.pick(NASTY.filter(isTextual) as [string, ...string[]]);
  switch (random.below(depth > 0 ? 13 : 8)) {
    case 0:
    case 1:
      return v.string({ default: text(), ...(random.chance(0.3) ? { description: 'Some {{ text }}' } : {}) });
    case 2:
      return v.string({
        default: 'one',
        enum: random.chance(0.5) ? ['one', 'two', 'three-3'] : ['one', 'a b', 'x: y', ''],
      });
    case 3:
      return random.chance(0.5) ? v.optString() : v.optString({ minLength: 1, default: 'given' });
    case 4:
      return v.integer({ default: random.below(100), ...(random.chance(0.5) ? { minimum: 0, maximum: 65535 } : {}) });
    case 5:
      return random.chance(0.5) ? v.optInteger() : v.optInteger({ minimum: 1 });
    case 6:
      return v.boolean({ default: random.chance(0.5) });
    case 7:
      return random.chance(0.5)
        ? v.number({ default: 0.5 })
        : v.string({ default: 'my-name', pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' });
    case 8:
      return v.map(v.string(), { default: random.chance(0.5) ? {} : { app: 'a', tier: text() } });
    case 9:
      return v.list(declareItem(random));
    case 10:
      return random.chance(0.5) ? v.map(v.integer()) : v.rawList();
    case 11:
      return v.raw<Record<string, Json>>({ default: random.chance(0.5) ? {} : { a: { b: 1 } } });
    default:
      return v.object(declare(random, 1 + random.below(4), depth - 1));
  }
}

function declareItem(random: Random): Any {
  if (random.chance(0.4)) return random.chance(0.6) ? v.string() : v.integer();
  return v.object({
    name: v.string(),
    value: v.string(),
    port: v.integer({ minimum: 1, maximum: 65535 }),
    flag: v.boolean(),
    ...(random.chance(0.5) ? { extra: v.optString() } : {}),
    ...(random.chance(0.4) ? { list: v.list(v.string()) } : {}),
    ...(random.chance(0.3) ? { map: v.map(v.string()) } : {}),
  });
}

function isTextual(text: string): boolean {
  return !/[\u007f-\u009f\ufffe\uffff]/.test(text);
}

function sourcesIn(type: ValueType, get: Plan, depth: number): readonly Source[] {
  const own: Source[] = [{ type, get }];
  if (type.kind !== 'object' || depth === 0) return own;
  return [
    ...own,
    ...Object.entries(type.properties ?? {}).flatMap(([name, of]) =>
      sourcesIn(of, (env) => property(get(env), name), depth - 1),
    ),
  ];
}

function property(of: unknown, name: string): unknown {
  return Reflect.get(Object(of), name);
}

function find(random: Random, sources: readonly Source[], accept: (type: ValueType) => boolean): Source | undefined {
  const fitting = sources.filter(({ type }) => accept(type));
  return fitting[random.below(fitting.length)];
}

const isText = (type: ValueType): boolean => type.kind === 'string' && type.nullable !== true;
const isNumber = (type: ValueType): boolean => type.kind === 'integer' && type.nullable !== true;
const isPrintable = (type: ValueType): boolean =>
  ['string', 'integer', 'number', 'boolean'].includes(type.kind) && type.nullable !== true;

/** What the functions take; the plans know the kinds. */
function as<T>(value: unknown): Value<T> {
  if (!isValue<T>(value)) throw new Error('no value');
  return value;
}

function isValue<T>(_value: unknown): _value is Value<T> {
  return true;
}

function isTextMap(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null;
}

function textPlan(random: Random, sources: readonly Source[], depth: number): Plan {
  const source = find(random, sources, isText);
  const literal = random.pick(NASTY);
  if (source === undefined || depth === 0) return source?.get ?? (() => literal);
  const inner = textPlan(random, sources, depth - 1);
  const text = (env: Env): Value<string> => as<string>(inner(env));
  switch (random.below(14)) {
    case 0:
      return (env) => upper(text(env));
    case 1:
      return (env) => lower(text(env));
    case 2: {
      const length = random.below(40) - 10;
      return (env) => trunc(text(env), length);
    }
    case 3:
      return (env) => replace(text(env), 'a', literal);
    case 4:
      return (env) => b64(text(env));
    case 5: {
      const other = textPlan(random, sources, depth - 1);
      return (env) => fallback(text(env), as<string>(other(env)));
    }
    case 6: {
      const optional = find(random, sources, (type) => type.kind === 'string' && type.nullable === true);
      return optional === undefined ? inner : (env) => ifNull(as<string>(optional.get(env)), text(env));
    }
    case 7: {
      const condition = conditionPlan(random, sources);
      const other = textPlan(random, sources, depth - 1);
      return (env) => choose(as<boolean>(condition(env)), text(env), as<string>(other(env)));
    }
    case 8:
      return () => literal;
    case 9: {
      const name = random.pick(['name', 'namespace']);
      return () => (name === 'name' ? release.name : release.namespace);
    }
    default: {
      const pieces = random.some(1, 4, () => {
        const part = find(random, sources, isPrintable) ?? source;
        const between = random.chance(0.4)
          ? random.pick(['-', '', ':', '\n', ' = ', '{', '{{ ', '%', '"', '- a\n', '-pod-', 'line\n'])
          : random.pick(NASTY);
        return { part, between };
      });
      return (env) => pieces.map(({ part, between }) => `${between}${String(part.get(env))}`).join('') + literal;
    }
  }
}

function conditionPlan(random: Random, sources: readonly Source[], depth = 2): Plan {
  const inner = (): Plan => conditionPlan(random, sources, depth - 1);
  const source = find(random, sources, (type) => type.kind !== 'object') ?? find(random, sources, () => true);
  if (source === undefined) return () => true;
  switch (random.below(depth > 0 ? 9 : 5)) {
    case 0: {
      const flag = find(random, sources, (type) => type.kind === 'boolean');
      return flag?.get ?? ((env) => not(as(source.get(env))));
    }
    case 1: {
      const text = find(random, sources, isText);
      const literal = random.pick(['one', 'two', '', 'my-name', 'a']);
      return text === undefined ? (env) => isSet(as(source.get(env))) : (env) => eq(as<string>(text.get(env)), literal);
    }
    case 2: {
      const number = find(random, sources, isNumber);
      return number === undefined ? (env) => isSet(as(source.get(env))) : (env) => eq(as<number>(number.get(env)), 80);
    }
    case 3:
      return (env) => isSet(as(source.get(env)));
    case 4:
      return (env) => not(as(source.get(env)));
    case 5: {
      const [a, b] = [inner(), inner()];
      return (env) => and(as(a(env)), as(b(env)));
    }
    case 6: {
      const [a, b] = [inner(), inner()];
      return (env) => or(as(a(env)), as(b(env)));
    }
    case 7: {
      const a = inner();
      return (env) => not(as(a(env)));
    }
    default:
      return source.get;
  }
}

/** Any value, of any depth. */
function valuePlan(random: Random, sources: readonly Source[], depth: number, loops: number): Plan {
  const choice = random.below(depth > 0 ? 14 : 6);
  if (choice < 2) return textPlan(random, sources, 2);
  if (choice < 5) {
    const source = find(random, sources, () => true);
    return source?.get ?? (() => 1);
  }
  if (choice === 5) {
    const literal = random.pick<Json>([...NASTY, 0, 1, true, false, 1e21, 0.5, -3, 1e-7]);
    return () => literal;
  }
  if (choice < 8) return objectPlan(random, sources, depth - 1, loops);
  if (choice < 10) return listPlan(random, sources, depth - 1, loops);
  if (choice === 10) return textMapPlan(random, sources);
  if (choice === 11) return structuredText(random, sources);
  const condition = conditionPlan(random, sources);
  const body = valuePlan(random, sources, depth - 1, loops);
  if (random.chance(0.5)) return (env) => when(as(condition(env)), body(env));
  const otherwise = valuePlan(random, sources, depth - 1, loops);
  return (env) => when<unknown, unknown>(as(condition(env)), body(env), otherwise(env));
}

const KEYS: readonly [string, ...string[]] = [
  'a',
  'b',
  'app',
  'tier',
  'name',
  'x y',
  'yes',
  'with"quote',
  '{{ x }}',
  'a/b.c',
  'limits',
  'spec',
  'null',
  'static',
];

function objectPlan(random: Random, sources: readonly Source[], depth: number, loops: number): Plan {
  const entries = new Map(random.some(0, 4, () => [random.pick(KEYS), valuePlan(random, sources, depth, loops)]));
  const parts: { readonly key?: string; readonly plan: Plan; readonly name?: Source }[] = [...entries].map(
    ([key, plan]) => ({ key, plan }),
  );
  if (random.chance(0.35)) {
    const spread = find(
      random,
      sources,
      (type) => type.kind === 'map' || (type.kind === 'any' && type.nullable !== true),
    );
    if (spread !== undefined) parts.splice(random.below(parts.length + 1), 0, { plan: spread.get, name: spread });
    const second = find(random, sources, (type) => type.kind === 'map');
    if (second !== undefined && second !== spread && random.chance(0.4))
      parts.splice(random.below(parts.length + 1), 0, { plan: second.get });
  }
  if (random.chance(0.3)) {
    const condition = conditionPlan(random, sources);
    const body = objectPlan(random, sources, Math.max(depth - 1, 0), loops);
    parts.splice(random.below(parts.length + 1), 0, { plan: (env) => when(as(condition(env)), body(env)) });
  }
  return (env) => {
    const made: Record<string, unknown> = {};
    for (const { key, plan } of parts) {
      const value = plan(env);
      if (key === undefined) Object.assign(made, value);
      else made[key] = value;
    }
    return made;
  };
}

function mapPlan(random: Random, sources: readonly Source[]): Plan {
  const map = find(random, sources, (type) => type.kind === 'map' && type.items?.kind === 'string');
  const text = textPlan(random, sources, 1);
  const first = random.chance(0.5);
  return (env) => ({
    ...(first ? { app: text(env) } : {}),
    ...Object(map?.get(env) ?? {}),
    ...(first ? {} : { app: text(env) }),
  });
}

function textMapPlan(random: Random, sources: readonly Source[]): Plan {
  const maps = random.some(1, 3, () =>
    find(random, sources, (type) => type.kind === 'map' && type.items?.kind === 'string'),
  );
  const text = textPlan(random, sources, 1);
  return (env) =>
    mergeMaps<unknown>(
      { 1: 'first', app: 'x' },
      ...maps.flatMap((map) => (map === undefined ? [] : [as<Record<string, unknown>>(map.get(env))])),
      { 1: text(env) },
    );
}

function structuredText(random: Random, sources: readonly Source[]): Plan {
  const inside = random.some(1, 3, () =>
    find(random, sources, (type) => type.nullable !== true && type.kind !== 'object'),
  );
  const asJson = random.chance(0.5);
  return (env) => {
    const data = Object.fromEntries(
      inside.flatMap((source, index) => (source === undefined ? [] : [[`k${index}`, source.get(env)]])),
    );
    return {
      [asJson ? 'data.json' : 'data.yaml']: asJson
        ? jsonText({ data, fixed: [1, 'a'] })
        : yamlText({ data, fixed: [1, 'a', { b: 'c' }] }),
    };
  };
}

function listPlan(random: Random, sources: readonly Source[], depth: number, loops: number): Plan {
  const items = random.some(0, 4, (): { readonly splice: boolean; readonly plan: Plan } => {
    const choice = random.below(5);
    if (choice === 0) {
      const list = find(random, sources, (type) => type.kind === 'list');
      if (list !== undefined) return { splice: true, plan: list.get };
    }
    if (choice === 1 && loops < 3) {
      const loop = loopPlan(random, sources, depth, loops);
      if (loop !== undefined) return { splice: true, plan: loop };
    }
    if (choice === 2) {
      const condition = conditionPlan(random, sources);
      const body = listPlan(random, sources, Math.max(depth - 1, 0), loops);
      return { splice: true, plan: (env) => when(as(condition(env)), asList(body(env))) };
    }
    return { splice: false, plan: valuePlan(random, sources, depth, loops) };
  });
  return (env) => items.flatMap(({ splice, plan }) => (splice ? [...asList(plan(env))] : [plan(env)]));
}

function asList(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Error('a list was wanted');
  return value;
}

function loopPlan(random: Random, sources: readonly Source[], depth: number, loops: number): Plan | undefined {
  const list = find(random, sources, (type) => type.kind === 'list' || type.kind === 'map');
  if (list === undefined) return undefined;
  const item: ValueType = list.type.items ?? { kind: 'any' };
  const ofItem = sourcesIn(item, (env) => env.items[loops], 1);
  // Twice, so that items are used as often as everything around them.
  const inner = [...sources, ...ofItem, ...ofItem];
  const body = valuePlan(random, inner, Math.max(depth - 1, 0), loops + 1);
  return (env) =>
    each(asCollection(list.get(env)), (value: unknown) =>
      body({ ...env, items: [...env.items.slice(0, loops), value] }),
    );
}

/** Lists, maps and references to them: `each` takes them all. */
function asCollection(value: unknown): readonly unknown[] {
  if (!isCollection(value)) throw new Error('a list or map was wanted');
  return value;
}

function isCollection(value: unknown): value is readonly unknown[] {
  return typeof value === 'object' && value !== null;
}
