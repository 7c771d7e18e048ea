/** The JSON report of a check, written piece by piece: a run over 100,000 documents holds some of them at a time. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { CheckedDocument } from './documents.ts';
import type { Verdict } from './server/verdict.ts';

/** Where text waits that is written later. */
export interface Later {
  add(text: string): void;
  /** All that was added, in pieces. */
  pieces(): Iterable<string>;
}

/** Gives the text of the report; `REPORT_SCHEMA` describes it. Findings stand behind all documents: they wait in `findings`. */
export async function* jsonReport(
  checked: Iterable<readonly CheckedDocument[]> | AsyncIterable<readonly CheckedDocument[]>,
  findings: Later,
): AsyncGenerator<string, void, undefined> {
  const separated = { documents: separator(), findings: separator() };
  let position = 0;
  yield '{"schema":1,"documents":[';
  for await (const documents of checked) {
    let text = '';
    for (const document of documents) {
      text += separated.documents(JSON.stringify(reported(document)));
      for (const finding of document.findings) {
        findings.add(separated.findings(JSON.stringify(reportedFinding(finding, position))));
      }
      position += 1;
    }
    yield text;
  }
  yield '\n],"findings":[';
  yield* findings.pieces();
  yield '\n]}\n';
}

/** Puts each on a line, a comma between. */
function separator(): (text: string) => string {
  let before = '\n';
  return (text) => {
    const separated = before + text;
    before = ',\n';
    return separated;
  };
}

function reported({ file, index, line, apiVersion, kind, namespace, name, why, ...document }: CheckedDocument): object {
  const told = Object.entries(document.verdicts).map(([version, verdict]) => [version, reportedVerdict(verdict)]);
  const verdicts = Object.fromEntries(told);
  return { file, index, line, apiVersion, kind, namespace, name, verdicts, why };
}

function reportedVerdict(verdict: Verdict): object {
  const { warnings } = verdict;
  if (verdict.verdict === 'unknown') return { verdict: 'unknown', message: verdict.why, warnings };
  if (verdict.verdict !== 'rejected') return { verdict: verdict.verdict, warnings };
  const causes = verdict.causes.map(({ reason, field, message }) => ({ reason, field, message }));
  return { verdict: 'rejected', code: verdict.code, message: verdict.message, causes, warnings };
}

function reportedFinding(finding: Diagnostic, document: number): object {
  const { code, severity, message, field, versions, help, docs, labels } = finding;
  return { code, severity, message, document, field, versions, help, docs, place: labels[0]?.place };
}
