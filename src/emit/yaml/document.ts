import { keyText, numberText, stringText } from './scalar.ts';

const STEP = '  ';
const LONGEST_IMPLICIT_KEY = 1024;

/** One document as YAML text, ending in a line break. Keys stand in the order of the object. */
export function yamlDocument(value: unknown): string {
  const pieces: Pieces = [];
  node(value, '', true, pieces);
  // A root block that keeps its line breaks already ends in one.
  if (typeof value !== 'string' || pieces.at(-1)?.endsWith('\n') !== true) pieces.push('\n');
  return pieces.join('');
}

/** Several documents as one stream; the first has no marker, as cdk8s writes it. */
export function yamlStream(values: readonly unknown[]): string {
  // Added up, not joined: V8 then copies the documents into one text only when it is written, when other memory is free.
  let stream = '';
  let first = true;
  for (const value of values) {
    if (!first) stream += '---\n';
    first = false;
    stream += value === undefined ? '\n' : yamlDocument(value);
  }
  return stream;
}

/** Text in the order in which it stands: joining pieces once is faster, and leaves less behind, than adding texts up. */
type Pieces = string[];

function node(value: unknown, indent: string, top: boolean, pieces: Pieces): void {
  if (typeof value === 'object' && value !== null) {
    if (Array.isArray(value)) sequence(value, indent, pieces);
    else mapping(value, indent, top, pieces);
  } else pieces.push(scalar(value, indent));
}

function scalar(value: unknown, indent: string): string {
  switch (typeof value) {
    case 'string':
      return stringText(value, indent);
    case 'number':
      return numberText(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      return String(value);
    default:
      return 'null';
  }
}

function sequence(items: readonly unknown[], indent: string, pieces: Pieces): void {
  if (items.length === 0) pieces.push('[]');
  let first = true;
  for (const item of items) {
    if (first) pieces.push('- ');
    else pieces.push('\n', indent, '- ');
    first = false;
    node(item, indent + STEP, false, pieces);
  }
}

function mapping(fields: object, indent: string, top: boolean, pieces: Pieces): void {
  const keys = Object.keys(fields);
  if (keys.length === 0) pieces.push('{}');
  const inner = indent + STEP;
  let first = true;
  for (const key of keys) {
    if (!first) pieces.push('\n', indent);
    first = false;
    const name = keyText(key, top);
    const value: unknown = Reflect.get(fields, key);
    if (name.length > LONGEST_IMPLICIT_KEY) {
      // Readers stop looking for the colon of a bare key after 1,024 characters, so a longer one is announced.
      pieces.push('? ', name, '\n', indent, ': ');
    } else if (isNested(value)) pieces.push(name, ':\n', inner);
    else pieces.push(name, ': ');
    node(value, inner, false, pieces);
  }
}

function isNested(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  for (const key in value) if (Object.hasOwn(value, key)) return true;
  return false;
}
