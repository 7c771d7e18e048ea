import type { Diagnostic } from '../model/diagnostic.ts';
import { fieldText, type Path } from '../model/field-text.ts';
import { readable } from '../values/index.ts';
import { type ApiObject, type App, type Cdk8s, type Chart, type JsonPatch, overrides } from './cdk8s.ts';
import { BuildError, diagnosticAt, type Place } from './failure.ts';
import { merged } from './merged.ts';
import { renderGenerated } from './generated.ts';
import { holdsReferences, idleOperations, withSettledValue } from './patches.ts';
import { areKnown, settle, type SettleOptions } from './settle.ts';

/** The parts of an `ApiObject` that its `toJson` is made of, private to cdk8s. */
interface Internals {
  readonly props: object;
  readonly patches: readonly JsonPatch[];
}

/**
 * Renders objects while it stands in for the parts of cdk8s that are slow or silent: `ApiObject.toJson`, which all
 * generated classes call, and the step by which `Chart.toJson` prepares the whole app anew for each chart.
 */
export class Rendering {
  private readonly cdk8s: Cdk8s;
  private readonly options: SettleOptions;
  private readonly metadataOptions: SettleOptions;
  private readonly placeOf: (construct: object) => Place | undefined;
  private readonly found: Diagnostic[] = [];
  /** What the base class rendered last, to see what a generated class leaves out of it. */
  private base: unknown;
  /** Given to a generated class in place of what the base class renders. */
  private substitute: unknown;

  constructor(cdk8s: Cdk8s, options: SettleOptions, placeOf: (construct: object) => Place | undefined) {
    this.cdk8s = cdk8s;
    this.options = options;
    // Empty lists and objects of metadata are not written.
    this.metadataOptions = { ...options, keepKeyOrder: false, withoutEmpty: true };
    this.placeOf = placeOf;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.found;
  }

  /** Runs with the stand-ins in place and always takes them away again. */
  during<T>(app: App, objectsOf: (chart: Chart) => readonly unknown[], run: () => T): T {
    const { prototype } = this.cdk8s.ApiObject;
    const toJson = Reflect.get(prototype, 'toJson');
    const synthChart: unknown = Reflect.get(this.cdk8s.App, '_synthChart');
    const render = (object: ApiObject, internals: Internals): unknown => this.toJson(object, internals);
    Reflect.set(prototype, 'toJson', function standIn(this: ApiObject): unknown {
      const internals = internalsOf(this);
      return internals === undefined ? toJson.call(this) : render(this, internals);
    });
    Reflect.set(this.cdk8s.App, '_synthChart', objectsOf);
    app.resolvers.unshift(this.options.values);
    try {
      return run();
    } finally {
      app.resolvers.shift();
      Reflect.set(prototype, 'toJson', toJson);
      Reflect.set(this.cdk8s.App, '_synthChart', synthChart);
    }
  }

  /** @throws {BuildError} when the object cannot be rendered; the cause is what the author's code threw. */
  render(object: ApiObject): { readonly json: unknown; readonly symbolic: boolean } {
    this.base = undefined;
    let json: unknown;
    let symbolic: boolean;
    try {
      json = this.withoutReferences(isGenerated(object) ? this.generated(object) : object.toJson(), object);
      symbolic = this.options.values.verify(json);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new BuildError(
        [
          diagnosticAt(
            'app/render',
            `${object.kind} ${readable(object.name)} cannot be rendered: ${message}`,
            object,
            this.placeOf,
          ),
        ],
        { cause: error },
      );
    }
    if (isGenerated(object) && this.base !== undefined) this.reportLost(object, this.base, json);
    return { json, symbolic };
  }

  /** Patches that a class applies itself bring references in when all else is settled. */
  private withoutReferences(json: unknown, object: ApiObject): unknown {
    if (!this.options.values.used || !holdsReferences(json)) return json;
    return inOrder(settle(json, object, this.cdk8s, this.options));
  }

  private generated(object: ApiObject): unknown {
    const replace = (json: unknown): void => {
      this.substitute = json;
    };
    return renderGenerated(object, { base: () => this.base, replace }, this.options.values);
  }

  private toJson(object: ApiObject, { props, patches }: Internals): unknown {
    if (this.substitute !== undefined) return this.substitute;
    const data = merged(props, { metadata: this.metadata(object) });
    const json = settle(data, object, this.cdk8s, this.options);
    const patched = patches.length === 0 ? json : this.patch(object, patches, json);
    this.base = inOrder(patched);
    return this.base;
  }

