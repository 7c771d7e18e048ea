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

/**
 * The position of the field in the text, or of the nearest field around it that is there. `document` counts the documents
 * within the text, JSON included: to the scanner it is YAML.
 */
export function findField(text: string, document: number, steps: readonly string[]): Position {
  return positionAt(text, offsetOf(text, document, steps));
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

function offsetOf(text: string, document: number, steps: readonly string[]): number {
  let events: readonly Event[];
  try {
    events = parseEvents(text, { maxDepth: 1000 });
  } catch (error) {
    if (error instanceof YAMLException) return 0;
    throw error;
  }
  let index = documentStart(events, document);
  let offset = startOf(events[index]);
  for (const step of steps) {
    const found = child(text, events, index, step);
    if (found === undefined) break;
    index = found.value;
    offset = found.offset;
  }
  return offset;
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

function child(text: string, events: readonly Event[], index: number, step: string): Child | undefined {
  const parent = events[index];
  if (parent?.type === EVENT_ID.SEQUENCE) {
    let at = index + 1;
    for (let item = 0; !ends(events[at]); item += 1) {
      if (String(item) === step) return { value: at, offset: startOf(events[at]) };
      at = skip(events, at);
    }
  } else if (parent?.type === EVENT_ID.MAPPING) {
    for (let at = index + 1; !ends(events[at]);) {
      const key = events[at];
      const value = skip(events, at);
      if (key?.type === EVENT_ID.SCALAR && getScalarValue(text, key) === step) return { value, offset: startOf(key) };
      at = skip(events, value);
    }
  }
  return undefined;
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
