/** The JSON report of a check, written piece by piece: a run over 100,000 documents holds one document at a time. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { CheckedDocument } from './documents.ts';
import type { Verdict } from './server/verdict.ts';

/** Gives the text of the report; `REPORT_SCHEMA` describes it. Findings are held back to the end: they are few. */
export async function* jsonReport(
  documents: Iterable<CheckedDocument> | AsyncIterable<CheckedDocument>,
): AsyncGenerator<string, void, undefined> {
  const findings: string[] = [];
  let position = 0;
  yield '{"schema":1,"documents":[';
  for await (const document of documents) {
    yield `${position === 0 ? '\n' : ',\n'}${JSON.stringify(reported(document))}`;
    findings.push(...document.findings.map((finding) => JSON.stringify(reportedFinding(finding, position))));
    position += 1;
  }
  yield `\n],"findings":[${findings.map((finding) => `\n${finding}`).join(',')}\n]}\n`;
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
