/**
 * What fields Kubernetes objects have, for every recorded version: the table behind the schema check and strict decoding.
 *
 * The table (generated/definitions.ts) has a line for each definition: its name, a space, and its fields joined by `;`. A field is
 *
 *     name[!]:type[=default][@versions]
 *
 * - `!`: published as required. That is no rule of decoding: most of these fields have a zero value that passes for them.
 * - type: a scalar (`string`, `bool`, `int32`, `int64`, `double`, `quantity`, `int-or-string`, `time`, `micro-time`, `bytes`),
 *   `any`, `[type]` a list, `{type}` a map, a definition's name (the only ones in upper case), or `type/type` for alternatives
 *   that are told apart by their JSON type. A scalar's closed set of values follows in parentheses: `string(TCP|UDP)`.
 *   A list is followed by its merge keys, `[EnvVar]#name`, or by `#` alone when its values form a set.
 * - default: what the server fills in, as JSON, where the published schema says so.
 * - versions: `@33+` since, `@-34` until, `@33-34`; nothing when the field is as old as its definition and still there.
 *   A field whose form changed stands there once a form.
 *
 * Lines are found and parsed one by one when a walk reaches them.
 */
import { DEFINITIONS } from './generated/definitions.ts';
import { MINORS, findKind, servedKind } from './kinds.ts';

export type Scalar =
  | 'string'
  | 'bool'
  | 'int32'
  | 'int64'
  | 'double'
  | 'quantity'
  | 'int-or-string'
  | 'time'
  | 'micro-time'
  | 'bytes';

export interface ScalarType {
  readonly kind: 'scalar';
  readonly scalar: Scalar;
  /** The closed set of values, if there is one. */
  readonly values?: readonly string[];
}

export interface ListType {
  readonly kind: 'list';
  readonly of: Type;
  /** Keys by which elements are merged; empty when the values form a set; absent for lists that are replaced as a whole. */
  readonly keys?: readonly string[];
}

export interface MapType {
  readonly kind: 'map';
  readonly of: Type;
}

export interface DefinitionType {
  readonly kind: 'definition';
  readonly name: string;
}

/** Alternatives told apart by JSON type. The server reads them by hand and does not look for unknown fields below. */
export interface UnionType {
  readonly kind: 'union';
  readonly of: readonly Type[];
}

export type Type = ScalarType | ListType | MapType | DefinitionType | UnionType | { readonly kind: 'any' };

export interface Field {
  readonly name: string;
  readonly type: Type;
  readonly required: boolean;
  /** What the server fills in, where the published schema says so. */
  readonly default?: string | number;
}

export interface Definition {
  readonly name: string;
  /** Fields of one version; ask with `get`, never by property access. */
  readonly fields: ReadonlyMap<string, FieldForm>;
}

/** A field in one of its forms, and the minor versions that have it in this form. */
export interface FieldForm extends Field {
  readonly since: number;
  readonly until: number;
}

const OLDEST = MINORS[0] ?? 0;
const NEWEST = MINORS.at(-1) ?? 0;
const SCALARS: ReadonlySet<string> = new Set<Scalar>([
  'string',
  'bool',
  'int32',
  'int64',
  'double',
  'quantity',
  'int-or-string',
  'time',
  'micro-time',
  'bytes',
]);

function isScalar(word: string): word is Scalar {
  return SCALARS.has(word);
}

const ANY: Type = { kind: 'any' };

function parseType(text: string): Type {
  const opening = text.charAt(0);
  if (opening === '[') {
    const end = text.lastIndexOf(']');
    const of = parseType(text.slice(1, end));
    if (text.charAt(end + 1) !== '#') return { kind: 'list', of };
    const keys = text.slice(end + 2);
    return { kind: 'list', of, keys: keys === '' ? [] : keys.split(',') };
  }
  if (opening === '{') return { kind: 'map', of: parseType(text.slice(1, -1)) };
  if (text.includes('/') && !text.includes('(')) return { kind: 'union', of: text.split('/').map(parseType) };
  const parenthesis = text.indexOf('(');
  const word = parenthesis < 0 ? text : text.slice(0, parenthesis);
  if (isScalar(word)) {
    const values = parenthesis < 0 ? undefined : text.slice(parenthesis + 1, -1).split('|');
    return values === undefined ? { kind: 'scalar', scalar: word } : { kind: 'scalar', scalar: word, values };
  }
  return word === 'any' ? ANY : { kind: 'definition', name: word };
}

function parsePeriod(text: string): { readonly since: number; readonly until: number } {
  if (text === '') return { since: OLDEST, until: NEWEST };
  if (text.endsWith('+')) return { since: Number(text.slice(0, -1)), until: NEWEST };
  const dash = text.indexOf('-');
  return { since: dash === 0 ? OLDEST : Number(text.slice(0, dash)), until: Number(text.slice(dash + 1)) };
}

