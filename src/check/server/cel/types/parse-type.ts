import {
  ANY,
  BOOL,
  BYTES,
  DOUBLE,
  DURATION,
  DYN,
  INT,
  listType,
  mapType,
  NULL,
  objectType,
  opaqueType,
  parameterType,
  STRING,
  TIMESTAMP,
  typeType,
  UINT,
  type Type,
} from './type.ts';

const SIMPLE: ReadonlyMap<string, Type> = new Map(
  [ANY, BOOL, BYTES, DOUBLE, DURATION, DYN, INT, NULL, STRING, TIMESTAMP, UINT].map((type) => [type.name, type]),
);

/** The types of Kubernetes' libraries that are opaque to CEL rather than objects without fields. */
const OPAQUE: ReadonlySet<string> = new Set(['net.IP', 'net.CIDR']);

/** A type as declarations write it: `map(string, list(A))`; one capital letter is a parameter. */
export function parseType(text: string): Type {
  const [, name = text, within] = /^([^(]+)\((.*)\)$/.exec(text) ?? [];
  const parameters = within === undefined ? [] : splitTypes(within).map(parseType);
  const [first = DYN, second = DYN] = parameters;
  switch (name) {
    case 'list':
      return listType(first);
    case 'map':
      return mapType(first, second);
    case 'type':
      return typeType(first);
    case 'optional_type':
      return opaqueType(name, first);
    default:
      if (/^[A-Z]$/.test(name)) return parameterType(name);
      return SIMPLE.get(name) ?? (OPAQUE.has(name) ? opaqueType(name) : objectType(name));
  }
}

/** Types with commas between them; commas in parentheses belong to a type. */
export function splitTypes(text: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let position = 0; position <= text.length; position += 1) {
    const character = text[position];
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (depth === 0 && (character === ',' || character === undefined)) {
      found.push(text.slice(start, position).trim());
      start = position + 1;
    }
  }
  return found.filter((each) => each !== '');
}
