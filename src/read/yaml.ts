/**
 * Reads one YAML document as the API server does: sigs.k8s.io/yaml on top of Go's yaml.v2. The scanner is js-yaml's; what
 * scalars mean, merge keys, duplicate keys and the limit on aliases are the server's.
 */
import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException, type Event } from 'js-yaml';
import { readPlainYaml } from './plain-yaml.ts';
import { quote } from './quote.ts';
import { define, isObject } from '../model/json-object.ts';
import { NumberLiteral } from '../model/number-literal.ts';
import { floatKey, shownFloatKey } from './float-key.ts';
import { resolvePlain, resolveTagged, type NotFinite, type Scalar, type ScalarTag } from './scalar.ts';

export interface YamlValue {
  readonly value: unknown;
  /** Offset of the content in the text. */
  readonly start: number;
  /** One sentence of the server's for all duplicate keys, or none. */
  readonly strictErrors: readonly string[];
}

export interface YamlProblem {
  readonly error: string;
  readonly offset: number;
}

/** Deeper than any object is; the recursion below stays far from the end of the stack. */
const MAXIMUM_DEPTH = 1000;

/** The documents of a text; it holds one unless it has `...` or several `---` in it. */
export function readYaml(text: string): readonly (YamlValue | YamlProblem)[] {
  const plain = readPlainYaml(text);
  return plain === undefined ? readAnyYaml(text) : [{ ...plain, strictErrors: [] }];
}

/** The same, however it is written. */
export function readAnyYaml(text: string): readonly (YamlValue | YamlProblem)[] {
  try {
    const events = parseEvents(text, { maxDepth: MAXIMUM_DEPTH });
    return new Reader(text, events).documents();
  } catch (error) {
    if (error instanceof YAMLException) {
      return [{ error: `yaml: ${error.reason}`, offset: error.mark?.position ?? 0 }];
    }
    if (error instanceof Refused) return [{ error: error.message, offset: error.offset }];
    throw error;
  }
}

const ESCAPED_SLASH = /(?:^|[^\\])(?:\\\\)*\\\//;

class Refused extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

interface Key {
  readonly name: string;
  /** As messages show it. */
  readonly shown: string;
  readonly tag: ScalarTag;
}

const LARGEST_KEY = 2n ** 63n - 1n;

/** In the place of a key: what follows is merged into the mapping. */
const MERGE = Symbol('merge');

interface Anchor {
  readonly value: unknown;
  /** How many nodes stand behind it, aliases expanded. */
  readonly nodes: number;
}

class Reader {
  private readonly text: string;
  private readonly events: readonly Event[];
  private readonly lines: LineCounter;
  private position = 0;
  private anchors = new Map<string, Anchor>();
  private open = new Set<string>();
  private duplicates: string[] = [];
  private nodes = 0;
  /** Keys that are no strings, for whoever merges their mapping. */
  private readonly unusualKeys = new WeakMap<object, Map<string, Key>>();
  private aliased = 0;

  constructor(text: string, events: readonly Event[]) {
    this.text = text;
    this.events = events;
    this.lines = new LineCounter(text);
  }

  documents(): YamlValue[] {
    const documents: YamlValue[] = [];
    while (this.position < this.events.length) {
      const event = this.next();
      if (event.type !== EVENT_ID.DOCUMENT) continue;
      const content = this.events[this.position];
      this.anchors = new Map();
      this.duplicates = [];
      this.nodes = 0;
      this.aliased = 0;
      const empty = content === undefined || content.type === EVENT_ID.POP;
      const value = empty ? null : this.node();
      const strictErrors =
        this.duplicates.length === 0 ? [] : [`yaml: unmarshal errors:\n${this.duplicates.join('\n')}`];
      documents.push({ value, start: empty ? 0 : startOf(content), strictErrors });
    }
    return documents;
  }

  private next(): Event {
    const event = this.events[this.position];
    this.position += 1;
    return event ?? { type: EVENT_ID.POP };
  }

