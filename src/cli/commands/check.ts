import { availableParallelism } from 'node:os';
import path from 'node:path';
import { check } from '../../command/check.ts';
import type { CheckedDocument } from '../../check/documents.ts';
import type { CheckedDocuments } from '../../command/portion-check.ts';
import { jsonReport } from '../../check/report.ts';
import { EXIT, failureOf } from '../failure.ts';
import { sourceReader } from '../host.ts';
import { report } from '../report.ts';
import { ShownSource } from '../shown-source.ts';
import { Spool } from '../spool.ts';
import type { Terminal } from '../terminal.ts';

export interface CheckFlags {
  readonly kubernetes?: readonly string[];
  readonly crds?: readonly string[];
  readonly format?: 'human' | 'json';
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

interface Counts {
  documents: number;
  rejected: number;
  unreadable: number;
  undecided: number;
  /** Of what is undecided. */
  readonly kinds: Set<string>;
  /** Documents of something else, such as the values of a chart. */
  others: number;
}

/** How many kinds the closing line names. */
const NAMED_KINDS = 5;
/** In the compiled package, beside the commands. */
const THREAD = path.join(__dirname, '../threads/check.js');

/** `charthouse check`: gives the exit code. */
export async function run(
  project: string,
  paths: readonly string[],
  flags: CheckFlags,
  terminal: Terminal,
): Promise<number> {
  const counts: Counts = { documents: 0, rejected: 0, unreadable: 0, undecided: 0, kinds: new Set(), others: 0 };
  // Somebody who gave no path does not know that the command waits for input.
  if (process.stdin.isTTY && paths.includes('-'))
    terminal.err.write('reading manifests from the terminal; Ctrl-D ends them\n');
  try {
    const others = otherThreads();
    const documents = counted(
      check({
        paths,
        crds: flags.crds ?? [],
        input: process.stdin.setEncoding('utf8'),
        findingsOnly: flags.format !== 'json',
        ...(flags.kubernetes === undefined ? {} : { kubernetes: flags.kubernetes }),
        ...(others === 0 ? {} : { threads: { program: THREAD, count: others } }),
      }),
      counts,
    );
    if (flags.format === 'json') {
      await json(documents);
    } else {
      await human(documents, project, flags, terminal);
    }
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    terminal.err.write(report(failure.diagnostics, sourceReader(project), terminal.err));
    return failure.exit;
  }
  if (flags.format !== 'json' && flags.quiet !== true) terminal.err.write(`${conclusion(counts)}\n`);
  return counts.rejected + counts.unreadable > 0 ? EXIT.findings : EXIT.fine;
}

/** Processors that are left when this thread works too. More than three others only wait for their share. */
function otherThreads(): number {
  return Math.min(availableParallelism() - 1, 3);
}

async function* counted(
  checked: AsyncIterable<CheckedDocuments>,
  counts: Counts,
): AsyncGenerator<readonly CheckedDocument[], void, undefined> {
  for await (const { documents, faultless } of checked) {
    counts.documents += faultless;
    for (const document of documents) count(document, counts);
    yield documents;
  }
}

function count(document: CheckedDocument, counts: Counts): void {
  const verdicts = Object.values(document.verdicts).map(({ verdict }) => verdict);
  counts.documents += 1;
  if (verdicts.length === 0) counts[document.findings.length > 0 ? 'unreadable' : 'others'] += 1;
  if (verdicts.includes('rejected')) counts.rejected += 1;
  else if (verdicts.includes('unknown')) {
    counts.undecided += 1;
    if (document.kind !== undefined) counts.kinds.add(document.kind);
  }
}

async function json(checked: AsyncIterable<readonly CheckedDocument[]>): Promise<void> {
  const findings = new Spool();
  try {
    for await (const piece of jsonReport(checked, findings)) await written(piece);
  } finally {
    findings.close();
  }
}

async function human(
  checked: AsyncIterable<readonly CheckedDocument[]>,
  project: string,
  flags: CheckFlags,
  { out }: Terminal,
): Promise<void> {
  const wanted =
    flags.quiet === true ? ['error'] : flags.verbose === true ? ['error', 'warning', 'info'] : ['error', 'warning'];
  const source = new ShownSource();
  try {
    for await (const documents of checked) {
      for (const { file, findings } of documents) {
        const shown = findings.filter(({ severity }) => wanted.includes(severity));
        if (shown.length > 0)
          await written(`${report(shown, source.around(path.resolve(project, file), shown), out)}\n`);
      }
    }
  } finally {
    source.close();
  }
}

/** Waits where the reader is slower than we are. */
function written(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once('drain', resolve);
  });
}

function conclusion({ documents, rejected, unreadable, undecided, kinds, others }: Counts): string {
  const named = [...kinds].slice(0, NAMED_KINDS).join(', ') + (kinds.size > NAMED_KINDS ? ', ...' : '');
  const parts = [
    `${documents} document${documents === 1 ? '' : 's'}`,
    rejected === 0 ? 'none rejected' : `${rejected} rejected`,
    ...(unreadable === 0 ? [] : [`${unreadable} unreadable`]),
    ...(undecided === 0 ? [] : [`${undecided} undecided: ${named} (--verbose says why, --crds gives definitions)`]),
    ...(others === 0 ? [] : [`${others} no Kubernetes object${others === 1 ? '' : 's'}`]),
  ];
  return parts.join(', ');
}
