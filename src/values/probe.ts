import type { Expression } from './expression.ts';
import { CONDITION, decodeText, LOOP, SPLICE, WHOLE } from './mark.ts';
import type { Json } from './shape.ts';

/*
 * Generated classes copy the fields they know, and so lose the stand-in of a structure. What they do is a function of the
 * object's JSON alone, and can be asked again: with a sample in place of each stand-in, whose leaves remember where they
 * were. Where a class copies the sample as it is, it would copy every value, and the stand-in takes the sample's place
 * again. Bodies of conditions and loops are samples of themselves: what a class makes of them is kept.
 */

type Copy = (json: unknown) => unknown;
type SampleOf = (expression: Expression) => Json | undefined;

/** Which stand-in a leaf is in, and the way from there to the leaf. */
interface Owner {
  readonly root: Root;
  readonly path: readonly string[];
}

interface Root {
  /** Its place in the object, by which it is known in every attempt. */
  readonly key: string;
  readonly standIn: object;
  /** What a copy has to be equal to; undefined where anything may be made of it. */
  readonly sample: unknown;
}

/** A text or number of a sample. Classes take quantities and the like out of the field `value` of what they are given. */
class Leaf {
  readonly own: unknown;
  readonly owners: readonly Owner[];

  constructor(own: unknown, owners: readonly Owner[]) {
    this.own = own;
    this.owners = owners;
  }

  get value(): this {
    return this;
  }

  [Symbol.toPrimitive](): never {
    throw new ProbeError();
  }
}

/** The code does more than to copy what it is given. */
class ProbeError extends Error {
  override readonly name = 'ProbeError';
}

/**
 * The copy of an object's JSON with all stand-ins that the copying code leaves out.
 *
 * Throws where the code does more than to copy, or throws itself.
 */
export function probe(json: unknown, copy: Copy, sampleOf: SampleOf): unknown {
  const images = new Map<string, object>();
  const roots = new Map<object, readonly Root[]>();
  let first: unknown;
  for (let known = -1; known < images.size;) {
    known = images.size;
    const copied = copy(withSamples(json, images, sampleOf));
    for (const { root, image } of rootsIn(copied)) {
      images.set(root.key, image);
      const others = (roots.get(image) ?? []).filter(({ key }) => key !== root.key);
      roots.set(
        image,
        [...others, root].toSorted((a, b) => a.key.length - b.key.length),
      );
    }
    first ??= copied;
  }
  return restored(first, { images, roots }, []);
}

/** Whether it is known what becomes of every branch of the conditions in here. */
function isKnown(json: unknown, key: string, images: ReadonlyMap<string, object>): boolean {
  if (typeof json !== 'object' || json === null) return true;
  const [only = ''] = Object.keys(json);
  const inside = Object(Reflect.get(json, only));
  const branch = (body: unknown, of: string): boolean => images.has(of) && isKnown(body, of, images);
  if (only === LOOP) return isKnown(inside.body, `${key}/each`, images);
  if (only === CONDITION) {
    return branch(inside.body, `${key}/if`) && (inside.else === undefined || branch(inside.else, `${key}/else`));
  }
  return Object.entries(inPlace(json)).every(([name, field]) => isKnown(field, `${key}/${name}`, images));
}

/** A loop that is spread into a list stands among its elements. */
function inPlace(json: object): object {
  if (!Array.isArray(json)) return json;
  return json.flatMap((item: unknown): readonly unknown[] => {
    const spread: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, SPLICE) : undefined;
    return Array.isArray(spread) ? spread : [item];
  });
}

/** A condition shows its second branch once it is known what becomes of the first. */
function withSamples(json: unknown, images: ReadonlyMap<string, object>, sampleOf: SampleOf): unknown {
  const visit = (value: unknown, key: string, owners: readonly Owner[]): unknown => {
    if (typeof value !== 'object' || value === null) return owners.length === 0 ? value : new Leaf(value, owners);
    const [only] = Object.keys(value);
    const inside: unknown = only === undefined ? undefined : Reflect.get(value, only);
    const under = (sample: unknown, of: string, checked?: unknown): unknown => {
      const root = { key: of, standIn: value, sample: checked };
      return visit(sample, of, [...owners, { root, path: [] }]);
    };
    const { body, else: otherwise } = Object(inside);
    if (only === LOOP) return under(body, `${key}/each`);
    if (only === CONDITION) {
      const isSecond = otherwise !== undefined && images.has(`${key}/if`) && isKnown(body, `${key}/if`, images);
      return isSecond ? under(otherwise, `${key}/else`) : under(body, `${key}/if`);
    }
    if (only === WHOLE || only === SPLICE) {
      const whole = sampleOfMark(inside, sampleOf);
      const sample = only === SPLICE && Array.isArray(whole) ? whole[0] : whole;
      return sample === undefined ? value : under(sample, `${key}/value`, sample);
    }
    const step = (name: string): readonly Owner[] => owners.map(({ root, path }) => ({ root, path: [...path, name] }));
    const fields = Object.entries(inPlace(value)).map(
      ([name, field]: [string, unknown]) => [name, visit(field, `${key}/${name}`, step(name))] as const,
    );
    return Array.isArray(value) ? fields.map(([, field]) => field) : Object.fromEntries(fields);
  };
  return visit(json, '', []);
}