  private node(): unknown {
    const event = this.next();
    this.nodes += 1;
    const before = this.nodes;
    if (event.type === EVENT_ID.ALIAS)
      return this.alias(this.text.slice(event.anchorStart, event.anchorEnd), event.anchorStart);
    if (event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) return null;
    const anchor = event.anchorStart < 0 ? undefined : this.text.slice(event.anchorStart, event.anchorEnd);
    if (anchor !== undefined) this.open.add(anchor);
    const value = this.content(event);
    if (anchor !== undefined) {
      this.open.delete(anchor);
      this.anchors.set(anchor, { value, nodes: this.nodes - before + 1 });
    }
    return value;
  }

  private content(event: Exclude<Event, { type: 1 | 5 | 6 }>): unknown {
    if (event.type === EVENT_ID.SCALAR) return this.scalar(this.resolve(event), event.valueStart);
    return event.type === EVENT_ID.SEQUENCE ? this.sequence() : this.mapping();
  }

  private sequence(): unknown[] {
    const items: unknown[] = [];
    while (!this.atEnd()) items.push(this.node());
    this.position += 1;
    return items;
  }

  private mapping(): Record<string, unknown> {
    const mapping: Record<string, unknown> = {};
    const seen = new Set<string>();
    while (!this.atEnd()) {
      const event = this.events[this.position];
      const key = this.key(event);
      if (key === MERGE) this.merge(mapping, seen, startOf(event));
      else {
        const offset = startOf(this.events[this.position]);
        this.put(mapping, seen, key, this.node(), offset);
      }
    }
    this.position += 1;
    return mapping;
  }

  private key(event: Event | undefined): Key | typeof MERGE {
    if (event?.type !== EVENT_ID.SCALAR || event.anchorStart >= 0) return this.unusualKey(event);
    this.position += 1;
    this.nodes += 1;
    const scalar = this.resolve(event);
    if (scalar.value === '<<' && event.tagStart < 0 && event.style === SCALAR_STYLE.PLAIN) return MERGE;
    if (scalar.kind === 'not-finite') return floatKeyOf(scalar.value);
    return keyOf(scalar.value, scalar.tag, event.valueStart);
  }

  /** A key with an anchor, an alias, or none at all: a list or a mapping. */
  private unusualKey(event: Event | undefined): Key {
    const tag = event?.type === EVENT_ID.SCALAR ? this.resolve(event).tag : '!!str';
    return keyOf(this.node(), tag, startOf(event));
  }

  // Keys of different types are different to the reader: `1` and `1.0` meet only later, in JSON, without a word.
  private put(mapping: Record<string, unknown>, seen: Set<string>, key: Key, value: unknown, offset: number): void {
    const identity = `${key.tag} ${key.shown}`;
    if (seen.has(identity)) {
      this.duplicates.push(`  line ${this.lines.at(offset)}: key ${key.shown} already set in map`);
    }
    seen.add(identity);
    define(mapping, key.name, value);
    if (key.tag !== '!!str') this.unusual(mapping).set(key.name, key);
  }

  private unusual(mapping: object): Map<string, Key> {
    const keys = this.unusualKeys.get(mapping) ?? new Map<string, Key>();
    this.unusualKeys.set(mapping, keys);
    return keys;
  }

  private merge(mapping: Record<string, unknown>, seen: Set<string>, offset: number): void {
    const value = this.node();
    const sources = Array.isArray(value) ? value.toReversed() : [value];
    for (const source of sources) {
      if (!isObject(source)) {
        throw new Refused('yaml: map merge requires map or sequence of maps as the value', offset);
      }
      for (const [key, merged] of Object.entries(source)) {
        const known = this.unusualKeys.get(source)?.get(key);
        this.put(mapping, seen, known ?? { name: key, shown: quote(key), tag: '!!str' }, merged, offset);
      }
    }
  }

