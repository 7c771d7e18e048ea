import type { Diagnostic } from '../model/diagnostic.ts';
import { describe } from '../model/resource.ts';
import { sanitize } from './sanitize.ts';
import type { Channel } from './terminal.ts';

/** A finding, how often it was made at its place, and about which other resources. */
export interface Group {
  readonly diagnostic: Diagnostic;
  readonly count: number;
  readonly others: ReadonlySet<string>;
}

/** Of one kind of finding, so many are told in full and so many more in a line each. */
const FULL = 5;
const LINES = 20;

/** The findings to tell in full, and by kind those that are left. */
export function portioned(groups: readonly Group[]): {
  readonly full: readonly Group[];
  readonly rest: readonly (readonly Group[])[];
} {
  const kinds = new Map<string, Group[]>();
  for (const group of groups) {
    const { code, severity } = group.diagnostic;
    const kind = `${severity}[${code}]`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), group]);
  }
  // A heading for a single one would take as much room.
  const rest = [...kinds.values()].map((kind) => kind.slice(FULL)).filter((kind) => kind.length > 1);
  const left = new Set(rest.flat());
  return { full: groups.filter((group) => !left.has(group)), rest };
}

/** What is left of one kind: a heading, a line for each place, and how many more there are. */
export function overflow(groups: readonly Group[], { colors }: Channel): string {
  const [first] = groups;
  if (first === undefined) return '';
  const { code, severity } = first.diagnostic;
  const paint = severity === 'error' ? colors.red : severity === 'warning' ? colors.yellow : colors.cyan;
  const hidden = groups.slice(LINES);
  return [
    `${paint(colors.bold(`${severity}[${code}]`))}: ${colors.bold(`${total(groups)} more`)}`,
    ...groups.slice(0, LINES).map((group) => `  ${sanitize(line(group))}`),
    ...(hidden.length === 0 ? [] : [`  ${colors.dim(`and ${total(hidden)} more; --verbose tells each`)}`]),
    '',
  ].join('\n');
}

function total(groups: readonly Group[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function line({ diagnostic, count }: Group): string {
  const { labels, resource, message } = diagnostic;
  const place = labels[0]?.place;
  return [
    ...(place === undefined ? [] : [`${place.file}:${place.line}:${place.column}`]),
    ...(resource === undefined ? [] : [describe(resource)]),
    count === 1 ? message : `${message} (${count} times)`,
  ].join('  ');
}
