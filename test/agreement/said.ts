/**
 * What servers of each release said to documents that were written by hand, one for each rule and more for its variants:
 * lines of `test/data/verdicts`, as `test/cluster/agreement/record-rows.ts` writes them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MINORS } from '../../src/kubernetes/kinds.ts';
import type { Verdict } from '../../src/check/server/verdict.ts';
import { normal } from './compare.ts';

export interface Said {
  readonly code: number;
  /** Of a rejected object the causes, or the message where there are none; of an accepted one the warnings. */
  readonly says: readonly string[];
}

export interface Row {
  /** The rule, or the family of rules, that the document is about. */
  readonly row: string;
  readonly case: string;
  /** With `NAME` where a name is tried. */
  readonly manifest: Readonly<Record<string, unknown>>;
}

/** A document and the answers: those of 1.35, and of other releases where they differ. */
export interface AnsweredRow extends Row {
  readonly answers: Readonly<Record<string, Said>>;
}

/** Many names at one place: who hears the same. Other names are taken without a word; other releases say where they differ. */
export interface NamedRow extends Row {
  readonly names: Readonly<Record<string, readonly SaidOfNames[]>>;
}

export interface SaidOfNames extends Said {
  readonly names: readonly string[];
}

export const NAME = '‹name›';
/** The release whose answers are recorded in full. */
export const RECORDED = '1.35';
export const RELEASES = MINORS.map((minor) => `1.${minor}`);
const CREATED = 201;
/** Clients word this, and they find out before they ask. */
const NOT_SERVED = 404;

export function fileOf(name: string): string {
  return join(__dirname, '../data/verdicts', `${name}.jsonl`);
}

export function readRows<T extends Row>(name: string): readonly T[] {
  const lines = readFileSync(fileOf(name), 'utf8').trim().split('\n');
  return lines.map((line): T => JSON.parse(line));
}

export function said(code: number, texts: readonly string[]): Said {
  if (code === NOT_SERVED) return { code, says: [] };
  return { code, says: [...new Set(texts.map((text) => shortened(normal(withoutAddresses(text)))))].toSorted() };
}

/** The code, and the field of each cause. */
export function withoutWords({ code, says }: Said): Said {
  return { code, says: [...new Set(says.map((text) => text.split(': ', 1)[0] ?? ''))].toSorted() };
}

/** With the name itself left open, so that names with the same fault hear the same. */
export function saidOf(name: string, { code, says }: Said): Said {
  const written = JSON.stringify(shortened(lengthened(name))).slice(1, -1);
  const places = ['"…"', '"…xxxxx"', '[…]', 'Invalid value: …:'].map((place) => place.split('…'));
  const opened = (text: string): string =>
    places.reduce((changed, ends) => changed.replaceAll(ends.join(written), () => ends.join(NAME)), text);
  return { code, says: says.map(opened).toSorted() };
}

export function saidByUs(verdict: Verdict): Said {
  if (verdict.verdict === 'unknown') return { code: 0, says: [verdict.why] };
  if (verdict.verdict !== 'rejected') return said(CREATED, verdict.warnings);
  const { code, message, causes } = verdict;
  return said(code, causes.length === 0 ? [message] : causes.map(({ field, message: text }) => `${field}: ${text}`));
}

/** The document with a name in its place, as a value or as a key. */
export function withName({ manifest }: Row, name: string): Readonly<Record<string, unknown>> {
  const text = JSON.stringify(manifest).replaceAll(JSON.stringify(NAME), () => JSON.stringify(lengthened(name)));
  const object: Readonly<Record<string, unknown>> = JSON.parse(text);
  return object;
}

/** Places in the memory of a server. */
function withoutAddresses(text: string): string {
  return text.replaceAll(/\(0x[0-9a-f]+\)/g, '(0x…)');
}

/** `a{64}` stands for 64 times `a`. */
function lengthened(text: string): string {
  return text.replaceAll(/a\{(\d+)\}/g, (_, count) => 'a'.repeat(Number(count)));
}

function shortened(text: string): string {
  return text.replaceAll(/a{40,}/g, (run) => `a{${run.length}}`);
}
