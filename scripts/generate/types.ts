import { CLOSED, DEFAULTS, IMMUTABLE, SERVER_SET } from './facts.ts';
import {
  type Definition,
  type Field,
  type Kind,
  type Kubernetes,
  type Scalar,
  type Type,
  fieldMinors,
} from './model.ts';
import { propertyName } from './objects.ts';

const SCALARS: Readonly<Record<Scalar, string>> = {
  string: 'string',
  bool: 'boolean',
  int32: 'number',
  int64: 'number',
  double: 'number',
  quantity: 'Quantity',
  'int-or-string': 'number | string',
  time: 'string',
  'micro-time': 'string',
  bytes: 'string',
};

const NOTES: Readonly<Partial<Record<Scalar, string>>> = {
  int32: 'int32',
  int64: 'int64',
  time: 'RFC 3339 time',
  'micro-time': 'RFC 3339 time with microseconds',
  bytes: 'base64',
};

/** A leaf is its value or a reference to one; lists, maps and objects stay plain, which keeps the compiler's messages short. */
function leaf(text: string): string {
  return `${text} | Ref<${text}>`;
}

function typeText(type: Type, at: string): string {
  switch (type.kind) {
    case 'scalar': {
      // An empty string says as much as leaving the field out.
      const values = (type.values ?? CLOSED[at])?.filter((value) => value !== '');
      return leaf(values === undefined ? SCALARS[type.scalar] : values.map((value) => `'${value}'`).join(' | '));
    }
    case 'any':
      return 'unknown';
    case 'list': {
      const of = typeText(type.of, `${at}[]`);
      return `readonly ${of.includes(' | ') ? `(${of})` : of}[]`;
    }
    case 'map':
      return `Record<string, ${typeText(type.of, `${at}{}`)}>`;
    case 'definition':
      return type.name;
    case 'union':
      return type.of
        .map((each) => (each.kind === 'scalar' ? leaf(SCALARS[each.scalar]) : typeText(each, at)))
        .join(' | ');
  }
}

/** The type with the values that any version knows; undefined when the versions differ in more than that. */
function widest(types: readonly Type[]): Type | undefined {
  const [first] = types;
  if (first === undefined) return undefined;
  if (first.kind === 'scalar') {
    const values = types.flatMap((type) => (type.kind === 'scalar' ? (type.values ?? []) : []));
    const same = types.every((type) => type.kind === 'scalar' && type.scalar === first.scalar);
    if (!same) return undefined;
    return values.length === 0 ? first : { ...first, values: [...new Set(values)].sort() };
  }
  if (first.kind === 'list') {
    const of = widest(types.flatMap((type) => (type.kind === 'list' ? [type.of] : [])));
    return of === undefined || types.some((type) => type.kind !== 'list') ? undefined : { ...first, of };
  }
  return types.every((type) => JSON.stringify(type) === JSON.stringify(first)) ? first : undefined;
}

function period(minors: readonly number[], within: readonly number[]): string[] {
  const facts: string[] = [];
  const first = minors[0];
  const last = minors.at(-1);
  if (first !== within[0]) facts.push(`since 1.${first}`);
  if (last !== within.at(-1)) facts.push(`until 1.${last}`);
  return facts;
}

function enumFacts(field: Field): string[] {
  const minors = fieldMinors(field);
  const valuesIn = new Map<string, number[]>();
  const open: number[] = [];
  for (const { type, minors: within } of field.forms) {
    const scalar = type.kind === 'list' ? type.of : type;
    if (scalar.kind !== 'scalar') return [];
    if (scalar.values === undefined) open.push(...within);
    for (const value of scalar.values ?? []) valuesIn.set(value, [...(valuesIn.get(value) ?? []), ...within]);
  }
  return [...valuesIn].flatMap(([value, within]) => {
    const known = [...within, ...open].sort((a, b) => a - b);
    return period(known, minors).map((fact) => `${value} ${fact}`);
  });
}

function fieldFacts(definition: Definition, field: Field, type: Type): string {
  const key = `${definition.name}.${field.name}`;
  const leafType = type.kind === 'list' || type.kind === 'map' ? type.of : type;
  const facts: string[] = [];
  const note = leafType.kind === 'scalar' ? NOTES[leafType.scalar] : undefined;
  if (note !== undefined) facts.push(note);
  if (type.kind === 'list' && type.keys !== undefined) {
    facts.push(type.keys.length === 0 ? 'no value twice' : `keyed by ${type.keys.join(' and ')}`);
  }
  const published = field.forms.at(-1)?.default;
  const fallback = published === undefined ? DEFAULTS[key] : String(published);
  if (fallback !== undefined) facts.push(`default ${fallback}`);
  if (IMMUTABLE.has(key)) facts.push('immutable');
  if (SERVER_SET.has(key)) facts.push('set by the API server');
  facts.push(...period(fieldMinors(field), definition.minors), ...enumFacts(field));
  const text = facts.join('; ');
  return text === '' ? '' : `  /** ${text.charAt(0).toUpperCase()}${text.slice(1)}. */\n`;
}

