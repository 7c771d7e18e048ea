/** The oracle loop: made documents, judged by us and by the live server. Throws below the bars. */
import { renderRun, shortfallsOf } from '../agreement/report.ts';
import { runAgreement } from '../agreement/run.ts';
import type { SuiteOptions } from '../main.ts';
import type { ControlPlane } from '../testbed/server.ts';

const SHRUNK = 40;

export async function run({ kubernetes, request }: ControlPlane, { seed, count }: SuiteOptions): Promise<string> {
  const minor = Number(kubernetes.split('.')[1]);
  const made = await runAgreement({ minor, seed, count, shrunk: SHRUNK, request });
  const text = renderRun(made, `Kubernetes 1.${minor}, seed ${seed}, ${count} documents`);
  const low = shortfallsOf(made);
  if (low.length > 0) throw new Error(`${low.join('; ')}\n\n${text}`);
  const summary = text.slice(0, text.indexOf('\n## ')).trim();
  return `${count} made documents are judged as by the server\n${summary}`;
}
