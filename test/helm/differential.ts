import type { App } from 'cdk8s';
import { parse, parseAllDocuments } from 'yaml';
import { type ChartObject, writeChart, type WrittenChart } from '../../src/emit/chart/chart-files.ts';
import type { Values } from '../../src/values/define.ts';
import { hasMark } from '../../src/values/mark.ts';
import type { Scope } from '../../src/values/evaluate.ts';
import { scopeOf } from '../../src/values/scope.ts';
import { valueProblems } from '../../src/values/validate.ts';
import { goJson } from '../../src/values/go-json.ts';
import { isJsonObject, type Json } from '../../src/values/shape.ts';
import { difference } from './compare.ts';
import { type Helm, valuesJson, writeFiles } from './helm.ts';
import { limitsOf, randomRelease, randomValues } from './random-values.ts';
import type { Random } from './random.ts';
import { chartOfApp, plainObjects, templatesOf } from './render.ts';
import fs from 'node:fs';
import path from 'node:path';

/** What became of one set of values. */
export type Outcome =
  | { readonly kind: 'equal' }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'different'; readonly what: string };

/** An app that can be built on references, and on plain data in their place. */
export interface Subject {
  readonly name: string;
  readonly values: Values;
  /** Its constructs refuse plain data that no server takes; a reference shows that only where it is installed. */
  readonly judges?: boolean;
  /** How its objects become templates. Default: `templatesOf`. */
  readonly templates?: (app: App) => readonly ChartObject[];
  build(refs: unknown): App;
}

/** A subject written as a chart, ready for many sets of values. */
export class Trial {
  readonly chart: WrittenChart;
  private readonly subject: Subject;
  private readonly objects: readonly ChartObject[];
  private readonly props;

  constructor(subject: Subject) {
    this.subject = subject;
    const app = subject.build(subject.values.ref);
    this.objects = this.templates(app);
    this.props = chartOfApp(app);
    const [chart] = writeChart({ chart: this.props, objects: this.objects });
    if (chart === undefined) throw new Error('no chart was written');
    this.chart = chart;
    const [again] = writeChart({ chart: this.props, objects: this.templates(subject.build(subject.values.ref)) });
    if (JSON.stringify(chart.files) !== JSON.stringify(again?.files)) throw new Error('two builds gave two charts');
    for (const { path: file, content } of chart.files) {
      if (hasMark(String(content))) throw new Error(`${file} holds a mark of a reference`);
    }
  }

  private templates(app: App): readonly ChartObject[] {
    return (this.subject.templates ?? templatesOf)(app);
  }

  /** Writes the chart into a folder of this Helm. */
  install(helm: Helm): string {
    const folder = path.join(helm.folder(), this.chart.name);
    writeFiles(folder, this.chart.files);
    return folder;
  }

  /** Renders one random set of values in both targets, and a third time on plain data. */
  run(helm: Helm, folder: string, random: Random): Outcome {
    const given = randomValues(random, this.subject.values.shape, limitsOf(helm.version));
    return this.compare(helm, folder, given, randomRelease(random));
  }

  /** Where building on plain data in place of references gives something else. */
  private third(plain: readonly Json[], scope: Scope): string | undefined {
    let app: App;
    try {
      app = this.subject.build(scope.values);
    } catch (error) {
      if (this.subject.judges === true) return undefined;
      throw error;
    }
    // JavaScript moves such keys to the front of plain data, and lists made from it have another order.
    if (this.subject.judges === true && /"\d+":/.test(JSON.stringify(scope.values))) return undefined;
    return difference(inMeaning(plain), inMeaning(plainObjects(this.templates(app), scope)));
  }

