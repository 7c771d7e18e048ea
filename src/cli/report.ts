import type { Diagnostic, Label, Severity } from '../model/diagnostic.ts';
import { describe } from '../model/resource.ts';
import { frame, type SourceReader } from './frame.ts';
import { type Group, overflow, portioned } from './overflow.ts';
import { sanitize } from './sanitize.ts';
import { isInSecret, withoutTexts } from './secret-lines.ts';
import type { Channel } from './terminal.ts';

/** Findings for people, most severe first, each with its place, what it is about and the way out. */
export function report(diagnostics: readonly Diagnostic[], read: SourceReader, channel: Channel): string {
  return entries(grouped(diagnostics), read, channel);
}

/** The same for a terminal that has to stay readable: of each kind a few in full, then lines, then a number. */
export function briefReport(diagnostics: readonly Diagnostic[], read: SourceReader, channel: Channel): string {
  const { full, rest } = portioned(grouped(diagnostics));
  return [entries(full, read, channel), ...rest.map((kind) => overflow(kind, channel))].join('\n');
}

function entries(groups: readonly Group[], read: SourceReader, channel: Channel): string {
  return groups.map((group) => entry(group, read, channel)).join('\n');
}

/** `2 errors, 1 warning`; nothing where there are none. */
export function summary(diagnostics: readonly Diagnostic[]): string {
  const parts = (['error', 'warning'] as const).flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return parts.join(', ');
}

/** Of the other resources that a line made, so many are named. */
const NAMED = 3;

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/** The same finding from the same line, as a loop makes it, is told once, whatever the names and numbers in it. */
function grouped(diagnostics: readonly Diagnostic[]): readonly Group[] {
  const groups = new Map<string, { diagnostic: Diagnostic; count: number; others: Set<string> }>();
  for (const diagnostic of diagnostics) {
    const { code, field, message, labels, resource } = diagnostic;
    const [label] = labels;
    const source =
      label === undefined ? (resource === undefined ? '' : describe(resource)) : JSON.stringify(label.place);
    const words = label === undefined ? message : message.replaceAll(/"[^"]*"|\d+/g, '…');
    const key = [code, field, words, source].join('\n');
    const known = groups.get(key);
    if (known === undefined) {
      groups.set(key, { diagnostic, count: 1, others: new Set() });
      continue;
    }
    known.count += 1;
    const name = resource === undefined ? '' : describe(resource);
    const first = known.diagnostic.resource;
    if (resource !== undefined && (first === undefined || describe(first) !== name)) known.others.add(name);
  }
  return [...groups.values()].toSorted((left, right) => compare(left.diagnostic, right.diagnostic));
}

function compare(left: Diagnostic, right: Diagnostic): number {
  const severity = ORDER.indexOf(left.severity) - ORDER.indexOf(right.severity);
  if (severity !== 0) return severity;
  const [a, b] = [left.labels[0]?.place, right.labels[0]?.place];
  if (a === undefined || b === undefined) return 0;
  return a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
}

function entry({ diagnostic, count, others }: Group, read: SourceReader, channel: Channel): string {
  const { colors, unicode } = channel;
  const { code, severity, message, resource, field, construct, versions, labels, help } = diagnostic;
  const shows = mayShow(diagnostic, read);
  // The compiler quotes the types of literals, which are their values.
  const told = !shows && code.startsWith('types/') ? withoutTexts(message) : message;
  const isTold = field === undefined || message.startsWith(field);
  const paint = severity === 'error' ? colors.red : severity === 'warning' ? colors.yellow : colors.cyan;
  const about = [
    ...(resource === undefined ? [] : [`${describe(resource)}${isTold ? '' : `  ${field}`}`]),
    ...(versions === undefined ? [] : [`Kubernetes ${versions.join(', ')}`]),
    ...(construct === undefined || construct === ''
      ? []
      : [`in ${construct.replaceAll('/', unicode ? ' › ' : ' > ')}`]),
    ...(count > 1 ? [`and ${count - 1} more from this line${namesOf(others, unicode)}`] : []),
  ];
  return [
    `${paint(colors.bold(`${severity}[${code}]`))}: ${colors.bold(sanitize(told))}`,
    ...labels.map((label) => indent(frame(label, shows ? withoutSecretAbove(label, read) : withoutSource, channel))),
    ...about.map((line) => `  ${colors.dim(sanitize(line))}`),
    ...(help === undefined ? [] : [`  ${colors.green('help')}: ${sanitize(help)}`]),
    '',
  ].join('\n');
}

/** The first of the other resources. */
function namesOf(others: ReadonlySet<string>, unicode: boolean): string {
  const names = [...others].slice(0, NAMED);
  if (names.length === 0) return '';
  return `: ${names.join(', ')}${others.size > NAMED ? `, ${unicode ? '…' : '...'}` : ''}`;
}

/** The lines that make a Secret may hold its values: only the place is told. */
function mayShow({ code, resource, labels }: Diagnostic, read: SourceReader): boolean {
  if (resource?.kind === 'Secret' || code.startsWith('secret/')) return false;
  return !labels.some(({ place }) => isInSecret(read(place.file) ?? [], place.line));
}

/** The line before a marked one is shown with it, and may end a Secret. */
function withoutSecretAbove({ place: { line } }: Label, read: SourceReader): SourceReader {
  return (file) => {
    const lines = read(file);
    if (lines === undefined || !isInSecret(lines, line - 1)) return lines;
    const own: string[] = [];
    own[line - 1] = lines[line - 1] ?? '';
    return own;
  };
}

function withoutSource(): undefined {
  return undefined;
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
