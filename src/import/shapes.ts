import type { StructuralSchema } from '../kubernetes/structural-schema.ts';

/** A field of an interface to be written. */
export interface Property {
  readonly name: string;
  readonly schema: StructuralSchema;
  readonly required: boolean;
}

/** An object with fields of its own, which becomes an interface. */
export interface Shape {
  readonly name: string;
  readonly schema: StructuralSchema;
  readonly properties: readonly Property[];
}

/** The interfaces of a schema: each structure once, under the name of the first place it stands at. */
export interface Shapes {
  readonly all: readonly Shape[];
  nameOf(schema: StructuralSchema): string | undefined;
}

export function hasFields(schema: StructuralSchema): boolean {
  return schema.properties !== undefined && Object.keys(schema.properties).length > 0;
}

export function propertiesOf(schema: StructuralSchema): readonly Property[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    schema: property,
    required: (schema.required ?? []).includes(name) && property.default === undefined,
  }));
}

/** `data-from` becomes `DataFrom`, `x509` becomes `X509`. */
export function pascalCase(text: string): string {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/**
 * Finds the objects with fields below a schema, nearest to the root first: so that a structure that stands in many places
 * is called after the shortest way to it.
 */
export function findShapes(root: StructuralSchema, rootName: string, taken: Set<string>): Shapes {
  const all: Shape[] = [];
  const names = new Map<string, string>();
  const texts = new Map<StructuralSchema, string>();
  const textOf = (schema: StructuralSchema): string => {
    const known = texts.get(schema) ?? JSON.stringify(schema);
    texts.set(schema, known);
    return known;
  };
  const unique = (wanted: string): string => {
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
    taken.add(name);
    return name;
  };
  let level: (readonly [StructuralSchema, string])[] = [[root, rootName]];
  while (level.length > 0) {
    const next: (readonly [StructuralSchema, string])[] = [];
    for (const [schema, name] of level) {
      if (hasFields(schema)) {
        if (names.has(textOf(schema))) continue;
        const own = unique(name);
        names.set(textOf(schema), own);
        const properties = propertiesOf(schema);
        all.push({ name: own, schema, properties });
        next.push(...properties.map((property) => [property.schema, own + pascalCase(property.name)] as const));
      }
      const { items, additionalProperties } = schema;
      if (items !== undefined) next.push([items, name]);
      if (typeof additionalProperties === 'object') next.push([additionalProperties, name]);
    }
    level = next;
  }
  return { all, nameOf: (schema) => names.get(textOf(schema)) };
}
