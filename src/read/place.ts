/** Finds the place of a field of a document on demand: most documents are never asked. */
import { EVENT_ID, getScalarValue, parseEvents, YAMLException, type Event } from 'js-yaml';
import { startOf } from './yaml.ts';

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** `spec.containers[0].ports` as `['spec', 'containers', '0', 'ports']`; keys in brackets may hold dots. */
export function fieldSteps(field: string): string[] {
  return Array.from(field.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g), ([, bracketed, named]) => bracketed ?? named ?? '');
}

/** The position of a field in a text that is asked once; see `FieldFinder`. */
export function findField(text: string, document: number, steps: readonly string[]): Position {
  return new FieldFinder(text, document).find(steps);
}

/** Finds fields of one document. What takes time is done at the first question, and once. */
export class FieldFinder {
  private readonly text: string;
  private readonly document: number;
  private events: readonly Event[] | undefined;
  private lineStarts: readonly number[] | undefined;
  /** Where the items of lists begin, by the event of the list. */
  private readonly items = new Map<number, readonly number[]>();

  /** `document` counts the documents within the text, JSON included: to the scanner it is YAML. */
  constructor(text: string, document: number) {
    this.text = text;
    this.document = document;
  }

  /** The position of the field in the text, or of the nearest field around it that is there. */
  find(steps: readonly string[]): Position {
    this.events ??= eventsOf(this.text);
    let index = documentStart(this.events, this.document);
    let offset = startOf(this.events[index]);
    for (const step of steps) {
      const found = this.child(this.events, index, step);
      if (found === undefined) break;
      index = found.value;
      offset = found.offset;
    }
    return this.position(offset);
  }

  private child(events: readonly Event[], index: number, step: string): Child | undefined {
    const parent = events[index];
    if (parent?.type === EVENT_ID.MAPPING) return fieldOf(this.text, events, index, step);
    if (parent?.type !== EVENT_ID.SEQUENCE) return undefined;
    const items = this.items.get(index) ?? itemsOf(events, index);
    this.items.set(index, items);
    const value = /^[0-9]+$/.test(step) ? items[Number(step)] : undefined;
    return value === undefined ? undefined : { value, offset: startOf(events[value]) };
  }

  private position(offset: number): Position {
    this.lineStarts ??= lineStartsOf(this.text);
    // The last line that begins at the offset or before it.
    let [first, last] = [0, this.lineStarts.length - 1];
    while (first < last) {
      const middle = (first + last + 1) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= offset) first = middle;
      else last = middle - 1;
    }
    return { line: first + 1, column: offset - (this.lineStarts[first] ?? 0) + 1 };
  }
}

/** Nothing where the text cannot be scanned to its end: its beginning is all there is to show. */
function eventsOf(text: string): readonly Event[] {
  try {
    return parseEvents(text, { maxDepth: 1000 });
  } catch (error) {
    if (error instanceof YAMLException) return [];
    throw error;
  }
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end < 0 || end >= offset) return { line, column: offset - start + 1 };
    line += 1;
    start = end + 1;
  }
}

function documentStart(events: readonly Event[], document: number): number {
  let seen = -1;
  const at = events.findIndex((event) => {
    if (event.type === EVENT_ID.DOCUMENT) seen += 1;
    return seen === document;
  });
  return at + 1;
}

interface Child {
  /** Index of the event that begins the value. */
  readonly value: number;
  /** Where the author would look: the key of a field, the item of a list. */
  readonly offset: number;
}

function fieldOf(text: string, events: readonly Event[], index: number, name: string): Child | undefined {
  for (let at = index + 1; !ends(events[at]);) {
    const key = events[at];
    const value = skip(events, at);
    if (key?.type === EVENT_ID.SCALAR && getScalarValue(text, key) === name) return { value, offset: startOf(key) };
    at = skip(events, value);
  }
  return undefined;
}

function itemsOf(events: readonly Event[], index: number): readonly number[] {
  const items: number[] = [];
  for (let at = index + 1; !ends(events[at]); at = skip(events, at)) items.push(at);
  return items;
}

function ends(event: Event | undefined): boolean {
  return event === undefined || event.type === EVENT_ID.POP;
}

/** The index behind the node that begins at `index`. */
function skip(events: readonly Event[], index: number): number {
  let depth = 0;
  for (let at = index; at < events.length; at += 1) {
    const type = events[at]?.type;
    if (type === EVENT_ID.SEQUENCE || type === EVENT_ID.MAPPING) depth += 1;
    else if (type === EVENT_ID.POP) depth -= 1;
    if (depth <= 0) return at + 1;
  }
  return events.length;
}
