/** How Go calls types, for messages about values of the wrong JSON type. */
import type { Type } from '../../kubernetes/definitions.ts';
import { GO_TYPES } from '../../kubernetes/generated/go-types.ts';

interface GoField {
  /** Empty when it follows from the schema. */
  readonly type: string;
  /** Embedded structs that the field comes through. */
  readonly through: readonly string[];
}

interface GoStruct {
  readonly name: string;
  readonly fields: ReadonlyMap<string, GoField>;
}

let structs: ReadonlyMap<string, GoStruct> | undefined;

// Only messages need it, so it is parsed at the first one.
function structOf(definition: string): GoStruct | undefined {
  structs ??= new Map(
    GO_TYPES.trim()
      .split('\n')
      .map((line) => {
        const [name = '', entries = ''] = line.split(' ', 2);
        return [name, parseStruct(name, entries.split(';'))];
      }),
  );
  return structs.get(definition);
}

function parseStruct(definition: string, entries: readonly string[]): GoStruct {
  const named = entries.find((entry) => entry.startsWith('='));
  const fields = entries
    .filter((entry) => !entry.startsWith('='))
    .map((entry): [string, GoField] => {
      const colon = entry.indexOf(':');
      const [type = '', ...through] = entry.slice(colon + 1).split('<');
      return [entry.slice(0, colon), { type, through }];
    });
  return { name: named?.slice(1) ?? definition, fields: new Map(fields) };
}

/** Name of the struct without its package. */
export function structName(definition: string): string {
  return structOf(definition)?.name ?? definition;
}

/** `VolumeSource` for the fields of a Volume that stand in its embedded struct. */
export function embedding(definition: string, field: string): readonly string[] {
  return structOf(definition)?.fields.get(field)?.through ?? [];
}

/** The Go type of a field, such as `[]v1.Container`, `map[string]string`, `v1.PullPolicy`. */
export function fieldType(definition: string, field: string, type: Type): string {
  const known = structOf(definition)?.fields.get(field)?.type ?? '';
  return known === '' ? typeName(type) : known;
}

/** The Go type of an element of a list or map. */
export function elementType(container: string, type: Type): string {
  if (container.startsWith('[]')) return container.slice(2);
  const map = /^map\[[^\]]*\](.+)$/.exec(container);
  return map?.[1] ?? typeName(type);
}

function typeName(type: Type): string {
  switch (type.kind) {
    case 'scalar':
      return SCALARS[type.scalar] ?? type.scalar;
    case 'list':
      return `[]${typeName(type.of)}`;
    case 'map':
      return `map[string]${typeName(type.of)}`;
    case 'definition':
      return `v1.${structName(type.name)}`;
    default:
      return 'interface {}';
  }
}

const SCALARS: Readonly<Record<string, string>> = {
  double: 'float64',
  bytes: '[]uint8',
  quantity: 'resource.Quantity',
  'int-or-string': 'intstr.IntOrString',
  time: 'v1.Time',
  'micro-time': 'v1.MicroTime',
};
