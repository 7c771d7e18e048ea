import type { KubernetesObject } from '../model/resource.ts';
import type { Path } from '../model/field-text.ts';
import { type Fields, isFields } from './fields.ts';

/** A value that goes where the author said nothing. */
class Leaf {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

/** What is added below one object or list, by field name or position. */
interface Branch {
  [step: string]: Branch | Leaf;
}

/** What is to be added to one object, gathered first so that nothing is copied twice. */
export class Additions {
  private readonly root: Branch = {};

  /** Adds a value below a path; the caller knows that nothing is there. */
  add(path: Path, steps: readonly string[], value: unknown): void {
    let branch = this.root;
    for (const step of path) branch = enter(branch, step);
    const last = steps.length - 1;
    for (let index = 0; index < last; index += 1) branch = enter(branch, steps[index] ?? '');
    branch[steps[last] ?? ''] = new Leaf(value);
  }

  /** The object with the additions in it. Whatever no addition touches is the same as before, not a copy. */
  to(object: KubernetesObject): KubernetesObject {
    return { ...object, ...fieldsWith(object, this.root) };
  }
}

const NOTHING: Fields = {};

function enter(branch: Branch, step: string | number): Branch {
  const next = branch[step];
  if (next !== undefined && !(next instanceof Leaf)) return next;
  const made: Branch = {};
  branch[step] = made;
  return made;
}

function valueWith(value: unknown, addition: Branch | Leaf): unknown {
  if (addition instanceof Leaf) return addition.value;
  if (!Array.isArray(value)) return fieldsWith(isFields(value) ? value : NOTHING, addition);
  return value.map((item: unknown, index) => {
    const added = addition[index];
    return added === undefined ? item : valueWith(item, added);
  });
}

/** Where the fields stand in order, as rendered objects have them, the new ones are put in order too. */
function fieldsWith(fields: Fields, branch: Branch): Fields {
  const fresh = newKeys(fields, branch);
  if (fresh.length > 0 && isOrdered(fields)) return inOrder(fields, branch, fresh);
  const result: Record<string, unknown> = { ...fields };
  for (const key in branch) set(result, key, fields[key], branch);
  return result;
}

function inOrder(fields: Fields, branch: Branch, fresh: readonly string[]): Fields {
  const result: Record<string, unknown> = {};
  let next = 0;
  for (const key in fields) {
    for (let name = fresh[next]; name !== undefined && name < key; name = fresh[(next += 1)]) {
      set(result, name, undefined, branch);
    }
    set(result, key, fields[key], branch);
  }
  for (const name of fresh.slice(next)) set(result, name, undefined, branch);
  return result;
}

function set(result: Record<string, unknown>, key: string, value: unknown, branch: Branch): void {
  const addition = Object.hasOwn(branch, key) ? branch[key] : undefined;
  result[key] = addition === undefined ? value : valueWith(value, addition);
}

/** In order. They are few, and this is done for every part of every workload: no sorting that allocates. */
function newKeys(fields: Fields, branch: Branch): readonly string[] {
  const keys: string[] = [];
  for (const key in branch) {
    if (Object.hasOwn(fields, key)) continue;
    let at = keys.length;
    for (; at > 0; at -= 1) {
      const before = keys[at - 1] ?? '';
      if (before < key) break;
      keys[at] = before;
    }
    keys[at] = key;
  }
  return keys;
}

function isOrdered(fields: Fields): boolean {
  let previous = '';
  for (const key in fields) {
    if (key < previous) return false;
    previous = key;
  }
  return true;
}