function sampleOfMark(mark: unknown, sampleOf: SampleOf): Json | undefined {
  const [expression] = typeof mark === 'string' ? decodeText(mark) : [];
  return expression === undefined || typeof expression === 'string' ? undefined : sampleOf(expression);
}

/** Every copy of a sample: from a leaf as many steps up as the leaf was below its stand-in, by the same names. */
function rootsIn(copied: unknown): readonly { readonly root: Root; readonly image: object }[] {
  const found = new Map<string, { readonly root: Root; readonly image: object }>();
  const visit = (value: unknown, way: readonly Step[]): void => {
    if (value instanceof Leaf) {
      for (const { root, path } of value.owners) {
        // A quantity is `{ value: '1' }` before, and just that value after.
        const image =
          above(value, way, path) ?? (path.at(-1) === 'value' ? above(value, way, path.slice(0, -1)) : undefined);
        const known = found.get(root.key);
        if (image === undefined || (known !== undefined && known.image !== image)) throw new ProbeError();
        found.set(root.key, { root, image });
      }
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) visit(inner, [...way, { node: value, name }]);
  };
  visit(copied, []);
  return [...found.values()];
}

interface Step {
  readonly node: object;
  readonly name: string;
}

/** What is as many steps above a leaf as a path has, where the steps have the names of the path. */
function above(leaf: Leaf, way: readonly Step[], path: readonly string[]): object | undefined {
  if (path.length === 0) return leaf;
  const steps = way.slice(-path.length);
  return steps.length === path.length && steps.every(({ name }, index) => name === path[index])
    ? steps[0]?.node
    : undefined;
}

interface Found {
  readonly images: ReadonlyMap<string, object>;
  readonly roots: ReadonlyMap<object, readonly Root[]>;
}

/** Stand-ins in the place of samples, the outermost first. */
function restored(value: unknown, found: Found, within: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const root = found.roots.get(value)?.find(({ key }) => !within.includes(key));
  if (root !== undefined) return standIn(root, value, found, within);
  if (value instanceof Leaf) return value.own;
  if (Array.isArray(value)) return value.map((item) => restored(item, found, within));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, restored(inner, found, within)]));
}

function standIn(root: Root, image: object, found: Found, within: readonly string[]): unknown {
  const inner = [...within, root.key];
  if (root.sample !== undefined) {
    if (!isCopy(image, root.sample)) throw new ProbeError();
    return root.standIn;
  }
  const [only = ''] = Object.keys(root.standIn);
  const content: unknown = Reflect.get(root.standIn, only);
  if (only === LOOP) return { [LOOP]: { ...Object(content), body: restored(image, found, inner) } };
  const branch = (name: string): unknown => {
    const key = root.key.replace(/[^/]*$/, name);
    const known = found.images.get(key);
    return known === undefined ? undefined : restored(known, found, [...inner, key]);
  };
  const otherwise = branch('else');
  return {
    [CONDITION]: { ...Object(content), body: branch('if'), ...(otherwise === undefined ? {} : { else: otherwise }) },
  };
}

function isCopy(image: unknown, sample: unknown): boolean {
  if (image instanceof Leaf) return image.own === sample;
  if (typeof image !== 'object' || image === null || typeof sample !== 'object' || sample === null) {
    return image === sample;
  }
  const names = Object.keys(sample);
  return (
    Array.isArray(image) === Array.isArray(sample) &&
    Object.keys(image).length === names.length &&
    names.every((name) => Object.hasOwn(image, name) && isCopy(Reflect.get(image, name), Reflect.get(sample, name)))
  );
}
