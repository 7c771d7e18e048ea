import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PluginReport } from '../check/plugins/plugin-report.ts';
import { accessProblem } from '../command/access-problem.ts';
import type { Settings } from '../command/settings.ts';
import { WriteError } from '../write/write-error.ts';
import type { Channel, Terminal } from './terminal.ts';

/** The lines of cdk8s, spelling included: scripts look for them. Gives false when a report says failure. */
export function tellReports(
  reports: readonly PluginReport[],
  { reportsFile, project }: Settings,
  { err }: Terminal,
  told: Channel,
): boolean {
  told.write('Performing validations\n');
  told.write('Validations finished\n');
  for (const each of reports) told.write(`\n${each.toString()}\n\n`);
  if (reportsFile !== undefined) {
    const content = JSON.stringify({ reports: reports.map((each) => each.toJson()) }, undefined, 2);
    writeReports(path.resolve(project, reportsFile), content);
  }
  const success = reports.every((each) => each.success);
  if (success) told.write('Validations ended succesfully\n');
  else err.write('Validation failed. See above reports for details\n');
  return success;
}

function writeReports(file: string, content: string): void {
  try {
    writeFileSync(file, content, { flag: 'wx' });
  } catch (error) {
    const message = `the reports of the validation plugins cannot be written: ${accessProblem(error)}`;
    throw new WriteError('write/failed', message, 'Name a new file: one that exists is not overwritten.', {
      cause: error,
    });
  }
}
