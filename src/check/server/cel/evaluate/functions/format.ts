import { quote } from '../../../go-value.ts';
import { CONVERSIONS } from '../conversions.ts';
import { fail, Undecidable } from '../failure.ts';
import { List, Mapping } from '../collections.ts';
import { TypeName, typeOf, type Value } from '../value.ts';

/** `'%s of %d'.format([…])`, with the verbs for texts and whole numbers. Source: cel-go `ext/formatting.go`. */
export function formatText(template: string, values: readonly Value[]): string {
  let next = 0;
  return template.replaceAll(/%(?:%|(\.\d+)?([a-zA-Z]))|%/g, (whole, precision?: string, verb?: string) => {
    if (whole === '%%') return '%';
    const value = values[next];
    if (value === undefined) return fail(`index ${next} out of range`);
    next += 1;
    if (verb === 's' && precision === undefined) return printed(value);
    if (verb === 'd' && typeof value === 'bigint') return String(value);
    throw new Undecidable('CEL rules that print numbers with fractions are not evaluated.');
  });
}

function printed(value: Value): string {
  if (value instanceof List) return `[${[...value].map(nested).join(', ')}]`;
  if (value instanceof TypeName) return value.name;
  if (value instanceof Mapping) {
    const entries = value.keys().map((key) => ({ key: nested(key), value: nested(value.find(key) ?? null) }));
    const sorted = entries.toSorted((one, other) => (one.key < other.key ? -1 : 1));
    return `{${sorted.map((entry) => `${entry.key}:${entry.value}`).join(', ')}}`;
  }
  const converted = value === null ? 'null' : CONVERSIONS.get('string')?.(value);
  return typeof converted === 'string' ? converted : fail(`could not convert argument ${typeOf(value)} to string`);
}

/** Within lists and maps, as an expression would write it. */
function nested(value: Value): string {
  if (typeof value === 'number')
    throw new Undecidable('CEL rules that print numbers with fractions are not evaluated.');
  return typeof value === 'string' ? quote(value) : printed(value);
}
