import { isJsonObject, type Json } from '../../values/shape.ts';

type Schema = { readonly [key: string]: Json };

/** An interface or alias of a module. */
export interface Declaration {
  readonly name: string;
  readonly text: string;
}

/**
 * TypeScript types of values from a JSON Schema (any draft, references within the document only). Everything is
 * optional, since a chart has defaults, and each leaf may be a reference; what a schema says about combinations is left to
 * validation.
 */
export function schemaTypes(root: Schema, rootName: string): readonly Declaration[] {
  const writer = new Writer(root);
  writer.declare(root, rootName);
  return writer.declarations;
}

class Writer {
  readonly declarations: Declaration[] = [];
  private readonly root: Schema;
  private readonly taken = new Set<string>();
  /** Names of schemas that are referred to, so that each is written once and may refer to itself. */
  private readonly named = new Map<string, string>();
  /** Equal structures get one name. */
  private readonly known = new Map<string, string>();

  constructor(root: Schema) {
    this.root = root;
  }

  declare(schema: Schema, wanted: string): string {
    const name = this.unique(wanted);
    const place = this.declarations.length;
    this.declarations.push({ name, text: '' });
    this.declarations[place] = { name, text: this.declaration(schema, name) };
    return name;
  }

  private declaration(schema: Schema, name: string): string {
    const properties = propertiesOf(schema);
    if (properties.length === 0 || combinations(schema).length > 0)
      return `export type ${name} = ${this.type(schema, name, true)};`;
    const fields = properties.map(([key, property]) => this.field(key, property, name));
    const other = this.otherFields(schema, name);
    return [
      `export interface ${name} {`,
      ...fields,
      ...(other === undefined ? [] : [`  readonly [key: string]: ${other};`]),
      '}',
    ].join('\n');
  }

  private field(key: string, property: Json, owner: string): string {
    const schema = isJsonObject(property) ? property : {};
    const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
    return `${docText(schema)}  readonly ${name}?: ${this.type(schema, owner + pascalCase(key))};`;
  }

  /** Beside typed fields an index signature has to admit them all, so it says `unknown`. */
  private otherFields(schema: Schema, _owner: string): string | undefined {
    const additional = schema['additionalProperties'];
    return additional === true || isJsonObject(additional) || isJsonObject(schema['patternProperties'])
      ? 'unknown'
      : undefined;
  }

  type(schema: Json, name: string, inline = false): string {
    if (!isJsonObject(schema)) return 'unknown';
    const reference = schema['$ref'];
    if (typeof reference === 'string') return this.referenced(reference, name);
    if (schema['const'] !== undefined) return JSON.stringify(schema['const']);
    if (Array.isArray(schema['enum']))
      return valueOf(
        schema['enum'].map((value: Json) =>
          value !== null && typeof value === 'object' ? 'unknown' : JSON.stringify(value),
        ),
      );
    const combined = combinations(schema);
    if (combined.length > 0) return this.combined(schema, combined, name);
    const types = Array.isArray(schema['type']) ? schema['type'] : [schema['type'] ?? guessedType(schema)];
    const scalars = types.flatMap((type: Json) => SCALARS.get(String(type)) ?? []);
    const structures = types.filter((type: Json) => !SCALARS.has(String(type)));
    return union([
      ...(scalars.length === 0 ? [] : [valueOf(scalars)]),
      ...structures.map((type: Json) => this.structured(String(type), schema, name, inline)),
    ]);
  }

  private combined(schema: Schema, combined: readonly Json[], name: string): string {
    const { anyOf: _, oneOf: __, allOf, ...alone } = schema;
    const all = Array.isArray(allOf);
    const own = propertiesOf(schema).length > 0 ? [this.structure(alone, name)] : [];
    const parts = combined
      .map((part, index) => this.type(part, `${name}${all ? 'Part' : 'Option'}${index + 1}`))
      .filter((part) => part !== 'unknown' || !all);
    // Options that only demand fields say nothing a type could hold, nor do rules that hold for every kind of value.
    if (parts.length === 0 || (!all && parts.includes('unknown'))) return own[0] ?? this.type(alone, name);
    const joined = all ? parts.map(bracketed).join(' & ') : union(parts);
    return own.length === 0 ? joined : `${own.join('')} & ${bracketed(joined)}`;
  }

  private structured(type: string, schema: Schema, name: string, inline: boolean): string {
    switch (type) {
      case 'array': {
        const items = this.type(schema['items'] ?? null, singular(name));
        return `readonly ${bracketed(items)}[]`;
      }
      case 'object': {
        if (propertiesOf(schema).length > 0)
          return inline ? this.inlineStructure(schema, name) : this.structure(schema, name);
        const additional = schema['additionalProperties'];
        return `Readonly<Record<string, ${isJsonObject(additional) ? this.type(additional, `${name}Value`) : 'unknown'}>>`;
      }
      default:
        return 'unknown';
    }
  }