  private alias(name: string, offset: number): unknown {
    if (this.open.has(name)) throw new Refused(`yaml: anchor '${name}' value contains itself`, offset);
    const anchor = this.anchors.get(name);
    if (anchor === undefined) throw new Refused(`yaml: unknown anchor '${name}' referenced`, offset);
    this.nodes += anchor.nodes;
    this.aliased += anchor.nodes;
    if (this.aliased > 100 && this.nodes > 1000 && this.aliased / this.nodes > allowedAliasRatio(this.nodes)) {
      throw new Refused('yaml: document contains excessive aliasing', offset);
    }
    return anchor.value;
  }

  private resolve(event: Extract<Event, { type: 4 }>): Scalar {
    const value = getScalarValue(this.text, event);
    const plain = event.style === SCALAR_STYLE.PLAIN;
    if (event.style === SCALAR_STYLE.DOUBLE_QUOTED) this.refuseUnknownEscape(event);
    if (event.tagStart >= 0) {
      const found = resolveTagged(this.text.slice(event.tagStart, event.tagEnd), value);
      if (typeof found === 'string') throw new Refused(found, event.valueStart);
      return found;
    }
    return plain ? resolvePlain(value) : { kind: 'value', value, tag: '!!str' };
  }

  // YAML 1.2 took the escaped slash over from JSON; the server's reader is older.
  private refuseUnknownEscape({ valueStart, valueEnd }: Extract<Event, { type: 4 }>): void {
    const at = this.text.indexOf('\\/', valueStart);
    if (at < 0 || at >= valueEnd || !ESCAPED_SLASH.test(this.text.slice(valueStart, valueEnd))) return;
    throw new Refused(`yaml: line ${this.lines.at(at)}: found unknown escape character`, at);
  }

  private scalar(scalar: Scalar, offset: number): unknown {
    if (scalar.kind === 'value') return scalar.value;
    throw new Refused(`json: unsupported value: ${scalar.value}`, offset);
  }

  private atEnd(): boolean {
    const event = this.events[this.position];
    return event === undefined || event.type === EVENT_ID.POP;
  }
}

function keyOf(key: unknown, tag: ScalarTag, offset: number): Key {
  if (typeof key === 'string') return { name: key, shown: quote(key), tag };
  if (typeof key === 'number' && tag === '!!float') return floatKeyOf(key);
  if (typeof key === 'number' || typeof key === 'boolean') return { name: String(key), shown: String(key), tag };
  if (key instanceof NumberLiteral) {
    if (BigInt(key.text) > LARGEST_KEY) throw new Refused('unsupported map key of type: uint64', offset);
    return { name: key.text, shown: key.text, tag };
  }
  throw new Refused(
    key === null ? 'unsupported map key of type: %!s(<nil>)' : 'yaml: invalid map key: a key must be a scalar',
    offset,
  );
}

function floatKeyOf(key: number | NotFinite): Key {
  return { name: floatKey(key), shown: shownFloatKey(key), tag: '!!float' };
}

/** Where the node of an event begins. */
export function startOf(event: Event | undefined): number {
  if (event === undefined || event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) return 0;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  return event.type === EVENT_ID.SCALAR ? event.valueStart : event.start;
}

// As many aliases as a document of its size may have: nearly any in a small one, one in ten in a large one.
function allowedAliasRatio(nodes: number): number {
  if (nodes <= 400_000) return 0.99;
  if (nodes >= 4_000_000) return 0.1;
  return 0.99 - 0.89 * ((nodes - 400_000) / 3_600_000);
}

/** Line numbers of offsets that are asked for in rising order. */
class LineCounter {
  private readonly text: string;
  private offset = 0;
  private line = 1;

  constructor(text: string) {
    this.text = text;
  }

  at(offset: number): number {
    if (offset < this.offset) {
      this.offset = 0;
      this.line = 1;
    }
    for (;;) {
      const end = this.text.indexOf('\n', this.offset);
      if (end < 0 || end >= offset) return this.line;
      this.offset = end + 1;
      this.line += 1;
    }
  }
}
