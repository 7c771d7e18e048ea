/** Lists and maps. Source: cel-go `common/types/list.go`, `map.go`. */
import { fail, noSuchOverload } from './failure.ts';
import { Composite, equal, Uint, type Value } from './value.ts';

export abstract class List extends Composite {
  readonly type = 'list';
  abstract readonly size: number;
  abstract at(index: number): Value;

  [Symbol.iterator](): Iterator<Value> {
    let index = 0;
    const next = (): IteratorResult<Value> => {
      if (index >= this.size) return { done: true, value: undefined };
      index += 1;
      return { done: false, value: this.at(index - 1) };
    };
    return { next };
  }

  includes(value: Value): boolean {
    for (const element of this) if (equal(element, value)) return true;
    return false;
  }

  plus(other: List): List {
    return new Elements([...this, ...other]);
  }

  equals(other: Value): boolean {
    return other instanceof List && sameElements(this, other);
  }
}

/** A list that an expression made. */
export class Elements extends List {
  readonly size: number;
  /** May hold more than belongs to this list: those of lists that were made from it. */
  private readonly elements: Value[];

  constructor(elements: Value[], size = elements.length) {
    super();
    this.elements = elements;
    this.size = size;
  }

  /** Folds make lists element by element, so the longer one goes on in the same place where that is free. */
  override plus(other: List): List {
    const elements = this.elements.length === this.size ? this.elements : this.elements.slice(0, this.size);
    for (let index = 0; index < other.size; index += 1) elements.push(other.at(index));
    return new Elements(elements);
  }

  at(index: number): Value {
    return this.elements[index] ?? null;
  }
}

export function sameElements(left: List, right: List): boolean {
  if (left.size !== right.size) return false;
  for (let index = 0; index < left.size; index += 1) if (!equal(left.at(index), right.at(index))) return false;
  return true;
}

export abstract class Mapping extends Composite {
  readonly type = 'map';
  abstract readonly size: number;
  abstract keys(): readonly Value[];
  abstract find(key: Value): Value | undefined;

  equals(other: Value): boolean {
    return other instanceof Mapping && sameEntries(this, other);
  }
}

/** A map that an expression made. */
export class Entries extends Mapping {
  private readonly entries: ReadonlyMap<string, readonly [Value, Value]>;

  constructor(entries: Iterable<readonly [Value, Value]>) {
    super();
    const made = new Map<string, readonly [Value, Value]>();
    for (const entry of entries) made.set(keyOf(entry[0]), entry);
    this.entries = made;
  }

  get size(): number {
    return this.entries.size;
  }

  keys(): readonly Value[] {
    return [...this.entries.values()].map(([key]) => key);
  }

  find(key: Value): Value | undefined {
    return this.entries.get(keyOf(key))?.[1];
  }

  with(added: Iterable<readonly [Value, Value]>): Entries {
    const entries = [...this.entries.values()];
    for (const entry of added) {
      if (this.entries.has(keyOf(entry[0]))) fail(`insert failed: key ${printKey(entry[0])} already exists`);
      entries.push(entry);
    }
    return new Entries(entries);
  }
}

export function sameEntries(left: Mapping, right: Mapping): boolean {
  if (left.size !== right.size) return false;
  return left.keys().every((key) => {
    const [first, second] = [left.find(key), right.find(key)];
    return first !== undefined && second !== undefined && equal(first, second);
  });
}

/** Whole numbers of all sorts are one key. */
function keyOf(key: Value): string {
  if (key instanceof Uint) return `number ${key.value}`;
  if (typeof key === 'bigint' || typeof key === 'number') return `number ${key}`;
  if (typeof key === 'string' || typeof key === 'boolean') return `${typeof key} ${key}`;
  return noSuchOverload();
}

export function printKey(key: Value): string {
  if (key instanceof Uint) return String(key.value);
  return key instanceof Composite ? key.type : String(key);
}
