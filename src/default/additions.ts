import type { KubernetesObject } from '../model/resource.ts';
import { type Fields, isFields, type Path } from './fields.ts';

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

function enter(branch: Branch, step: string | number): Branch {
  const next = branch[step];
  if (next !== undefined && !(next instanceof Leaf)) return next;
  const made: Branch = {};
  branch[step] = made;
  return made;
}

function valueWith(value: unknown, addition: Branch | Leaf): unknown {
  if (addition instanceof Leaf) return addition.value;
  if (!Array.isArray(value)) return fieldsWith(isFields(value) ? value : undefined, addition);
  return value.map((item: unknown, index) => {
    const added = addition[index];
    return added === undefined ? item : valueWith(item, added);
  });
}

/** Where the fields stand in order, as rendered objects have them, the new ones are put in order too. */
function fieldsWith(fields: Fields | undefined, branch: Branch): Fields {
  const result: Record<string, unknown> = fields === undefined ? {} : { ...fields };
  let grew = false;
  for (const step in branch) {
    const addition = branch[step];
    if (addition === undefined) continue;
    if (!(step in result)) grew = true;
    result[step] = valueWith(result[step], addition);
  }
  return grew && (fields === undefined || isOrdered(fields)) ? inOrder(result) : result;
}

function inOrder(fields: Fields): Fields {
  if (isOrdered(fields)) return fields;
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(fields).sort(byCodeUnits)) ordered[key] = fields[key];
  return ordered;
}

function isOrdered(fields: Fields): boolean {
  let previous = '';
  for (const key in fields) {
    if (key < previous) return false;
    previous = key;
  }
  return true;
}

function byCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
