const TRAIT = Symbol.for('charthouse.trait');

/** How much the safe defaults do for an object: the Pod Security standard they aim at, or nothing at all. */
export type Profile = 'restricted' | 'baseline' | 'none';

/**
 * What an author may take out of the safe defaults, one name for each demand of the Pod Security standards and of
 * the defaults beyond them. The value that goes with a name is always the reason.
 *
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export type Unsafe =
  | 'appArmor'
  | 'capabilities'
  | 'hostIPC'
  | 'hostNetwork'
  | 'hostPath'
  | 'hostPID'
  | 'hostPort'
  | 'hostProbe'
  | 'privileged'
  | 'privilegeEscalation'
  | 'probes'
  | 'procMount'
  | 'resources'
  | 'runAsRoot'
  | 'seccomp'
  | 'seLinux'
  | 'serviceAccountToken'
  | 'sysctls'
  | 'volumeType'
  | 'windowsHostProcess'
  | 'writableRootFileSystem';

/** Typed opt-outs, each with its reason. */
export type UnsafeReasons = { readonly [name in Unsafe]?: string };

/** Something that lives outside the app and that the author has declared: the reference check takes it as given. */
export interface ExternalReference {
  readonly kind: string;
  /** Empty for cluster-scoped kinds; absent when it is the namespace of the object that refers to it. */
  readonly namespace?: string;
  /** A text, or a chart value: then nothing is known about it at synthesis. */
  readonly name: unknown;
  /** Keys of a ConfigMap or Secret that are known to exist; absent when nothing is said about them. */
  readonly keys?: readonly string[];
  /** Labels of pods, for selectors that are met by pods of somebody else. */
  readonly labels?: Readonly<Record<string, unknown>>;
}

/**
 * What our constructs say about an object that is not part of its manifest. It hangs on the construct under a global
 * symbol, because the command line and the library an app imports are two copies of this code in one process.
 */
export interface Trait {
  /** Safe defaults apply to what the author left out. Objects without a trait get none. */
  readonly safeDefaults: boolean;
  /** Profile for this object alone; absent means the configured one. */
  readonly profile?: Profile;
  readonly unsafe: UnsafeReasons;
  /** Why literal data may stand in a Secret. */
  readonly allowPlaintext?: string;
  readonly external: readonly ExternalReference[];
  /** A boolean or a reference to one: the object exists only where it holds. */
  readonly enabled?: unknown;
}

const PLAIN: Trait = { safeDefaults: true, unsafe: {}, external: [] };

/** What our construct says about itself, or undefined for constructs of others. */
export function traitOf(construct: object): Trait | undefined {
  const trait: unknown = Reflect.get(construct, TRAIT);
  return isTrait(trait) ? trait : undefined;
}

/** Adds to what is said about a construct; lists grow, single statements are replaced. */
export function addTrait(construct: object, statement: Partial<Trait>): void {
  const known = traitOf(construct) ?? PLAIN;
  const trait: Trait = {
    ...known,
    ...statement,
    unsafe: { ...known.unsafe, ...statement.unsafe },
    external: [...known.external, ...(statement.external ?? [])],
  };
  Object.defineProperty(construct, TRAIT, { value: Object.freeze(trait), configurable: true });
}

function isTrait(value: unknown): value is Trait {
  return typeof value === 'object' && value !== null && 'safeDefaults' in value && 'unsafe' in value;
}