/** Anchor in the one-page API reference: every definition has one there. */
function referenceLink(definition: Definition): string {
  const parts = definition.published.split('.');
  const [name = '', version = '', group = ''] = parts.toReversed();
  const full = GROUPS[group] ?? group;
  const page = `https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.${definition.minors.at(-1)}/`;
  return `${page}#${name.toLowerCase()}-${version}-${full.replaceAll('.', '-')}`;
}

/** Groups whose name differs from the folder of their Go types. */
const GROUPS: Readonly<Record<string, string>> = {
  admissionregistration: 'admissionregistration.k8s.io',
  apiextensions: 'apiextensions.k8s.io',
  apiregistration: 'apiregistration.k8s.io',
  authentication: 'authentication.k8s.io',
  authorization: 'authorization.k8s.io',
  certificates: 'certificates.k8s.io',
  coordination: 'coordination.k8s.io',
  discovery: 'discovery.k8s.io',
  events: 'events.k8s.io',
  flowcontrol: 'flowcontrol.apiserver.k8s.io',
  networking: 'networking.k8s.io',
  node: 'node.k8s.io',
  rbac: 'rbac.authorization.k8s.io',
  resource: 'resource.k8s.io',
  scheduling: 'scheduling.k8s.io',
  storage: 'storage.k8s.io',
};

function renderDefinition(definition: Definition, kinds: readonly Kind[], all: readonly number[]): string {
  const kind = kinds.find((each) => each.definition === definition.name);
  const apiVersion = kind === undefined || kind.group === '' ? kind?.version : `${kind.group}/${kind.version}`;
  const title =
    kind === undefined ? [] : [`${apiVersion} ${kind.kind}, ${kind.namespaced ? 'namespaced' : 'cluster-scoped'}`];
  const facts = [...title, ...period(definition.minors, all)].join('; ');
  const doc = `/** ${facts === '' ? '' : `${facts}. `}${referenceLink(definition)} */\n`;
  const fields = definition.fields
    .filter((field) => kind === undefined || field.name !== 'status')
    .map((field) => {
      const at = `${definition.published}.${field.name}`;
      const type = widest(field.forms.map((form) => form.type));
      if (type === undefined) throw new Error(`${at} has types that cannot be merged over the versions`);
      const required = field.forms.every((form) => form.required);
      let text = typeText(type, `${definition.name}.${field.name}`);
      if (kind !== undefined && field.name === 'apiVersion') text = `'${apiVersion}'`;
      if (kind !== undefined && field.name === 'kind') text = `'${kind.kind}'`;
      return `${fieldFacts(definition, field, type)}  ${propertyName(field.name)}${required ? '' : '?'}: ${text};`;
    });
  return fields.length === 0
    ? `${doc}export type ${definition.name} = Record<string, never>;`
    : `${doc}export interface ${definition.name} {\n${fields.join('\n')}\n}`;
}

/** Definitions that an author can write: what is reachable from the kinds that can be created, their status aside. */
function authored(kubernetes: Kubernetes): readonly Definition[] {
  const byName = new Map(kubernetes.definitions.map((definition) => [definition.name, definition]));
  const kinds = kubernetes.kinds.filter((kind) => kind.verbs.includes('create'));
  const isKind = new Set(kinds.map((kind) => kind.definition));
  const reached = new Set<string>();
  const visit = (type: Type): void => {
    if (type.kind === 'list' || type.kind === 'map') visit(type.of);
    else if (type.kind === 'union') type.of.forEach(visit);
    else if (type.kind === 'definition') reach(type.name);
  };
  const reach = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const field of byName.get(name)?.fields ?? []) {
      if (isKind.has(name) && field.name === 'status') continue;
      for (const form of field.forms) visit(form.type);
    }
  };
  for (const kind of kinds) reach(kind.definition);
  return kubernetes.definitions.filter((definition) => reached.has(definition.name));
}

export function renderTypes(kubernetes: Kubernetes): string {
  const first = kubernetes.minors[0];
  const last = kubernetes.minors.at(-1);
  const definitions = authored(kubernetes).map((each) => renderDefinition(each, kubernetes.kinds, kubernetes.minors));
  return `/**
 * Kubernetes objects as an author writes them: union of the versions 1.${first} to 1.${last}; a field that a configured version
 * lacks is found by the schema check. A reference to a chart value can stand at every leaf. What only the API server
 * writes (status, lists of objects) is not here. Names as in objects.ts. Generated by scripts/generate.ts; do not edit.
 */
import type { Ref } from '../../values/reference.ts';
import type { Quantity } from '../quantity.ts';

export type { Quantity, Ref };

${definitions.join('\n\n')}
`;
}
