import { NumberLiteral } from '../../model/number-literal.ts';
import type { SchemaFinding } from './finding.ts';

/** A step on the way to a value: a field's name, a position in a list, or a key of a map. */
export type Step = string | number | { readonly key: string };

/** How deep an object is followed. Kubernetes' own objects end at 30; only schemas in CRDs can go on. */
export const DEEPEST = 400;

/** The state of one walk over one object: where it stands and what it has found. */
export interface Walk {
  readonly steps: Step[];
  readonly findings: SchemaFinding[];
}

export function fieldText(steps: readonly Step[]): string {
  let text = '';
  for (const step of steps) {
    if (typeof step === 'string') text += text === '' ? step : `.${step}`;
    else text += typeof step === 'number' ? `[${step}]` : `[${step.key}]`;
  }
  return text;
}

/** Adds a finding about the value at which the walk stands, or about a step below it. */
export function report(walk: Walk, finding: Omit<SchemaFinding, 'field' | 'path'>, ...below: readonly Step[]): void {
  const steps = [...walk.steps, ...below];
  walk.findings.push({
    ...finding,
    field: fieldText(steps),
    path: steps.map((step) => (typeof step === 'object' ? step.key : step)),
  });
}

/** How a value is called in messages. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return `the string ${JSON.stringify(shorten(value))}`;
  if (typeof value === 'number' || typeof value === 'bigint') return `the number ${String(value)}`;
  if (value instanceof NumberLiteral) return `the number ${shorten(value.text)}`;
  if (typeof value === 'boolean') return `the boolean ${String(value)}`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

export function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
