/** Recorded answers of real API servers: our own probes, and where they are at hand the upstream cases and a corpus. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isReadable, type ReadDocument } from '../../src/read/document.ts';
import { readText } from '../../src/read/documents.ts';
import { readJson } from '../../src/read/json.ts';

export interface Expected {
  readonly ok: boolean;
  readonly code: number;
  readonly message: string;
  readonly causes: readonly (readonly [reason: string, field: string, message: string])[];
  readonly warnings: readonly string[];
}

export interface RecordedCase {
  readonly set: string;
  readonly id: number;
  readonly kind: string;
  readonly title: string;
  readonly value: unknown;
  readonly reading?: Pick<ReadDocument, 'strictErrors' | 'sorted'>;
  readonly expected: Expected;
  /** Only the verdict can be compared: the words were recorded on another path or release. */
  readonly verdictOnly: boolean;
}

interface Repeat {
  readonly path: readonly string[];
  readonly char: string;
  readonly count: number;
}

interface Line {
  readonly id: number;
  readonly kind: string;
  readonly case?: string;
  readonly source?: string;
  readonly ok: boolean;
  readonly code: number;
  readonly message?: string;
  readonly causes?: readonly (readonly [string, string, string])[];
  readonly warnings?: readonly string[];
  readonly state?: boolean;
  readonly note?: string;
  readonly manifest?: unknown;
  readonly text?: string;
  readonly repeat?: readonly Repeat[];
}

interface VersionLine {
  readonly file: string;
  readonly id: number;
  readonly version: string;
  readonly ok: boolean;
  readonly code: number;
  readonly message?: string;
  readonly causes?: Line['causes'];
}

const DATA = join(__dirname, '../data/verdicts');
const SHARED = join(__dirname, '../../../shared');
export const RECORDED_ON = '1.35';

export interface Sets {
  readonly cases: readonly RecordedCase[];
  /** Sets that are not at hand. */
  readonly missing: readonly string[];
}

/** The cases with the answers of one release. The corpus was asked of 1.35 alone. */
export function recordedCases(version: string): Sets {
  const differing = new Map<string, VersionLine>();
  for (const line of lines<VersionLine>(readFileSync(join(DATA, 'versions.jsonl'), 'utf8'))) {
    if (line.version === version) differing.set(`${line.file}/${line.id}`, line);
  }
  const cases: RecordedCase[] = [];
  const missing: string[] = [];
  const add = (set: string, text: string | undefined): void => {
    if (text === undefined) missing.push(set);
    else
      for (const line of lines<Line>(text))
        cases.push(...caseOf(set, line, version, differing.get(`${set}/${line.id}`)));
  };
  add('create-probes', readFileSync(join(DATA, 'create-probes.json'), 'utf8'));
  add('upstream-cases', unzipped('verdicts/upstream-cases.jsonl.gz'));
  if (version === RECORDED_ON) add('made', readFileSync(join(DATA, 'made.jsonl'), 'utf8'));
  if (version === RECORDED_ON) add('expressions', readFileSync(join(DATA, 'expressions.jsonl'), 'utf8'));
  if (version === RECORDED_ON) add('corpus', unzipped('corpus/google-samples.jsonl.gz'));
  return { cases, missing };
}

function unzipped(path: string): string | undefined {
  const file = join(SHARED, path);
  return existsSync(file) ? gunzipSync(readFileSync(file)).toString('utf8') : undefined;
}

function lines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): T => JSON.parse(line));
}

function caseOf(set: string, line: Line, version: string, other: VersionLine | undefined): RecordedCase[] {
  if (line.state === true) return [];
  const read = line.text === undefined ? undefined : readText(line.source ?? set, line.text)[0];
  const { code, ok, message = '', causes = [] } = other ?? line;
  // Of other releases words were recorded where the verdict differs. What is not served is worded by clients.
  const elsewhere = version !== RECORDED_ON && (other?.message === undefined || code === 404);
  const shared = {
    set,
    id: line.id,
    kind: line.kind,
    title: line.case ?? line.source ?? '',
    verdictOnly: elsewhere || line.note === 'namespace',
    expected: { ok, code, message, causes, warnings: line.warnings ?? [] },
  };
  if (read === undefined) return [{ ...shared, value: repeated(precise(line.manifest), line.repeat ?? []) }];
  return isReadable(read) ? [{ ...shared, value: read.value, reading: read }] : [{ ...shared, value: undefined }];
}

// Through our own reader, as a manifest of a user would come.
function precise(manifest: unknown): unknown {
  return readJson(JSON.stringify(manifest)).value;
}

function repeated(manifest: unknown, repeats: readonly Repeat[]): unknown {
  for (const { path, char, count } of repeats) {
    let target: unknown = manifest;
    for (const step of path.slice(0, -1)) target = isRecord(target) ? target[step] : undefined;
    if (!isRecord(target)) throw new Error(`no such place in the manifest: ${path.join('.')}`);
    target[path.at(-1) ?? ''] = char.repeat(count);
  }
  return manifest;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