  private structure(schema: Schema, name: string): string {
    const text = JSON.stringify(schema);
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const made = this.declare(schema, name);
    this.known.set(text, made);
    return made;
  }

  private inlineStructure(schema: Schema, name: string): string {
    const fields = propertiesOf(schema).map(([key, property]) => this.field(key, property, name).trim());
    return `{ ${fields.join(' ')} }`;
  }

  private referenced(reference: string, name: string): string {
    const known = this.named.get(reference);
    if (known !== undefined) return known;
    const target = this.resolve(reference);
    if (target === undefined || isForEveryKind(target)) return 'unknown';
    const wanted = pascalCase(reference.split('/').at(-1) ?? '') || name;
    const own = this.unique(wanted);
    this.named.set(reference, own);
    const place = this.declarations.length;
    this.declarations.push({ name: own, text: '' });
    this.declarations[place] = { name: own, text: this.declaration(target, own) };
    return own;
  }

  private resolve(reference: string): Schema | undefined {
    if (!reference.startsWith('#')) return undefined;
    let at: Json = this.root;
    for (const part of reference.slice(1).split('/').slice(1)) {
      const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
      const below: Json | undefined = isJsonObject(at) ? at[key] : Array.isArray(at) ? at[Number(key)] : undefined;
      if (below === undefined) return undefined;
      at = below;
    }
    return isJsonObject(at) ? at : undefined;
  }

  private unique(wanted: string): string {
    const base = /^[A-Za-z_]/.test(wanted) ? wanted : `Value${wanted}`;
    let name = base;
    for (let number = 2; this.taken.has(name); number++) name = `${base}${number}`;
    this.taken.add(name);
    return name;
  }
}

function propertiesOf(schema: Schema): readonly (readonly [string, Json])[] {
  const properties = schema['properties'];
  return isJsonObject(properties) ? Object.entries(properties) : [];
}

function combinations(schema: Schema): readonly Json[] {
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const parts = schema[keyword];
    if (Array.isArray(parts) && parts.length > 0) return parts;
  }
  return [];
}

/** Rules for texts, lists and objects beside each other, without saying which of them it is. */
function isForEveryKind(schema: Schema): boolean {
  const of = (keyword: string): boolean => schema[keyword] !== undefined;
  return !of('type') && of('pattern') && (of('items') || of('additionalProperties'));
}

function guessedType(schema: Schema): string {
  if (isForEveryKind(schema)) return 'unknown';
  if (schema['properties'] !== undefined || schema['additionalProperties'] !== undefined) return 'object';
  return schema['items'] === undefined ? 'unknown' : 'array';
}

function union(types: readonly string[]): string {
  const distinct = [...new Set(types)];
  if (distinct.includes('unknown') || distinct.length === 0) return 'unknown';
  return distinct.map((type) => (distinct.length > 1 && type.includes(' & ') ? `(${type})` : type)).join(' | ');
}

const SCALARS: ReadonlyMap<string, string> = new Map([
  ['string', 'string'],
  ['integer', 'number'],
  ['number', 'number'],
  ['boolean', 'boolean'],
  ['null', 'null'],
]);

/** A leaf may be a value of the chart that this release stands in. */
function valueOf(scalars: readonly string[]): string {
  const type = union(scalars);
  return type === 'unknown' || type === 'null' ? type : `Value<${type}>`;
}

function bracketed(type: string): string {
  let outside = type;
  for (let before = ''; before !== outside;) [before, outside] = [outside, outside.replaceAll(/<[^<>]*>/g, '')];
  return /[|&]| /.test(outside) ? `(${type})` : type;
}

function docText(schema: Schema): string {
  const description = schema['description'] ?? schema['title'];
  const standard = schema['default'];
  const shown =
    standard === undefined || (typeof standard === 'object' && standard !== null)
      ? ''
      : `Default: ${JSON.stringify(standard)}`;
  const text = [typeof description === 'string' ? description.trim() : '', shown].filter((part) => part !== '');
  if (text.length === 0) return '';
  const lines = text
    .join('\n')
    .replaceAll('*/', '* /')
    .split('\n')
    .map((line) => line.trim());
  return lines.length === 1
    ? `  /** ${lines.join('')} */\n`
    : `  /**\n${lines.map((line) => `   * ${line}`.trimEnd()).join('\n')}\n   */\n`;
}

export function pascalCase(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function singular(name: string): string {
  return /[^s]s$/.test(name) ? name.slice(0, -1) : `${name}Item`;
}
