import { ApiObject as Cdk8sApiObject, Chart, type JsonPatch, Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { addTrait, type Profile, type UnsafeReasons } from '../model/trait.ts';
import { hasMark } from '../values/mark.ts';
import type { Value } from '../values/reference.ts';
import { type NamespaceHandle, namespaceName, recordUse, text } from './handle.ts';
import { applyPatch, type PatchOperation } from './json-patch.ts';
import { instanceLabels, type Labels } from './labels.ts';
import { objectName, requireName, SUBDOMAIN, type NameRule } from './name.ts';
import { namesItsOwnWay, releaseSafeName, withoutRelease } from './release-safe-name.ts';
import { requireSameNamespace } from './same-namespace.ts';

/** What every object of ours can be told. */
export interface ManifestProps {
  /**
   * `metadata.name`. Default: the ids of the path below the chart, joined by `-`.
   * A name that the kind does not allow throws at construction. Below `packageAs` the release comes before the name,
   * in all releases but the one that plain manifests are made for; a name with a chart value in it stays as it is.
   *
   * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
   */
  readonly name?: Value<string>;
  /** Namespace of the object, as text or as the construct that makes it. Default: that of the chart. */
  readonly namespace?: Value<string> | NamespaceHandle;
  /** Labels beside the recommended ones, which they override. */
  readonly labels?: Labels;
  /** Annotations. */
  readonly annotations?: Labels;
  /** Names of controllers that have to agree before the object is deleted. https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/ */
  readonly finalizers?: readonly string[];
  /** The object and what it made exist only where this holds. Default: true. */
  readonly enabled?: Value<boolean>;
  /** How far safe defaults go for this object. Default: the profile of the configuration. */
  readonly profile?: Profile;
  /** What the object takes out of the safe defaults and of the checks that go with them, each with the reason. */
  readonly unsafe?: UnsafeReasons;
  /**
   * JSON patch operations on the finished manifest, applied last and in order. One that matches nothing fails the
   * synthesis. https://www.rfc-editor.org/rfc/rfc6902
   */
  readonly patches?: readonly PatchOperation[];
}

/** What a construct has to know about its kind. */
export interface ManifestKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** Cluster-scoped kinds never get the namespace of the chart. */
  readonly clusterScoped?: boolean;
  /** Default: an RFC 1123 subdomain. */
  readonly nameRule?: NameRule;
  /** Top-level fields besides apiVersion, kind and metadata. */
  readonly fields: readonly string[];
}

/**
 * One Kubernetes object. It is a cdk8s ApiObject, so that everything written for cdk8s works with it; its body is
 * asked for at synthesis, after all verbs have had their say.
 */
export abstract class Manifest extends Cdk8sApiObject {
  /** cdk8s takes every ApiObject for an instance of every class derived from it; here a class means itself. */
  static override [Symbol.hasInstance](value: unknown): value is Cdk8sApiObject {
    return Function.prototype[Symbol.hasInstance].call(this, value);
  }

  /** Plural resource name: by it other objects and RBAC rules refer to the kind. */
  abstract readonly resourceType: string;

  readonly #patches: PatchOperation[];

  constructor(scope: Construct, id: string, kind: ManifestKind, props: ManifestProps, labels: Labels = {}) {
    const chart = Chart.of(scope);
    const rule = kind.nameRule ?? SUBDOMAIN;
    // A chart that names objects its own way, as charts for Helm do, is asked; others get the path.
    const given =
      props.name === undefined ? (namesItsOwnWay(chart) ? undefined : objectName(scope, id)) : text(props.name);
    const what = (): string => `${kind.kind} ${scope.node.path}/${id}`;
    if (given !== undefined) requireName(given, rule, what, NAME_WAY_OUT);
    const name =
      given === undefined
        ? undefined
        : releaseSafeName(scope, given, Math.min(rule.maxLength, SUBDOMAIN.maxLength), what);

    const made: { manifest?: Manifest } = {};
    const body = (field: string): unknown => Lazy.any({ produce: () => made.manifest?.body()[field] });
    super(scope, id, {
      ...Object.fromEntries(kind.fields.map((field) => [field, body(field)])),
      apiVersion: kind.apiVersion,
      kind: kind.kind,
      metadata: {
        ...(props.finalizers === undefined ? {} : { finalizers: [...props.finalizers] }),
        ...(name === undefined ? {} : { name }),
        ...(props.namespace === undefined || kind.clusterScoped
          ? {}
          : { namespace: text(namespaceName(props.namespace)) }),
        labels: plain({ ...instanceLabels(chart), ...labels, ...chart.labels, ...props.labels }),
        annotations: plain(props.annotations ?? {}),
      },
    });
    made.manifest = this;
    // cdk8s puts the namespace of the chart on every object, also where no namespace can be.
    if (kind.clusterScoped) Object.defineProperty(this.metadata, 'namespace', { value: undefined });
    if (name === undefined) requireName(this.name, rule, () => `${kind.kind} ${this.node.path}`, NAME_WAY_OUT);
    this.#patches = [...(props.patches ?? [])];
    const { profile, unsafe, enabled } = props;
    addTrait(this, {
      safeDefaults: true,
      ...(profile === undefined ? {} : { profile }),
      ...(unsafe === undefined ? {} : { unsafe }),
      ...(enabled === undefined ? {} : { enabled }),
    });
    recordUse(this, props.namespace);
  }

  /** The name for names that follow from it inside other objects; one with a chart value in it gives way to the path. */
  protected get plainName(): string {
    const { scope, id } = this.node;
    const name = withoutRelease(this.name);
    return hasMark(name) && scope !== undefined ? objectName(scope, id) : name;
  }

  /** Fields of the manifest besides apiVersion, kind and metadata. */
  protected abstract body(): Readonly<Record<string, unknown>>;

  /** Records what the object refers to: dependencies on other charts, and declarations of what is elsewhere. */
  protected uses(...handles: readonly unknown[]): void {
    for (const handle of handles) recordUse(this, handle);
  }

  /** The same for what Kubernetes looks for in the namespace of the object alone; throws for what is in another one. */
  protected usesHere(...handles: readonly unknown[]): void {
    for (const handle of handles) requireSameNamespace(this, handle);
    this.uses(...handles);
  }

  /** Adds operations of cdk8s; unlike there, one that matches nothing fails the synthesis. */
  override addJsonPatch(...operations: JsonPatch[]): void {
    for (const patch of operations) {
      const operation: unknown = Reflect.get(patch, 'operation');
      if (!isOperation(operation)) throw new Error(`${this.node.path}: addJsonPatch takes what JsonPatch makes`);
      this.#patches.push(operation);
    }
  }

  override toJson(): unknown {
    const manifest: unknown = super.toJson();
    if (this.#patches.length === 0) return manifest;
    try {
      return applyPatch(manifest, this.#patches);
    } catch (error) {
      throw new Error(`${this.kind} ${this.name} (${this.node.path}): ${messageOf(error)}`, { cause: error });
    }
  }
}

const NAME_WAY_OUT = 'choose another id or pass `name`';

/** cdk8s types labels as texts and resolves what stands in their place, also maps of values that were spread. */
function plain(labels: Labels): Record<string, string> {
  const texts: Record<string, string> = {};
  Object.assign(texts, labels);
  return texts;
}

function isOperation(value: unknown): value is PatchOperation {
  return typeof value === 'object' && value !== null && 'op' in value && 'path' in value;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
