import type { KeyToPath, Volume as KubernetesVolume, VolumeMount } from '../../kubernetes/generated/types.ts';
import { isReference } from '../../values/reference.ts';
import { isNamed } from '../handle.ts';
import { ConfigKey } from '../key.ts';
import { asLabel } from '../name.ts';
import { plainLabel } from '../release-safe-name.ts';
import { ClaimTemplate } from './claim-template.ts';
import { guestSource, type GuestVolume, isGuestVolume } from './guest-parts.ts';
import { keyItem, type Mountable, Volume, type VolumeSource } from './volume.ts';

interface Declared {
  readonly name: string;
  /** Two mounts of one thing share the volume; undefined for claim templates, which bring their own. */
  readonly identity: string;
  readonly source: (items: readonly KeyToPath[] | undefined) => VolumeSource;
  /** Keys asked for one by one; undefined once the whole object is mounted. */
  items: KeyToPath[] | undefined;
}

/** The volumes of a pod, as they follow from what its containers mount. */
export class PodVolumes {
  readonly #declared: Declared[] = [];
  readonly #identities = new Map<unknown, string>();
  readonly claimTemplates = new Map<string, ClaimTemplate>();

  mount(path: string, mountable: Mountable | ClaimTemplate): VolumeMount {
    // Programs in JavaScript are not checked by the compiler.
    if (mountable === undefined || mountable === null) throw new Error(`mounts["${path}"]: there is nothing to mount`);
    if (mountable instanceof ClaimTemplate) {
      const known = this.claimTemplates.get(mountable.name);
      if (known !== undefined && known.identity !== mountable.identity) {
        throw new Error(`mounts: two different claim templates are called "${mountable.name}"; rename one`);
      }
      this.claimTemplates.set(mountable.name, mountable);
      return { name: mountable.name, mountPath: path, ...mountable.mount };
    }
    if (mountable instanceof Volume) {
      return { name: this.#mountVolume(path, mountable), mountPath: path, ...mountable.mount };
    }
    if (isGuestVolume(mountable)) {
      const own = new Volume(mountable.name, guestSource(mountable), mountable);
      return { name: this.#mountVolume(path, own), mountPath: path };
    }
    if (mountable instanceof ConfigKey) {
      const name = this.#mountNamed(path, mountable.owner, mountable);
      return { name, mountPath: path, subPath: mountable.key };
    }
    return { name: this.#mountNamed(path, mountable), mountPath: path };
  }

  render(): KubernetesVolume[] {
    return this.#declared.map(({ name, source, items }) => ({ name, ...source(items) }));
  }

  /** A claim is one volume, whether it is mounted itself or through its `volume()`. */
  #mountVolume(path: string, { name, source, owner }: Volume): string {
    const { claimName, readOnly } = source.persistentVolumeClaim ?? {};
    const isWholeClaim = claimName !== undefined && readOnly === undefined;
    const [about, type] = isWholeClaim ? [claimName, 'claim'] : [[this.#numberOf(owner), source], 'volume'];
    return this.#declare(path, name, about, type, () => source);
  }

  #mountNamed(path: string, handle: Exclude<Mountable, Volume | GuestVolume | ConfigKey>, key?: ConfigKey): string {
    // What is called by a chart value takes the name of the place where it is mounted.
    const wanted = plainLabel(handle.name, path);
    const items = key === undefined ? undefined : [keyItem(key)];
    const optional = key?.isOptional === undefined ? {} : { optional: key.isOptional };
    if (isNamed(handle, 'persistentvolumeclaims')) {
      return this.#declare(path, wanted, handle.name, 'claim', () => ({
        persistentVolumeClaim: { claimName: handle.name },
      }));
    }
    if (isNamed(handle, 'secrets')) {
      const source = (keys: readonly KeyToPath[] | undefined): VolumeSource => ({
        secret: { secretName: handle.name, ...(keys === undefined ? {} : { items: keys }), ...optional },
      });
      return this.#declare(path, wanted, handle.name, 'secret', source, items);
    }
    if (isNamed(handle, 'configmaps')) {
      const source = (keys: readonly KeyToPath[] | undefined): VolumeSource => ({
        configMap: { name: handle.name, ...(keys === undefined ? {} : { items: keys }), ...optional },
      });
      return this.#declare(path, wanted, handle.name, 'config', source, items);
    }
    throw new Error(`mounts["${path}"]: this is neither a volume nor a ConfigMap, Secret or claim`);
  }

  /**
   * Returns the name under which the pod declares the volume. A name that follows from an object and is taken gets the
   * type of the volume appended: a ConfigMap and a Secret are often called the same.
   */
  #declare(
    path: string,
    wanted: string,
    about: unknown,
    type: string,
    source: Declared['source'],
    items?: KeyToPath[],
  ): string {
    const identity = `${type}:${this.#identityOf(about)}`;
    const known = this.#declared.find((declared) => declared.identity === identity);
    if (known !== undefined) {
      known.items = mergeItems(known.items, items);
      return known.name;
    }
    const names = new Set(this.#declared.map((declared) => declared.name));
    const isChosen = type === 'volume';
    const name = names.has(wanted) && !isChosen ? asLabel(`${wanted.slice(0, 62 - type.length)}-${type}`) : wanted;
    if (names.has(name))
      throw new Error(`mounts["${path}"]: the pod has another volume "${name}"; give this one a name`);
    this.#declared.push({ name, identity, source, items });
    return name;
  }

  /** Plain data is told apart by content and everything else as such: a chart value must never be looked into. */
  #identityOf(about: unknown): string {
    if (typeof about === 'string') return JSON.stringify(about);
    if (Array.isArray(about)) return `[${about.map((item) => this.#identityOf(item)).join()}]`;
    if (isPlain(about)) {
      const fields = Object.entries(about).map(([key, value]) => `${JSON.stringify(key)}:${this.#identityOf(value)}`);
      return `{${fields.join()}}`;
    }
    return this.#numberOf(about);
  }

  #numberOf(thing: unknown): string {
    const known = this.#identities.get(thing) ?? `#${this.#identities.size}`;
    this.#identities.set(thing, known);
    return known;
  }
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || isReference(value)) return false;
  return Object.getPrototypeOf(value) === Object.prototype;
}

function mergeItems(known: KeyToPath[] | undefined, added: KeyToPath[] | undefined): KeyToPath[] | undefined {
  if (known === undefined || added === undefined) return undefined;
  const keys = new Set(known.map((item) => item.key));
  return [...known, ...added.filter((item) => !keys.has(item.key))];
}
