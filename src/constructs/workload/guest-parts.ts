import type { EnvVar, Volume } from '../../kubernetes/generated/types.ts';
import { isReference } from '../../values/reference.ts';

/*
 * Parts of pods that cdk8s-plus makes. They stand for what they hold: the objects they refer to are known by name only.
 */

/** A Volume of cdk8s-plus. A PersistentVolume there has the same methods, and makes a claim when it is asked for a volume. */
export interface GuestVolume {
  readonly name: string;
  readonly resourceType?: never;
  asVolume(): object;
  _toKube(): object;
}

/** A variable in Kubernetes' own words, as an EnvValue of cdk8s-plus holds it. */
export type GuestVariable = Omit<EnvVar, 'name'>;

export function isGuestVolume(value: object): value is GuestVolume {
  return 'asVolume' in value && '_toKube' in value && !('resourceType' in value);
}

export function isGuestVariable(value: object): value is GuestVariable {
  return 'value' in value || 'valueFrom' in value;
}

/** Names that cdk8s-plus spells in its own way until it writes them. */
const SPELLED: Readonly<Record<string, string>> = { diskUri: 'diskURI', volumeId: 'volumeID' };

export function guestSource(volume: GuestVolume): Omit<Volume, 'name'> {
  const { name: _, ...source }: { readonly name?: string } = volume._toKube();
  const respelled = Object.entries(plain(source)).map(([type, content]) => [
    type,
    Object.fromEntries(Object.entries(content ?? {}).map(([name, value]) => [SPELLED[name] ?? name, value])),
  ]);
  return Object.fromEntries(respelled);
}

/** Nothing when neither a value nor a source is given, as by `EnvValue.fromProcess` for a variable that is not set. */
export function guestVariable({ value, valueFrom }: GuestVariable): GuestVariable | undefined {
  return value === undefined && valueFrom === undefined ? undefined : plain({ value, valueFrom });
}

/** What cdk8s-plus would write: without fields that have no value, and quantities out of the objects that wrap them. */
function plain<T extends object>(object: T): T {
  const fields = Object.entries(object).filter(([, field]) => field !== undefined);
  // The same object, said in fewer words.
  return Object.fromEntries(fields.map(([name, field]) => [name, plainValue(field)])) as T;
}

function plainValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isReference(value)) return value;
  if (Array.isArray(value)) return value.map(plainValue);
  return 'value' in value && Object.getPrototypeOf(value) !== Object.prototype ? value.value : plain(value);
}