  /** Its own `toJson` offers every value to every resolver, with a context for each. */
  private metadata(object: ApiObject): unknown {
    const { metadata } = object;
    const attributes: unknown = Reflect.get(metadata, '_additionalAttributes');
    const isOwn = Object.getPrototypeOf(metadata) === this.cdk8s.ApiObjectMetadataDefinition.prototype;
    const { resolvers } = this.cdk8s.App.of(object);
    if (!isOwn || typeof attributes !== 'object' || !areKnown(resolvers, this.cdk8s, this.options)) {
      return metadata.toJson();
    }
    const fields = merged(attributes ?? {}, {
      name: metadata.name,
      namespace: metadata.namespace,
      annotations: privateOf(metadata, 'annotations'),
      finalizers: privateOf(metadata, 'finalizers'),
      ownerReferences: privateOf(metadata, 'ownerReferences'),
      labels: privateOf(metadata, 'labels'),
    });
    return settle(fields, object, this.cdk8s, this.metadataOptions);
  }

  private patch(object: ApiObject, patches: readonly JsonPatch[], json: unknown): unknown {
    const settled = (value: unknown): unknown => settle(value, object, this.cdk8s, this.options);
    const { result, idle } = idleOperations(json, patches, (document, patch) =>
      this.cdk8s.JsonPatch.apply(document, withSettledValue(patch, settled)),
    );
    for (const operation of idle) {
      this.found.push(
        diagnosticAt(
          'cdk8s/idle-patch',
          `the JSON patch "${operation}" matches nothing in ${object.kind} ${readable(object.name)}`,
          object,
          this.placeOf,
          {
            help: 'Correct the path, or use JsonPatch.add to create the field.',
          },
        ),
      );
    }
    return result;
  }

  /** Generated classes copy only the fields they know: what a patch or a misspelt prop added is gone (K11 to K13). */
  private reportLost(object: ApiObject, base: unknown, json: unknown): void {
    for (const field of lostFields(base, json)) {
      this.found.push(
        diagnosticAt(
          'cdk8s/lost-field',
          `${object.constructor.name} drops the field ${field} of ${object.kind} ${readable(object.name)}: its generated class does not know it`,
          object,
          this.placeOf,
          {
            field,
            help: 'Check the spelling; for a field newer than the generated class use ApiObject, which keeps all fields.',
          },
        ),
      );
    }
  }
}

function internalsOf(object: ApiObject): Internals | undefined {
  const props: unknown = Reflect.get(object, 'props');
  const patches: unknown = Reflect.get(object, 'patches');
  return typeof props === 'object' && props !== null && Array.isArray(patches) ? { props, patches } : undefined;
}

function isGenerated(object: ApiObject): boolean {
  return 'GVK' in object.constructor && overrides(object, Object.getPrototypeOf(object.constructor), 'toJson');
}

function privateOf(object: object, field: string): unknown {
  return Reflect.get(object, field);
}

const FIRST = ['apiVersion', 'kind', 'metadata'];

function inOrder(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  const head: Record<string, unknown> = {};
  for (const key of FIRST) {
    const value: unknown = Reflect.get(json, key);
    if (value !== undefined) head[key] = value;
  }
  return merged(head, json);
}

/** The paths at which `kept` lacks something of `base`. */
function lostFields(base: unknown, kept: unknown): readonly string[] {
  const lost: string[] = [];
  visitLost(base, kept, [], (path) => lost.push(fieldText(path)));
  return lost;
}

function visitLost(base: unknown, kept: unknown, path: (string | number)[], report: (path: Path) => void): void {
  if (typeof base !== 'object' || base === null || typeof kept !== 'object' || kept === null) return;
  if (Array.isArray(base)) {
    if (!Array.isArray(kept)) return;
    for (let index = 0; index < base.length; index += 1) {
      path.push(index);
      visitLost(base[index], kept[index], path, report);
      path.pop();
    }
    return;
  }
  for (const key of Object.keys(base)) {
    const value: unknown = Reflect.get(base, key);
    const counterpart: unknown = Object.hasOwn(kept, key) ? Reflect.get(kept, key) : spelledAs(key, kept);
    if (isNothing(value) || (counterpart !== undefined && typeof value !== 'object')) continue;
    path.push(key);
    if (counterpart === undefined) report(path);
    else visitLost(value, counterpart, path, report);
    path.pop();
  }
}

/** Generated names may be spelt otherwise than the fields: `fooBar` for `foo_bar`. */
function spelledAs(key: string, kept: object): unknown {
  const wanted = spelling(key);
  return Object.entries(kept).findLast(([name]) => spelling(name) === wanted)?.[1];
}

function spelling(key: string): string {
  return key.replace(/[^A-Za-z0-9]/g, '').toLowerCase() || key;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}