  compare(
    helm: Helm,
    folder: string,
    given: { readonly [key: string]: Json },
    release: { readonly name: string; readonly namespace: string },
  ): Outcome {
    const scope = scopeOf(this.props, given, release);
    const plain = plainObjects(this.objects, scope);
    const describe = (what: string): Outcome => ({
      kind: 'different',
      what: `${what}\n  release ${JSON.stringify(release)}\n  values ${JSON.stringify(given)}\n  chart ${folder}`,
    });
    if (hasMark(JSON.stringify(plain))) return describe('a mark of a reference is in the plain output');
    const third = this.third(plain, scope);
    if (third !== undefined) return describe(`plain data gives something else: ${third}`);
    const file = path.join(helm.folder(), 'values.json');
    fs.writeFileSync(file, valuesJson(given));
    const done = helm.run(['template', release.name, folder, '--namespace', release.namespace, '-f', file]);
    const [problem] = valueProblems(this.subject.values, scope.values);
    if (!done.ok && isRefusal(done.error, problem !== undefined)) return { kind: 'refused', error: done.error };
    if (!done.ok) return describe(`Helm fails: ${done.error}`);
    if (problem !== undefined)
      return describe(`Helm takes what plain synthesis refuses: ${problem.path} ${problem.message}`);
    if (hasMark(done.output)) return describe('a mark of a reference is in what Helm wrote');
    const twice = duplicateKey(done.output);
    if (twice !== undefined) return describe(`a key is written twice: ${twice}`);
    const home = (objects: readonly Json[]): readonly Json[] =>
      objects.map((object) => withoutNamespace(object, release.namespace));
    const found = difference(home(plain), home(helm.read(done.output)));
    return found === undefined ? { kind: 'equal' } : describe(found);
  }
}

/** Whether Helm stopped at the values: where both targets refuse them, or where Helm 3 reads them again as YAML. */
function isRefusal(error: string, expected: boolean): boolean {
  if (error.includes('templates/')) return false;
  return /control characters|yaml: /.test(error) || (expected && /schema|meet the specifications/.test(error));
}

/**
 * What plain data may give differently and still mean the same: a checksum says which values it is of, structured text has
 * other line breaks where a whole structure was a reference, and a field of nothing may be there.
 */
function inMeaning(objects: readonly Json[]): readonly Json[] {
  return objects.map((object) => meaning(object, ''));
}

function meaning(value: Json, key: string): Json {
  if (typeof value === 'string') {
    if (key.startsWith('checksum/')) return 'checksum';
    if (key.endsWith('.json')) return goJson(withoutNulls(JSON.parse(value)));
    return key.endsWith('.yaml') ? goJson(withoutNulls(parse(value))) : value;
  }
  if (isJsonObject(value)) {
    const there = Object.entries(value).filter(([name, entry]) => !(LEFT_OUT.has(name) && isNothing(entry)));
    return Object.fromEntries(there.map(([name, entry]) => [name, meaning(entry, name)]));
  }
  if (!Array.isArray(value)) return value;
  const items = value.map((item: Json) => meaning(item, key));
  // Variables made from a map come in the order of its keys, which plain data does not have.
  return key === 'env' ? items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : items;
}

/** Fields that constructs leave out where a chart value gives them nothing; plain data stays as its author wrote it. */
const LEFT_OUT: ReadonlySet<string> = new Set(['nodeSelector', 'resources', 'tolerations']);

function isNothing(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function withoutNulls(value: Json): Json {
  return JSON.parse(JSON.stringify(value, (_, entry: Json) => (entry === null ? undefined : entry)));
}

/** Helm puts objects without a namespace into that of the release. */
function withoutNamespace(object: Json, namespace: string): Json {
  const metadata = isJsonObject(object) ? object['metadata'] : undefined;
  if (
    !isJsonObject(object) ||
    !isJsonObject(metadata ?? null) ||
    Reflect.get(Object(metadata), 'namespace') !== namespace
  )
    return object;
  const { namespace: _, ...rest } = Object(metadata);
  return { ...object, metadata: rest };
}

function duplicateKey(text: string): string | undefined {
  for (const document of parseAllDocuments(text, { uniqueKeys: true })) {
    const error = 'errors' in document ? document.errors.find(({ code }) => code === 'DUPLICATE_KEY') : undefined;
    if (error !== undefined) return error.message;
  }
  return undefined;
}