function parseDefault(json: string): string | number {
  return json.startsWith('"') ? json.slice(1, -1) : Number(json);
}

function parseField(text: string, since: number, until: number): FieldForm {
  const at = text.lastIndexOf('@');
  const period = at < 0 ? { since, until } : parsePeriod(text.slice(at + 1));
  const colon = text.indexOf(':');
  const required = text.charAt(colon - 1) === '!';
  const rest = text.slice(colon + 1, at < 0 ? undefined : at);
  const equals = rest.indexOf('=');
  return {
    name: text.slice(0, required ? colon - 1 : colon),
    type: parseType(equals < 0 ? rest : rest.slice(0, equals)),
    required,
    ...(equals < 0 ? {} : { default: parseDefault(rest.slice(equals + 1)) }),
    ...period,
  };
}

interface Line {
  readonly since: number;
  readonly until: number;
  /** Fields as text. */
  readonly text: string;
}

const lines = new Map<string, Line | undefined>();

/** Lines are looked for one by one: a run reaches some forty of five hundred. */
function findLine(name: string): Line | undefined {
  if (lines.has(name)) return lines.get(name);
  const line = readLine(name);
  lines.set(name, line);
  return line;
}

function readLine(name: string): Line | undefined {
  const start = `\n${name}`;
  for (let at = DEFINITIONS.indexOf(start); at >= 0; at = DEFINITIONS.indexOf(start, at + 1)) {
    const end = at + start.length;
    const next = DEFINITIONS.charAt(end);
    if (next !== ' ' && next !== '@') continue;
    const space = DEFINITIONS.indexOf(' ', end);
    const period = parsePeriod(next === '@' ? DEFINITIONS.slice(end + 1, space) : '');
    return { ...period, text: DEFINITIONS.slice(space + 1, DEFINITIONS.indexOf('\n', space)) };
  }
  return undefined;
}

const parsed = new Map<string, readonly FieldForm[]>();

/** All forms of all fields of a definition over the recorded versions; undefined for an unknown name. */
export function fieldForms(name: string): readonly FieldForm[] | undefined {
  const known = parsed.get(name);
  if (known !== undefined) return known;
  const line = findLine(name);
  if (line === undefined) return undefined;
  const forms = line.text === '' ? [] : line.text.split(';').map((field) => parseField(field, line.since, line.until));
  parsed.set(name, forms);
  return forms;
}

/** The minor versions that have a definition. */
export function definitionPeriod(name: string): { readonly since: number; readonly until: number } | undefined {
  return findLine(name);
}

const resolved = new Map<number, Map<string, Definition>>();

/** A definition as 1.`minor` has it; undefined when it does not. The same object at every call. */
export function findDefinition(name: string, minor: number): Definition | undefined {
  const known = resolved.get(minor)?.get(name);
  if (known !== undefined) return known;
  const line = findLine(name);
  if (line === undefined || minor < line.since || minor > line.until) return undefined;
  const forms = (fieldForms(name) ?? []).filter(({ since, until }) => since <= minor && minor <= until);
  const definition = { name, fields: new Map(forms.map((form) => [form.name, form])) };
  const ofMinor = resolved.get(minor) ?? new Map<string, Definition>();
  resolved.set(minor, ofMinor.set(name, definition));
  return definition;
}

/** The definition behind a kind that 1.`minor` serves. */
export function kindDefinition(apiVersion: string, kind: string, minor: number): Definition | undefined {
  const served = servedKind(apiVersion, kind, minor);
  return served === undefined ? undefined : findDefinition(served.definition, minor);
}

/** Minor versions in which a definition has the field, oldest first. */
export function minorsWithField(definition: string, field: string): readonly number[] {
  const forms = (fieldForms(definition) ?? []).filter(({ name }) => name === field);
  return MINORS.filter((minor) => forms.some(({ since, until }) => since <= minor && minor <= until));
}

/** The type at a path of field names below a kind, lists and maps passed through: `['spec', 'template', 'spec', 'containers', 'image']`. */
export function typeAt(apiVersion: string, kind: string, path: readonly string[], minor: number): Type | undefined {
  const root = findKind(apiVersion, kind);
  let type: Type | undefined = root === undefined ? undefined : { kind: 'definition', name: root.definition };
  for (const name of path) {
    while (type?.kind === 'list') type = type.of;
    if (type?.kind === 'map') type = type.of;
    else if (type?.kind === 'definition') type = findDefinition(type.name, minor)?.fields.get(name)?.type;
    else return undefined;
  }
  return type;
}
