import { optOutOf } from '../default/ledger.ts';
import { SAFE_DEFAULTS, type SafeDefault } from '../default/safe-defaults.ts';
import { SCOPES } from '../default/scope.ts';
import type { Explanation } from './explanation.ts';

/** A row of the table of safe defaults by its name, or by the end of its field, such as `runAsNonRoot`. */
export function explainDefault(name: string): Explanation | undefined {
  const rows = SAFE_DEFAULTS.filter((row) => row.name === name || row.field.split('.').at(-1) === name);
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    title: `Safe default ${first.name}`,
    sections: [
      { text: first.reason },
      {
        facts: [
          ['field', rows.flatMap(fieldsOf).join('\n')],
          ['value', valueText(first.value)],
          ['where', first.condition ?? 'always'],
          ['profiles', first.profiles.join(', ')],
          ['to go without', optOutOf(first)],
        ],
      },
    ],
    docs: first.docs,
  };
}

/** The whole table. */
export function explainDefaults(): Explanation {
  const rows = SAFE_DEFAULTS.filter((row, index) => SAFE_DEFAULTS.findIndex(({ name }) => name === row.name) === index);
  return {
    title: 'Safe defaults',
    sections: [
      {
        text: 'What is filled in where the author said nothing. charthouse explain NAME tells why.',
        entries: rows.map(({ name, field, value, profiles, condition }) => ({
          name,
          lines: [`${field}: ${valueText(value)}`, `${profiles.join(', ')}: ${condition ?? 'always'}`],
        })),
      },
    ],
  };
}

const LONGEST_VALUE = 100;

/** A value as a manifest would say it, short. */
export function valueText(value: unknown): string {
  const text = typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 3)}...` : text;
}

/** `spec.template.spec.containers[*].… (Deployment, StatefulSet)`: every place of the field. */
function fieldsOf({ scope, field }: SafeDefault): string[] {
  return Object.entries(SCOPES[scope]).map(
    ([place, kinds]) => `${place}.${field} (${kinds.map((kind) => kind.replace(/^.*\//, '')).join(', ')})`,
  );
}
