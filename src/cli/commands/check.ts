import { check } from '../../command/check.ts';
import type { CheckedDocument } from '../../check/documents.ts';
import { jsonReport } from '../../check/report.ts';
import { EXIT, failureOf } from '../failure.ts';
import { sourceReader } from '../host.ts';
import { report } from '../report.ts';
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
}

/** `charthouse check`: gives the exit code. */
export async function run(
  project: string,
  paths: readonly string[],
  flags: CheckFlags,
  terminal: Terminal,
): Promise<number> {
  const counts: Counts = { documents: 0, rejected: 0, unreadable: 0, undecided: 0 };
  try {
    const documents = counted(
      check({
        paths,
        crds: flags.crds ?? [],
        input: process.stdin.setEncoding('utf8'),
        ...(flags.kubernetes === undefined ? {} : { kubernetes: flags.kubernetes }),
      }),
      counts,
    );
    if (flags.format === 'json') {
      for await (const piece of jsonReport(documents)) await written(piece);
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

async function* counted(
  documents: AsyncIterable<CheckedDocument>,
  counts: Counts,
): AsyncGenerator<CheckedDocument, void, undefined> {
  for await (const document of documents) {
    const verdicts = Object.values(document.verdicts).map(({ verdict }) => verdict);
    counts.documents += 1;
    if (verdicts.length === 0 && document.findings.length > 0) counts.unreadable += 1;
    if (verdicts.includes('rejected')) counts.rejected += 1;
    else if (verdicts.includes('unknown')) counts.undecided += 1;
    yield document;
  }
}

async function human(
  documents: AsyncIterable<CheckedDocument>,
  project: string,
  flags: CheckFlags,
  { out }: Terminal,
): Promise<void> {
  const wanted =
    flags.quiet === true ? ['error'] : flags.verbose === true ? ['error', 'warning', 'info'] : ['error', 'warning'];
  for await (const { findings } of documents) {
    const shown = findings.filter(({ severity }) => wanted.includes(severity));
    // Lines of one file at a time: a check of many files must not keep them all.
    if (shown.length > 0) await written(`${report(shown, sourceReader(project, true), out)}\n`);
  }
}

/** Waits where the reader is slower than we are. */
function written(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once('drain', resolve);
  });
}

function conclusion({ documents, rejected, unreadable, undecided }: Counts): string {
  const parts = [
    `${documents} document${documents === 1 ? '' : 's'}`,
    rejected === 0 ? 'none rejected' : `${rejected} rejected`,
    ...(unreadable === 0 ? [] : [`${unreadable} unreadable`]),
    ...(undecided === 0 ? [] : [`${undecided} of unknown kinds (give their definitions with --crds)`]),
  ];
  return parts.join(', ');
}
