import { availableParallelism } from 'node:os';
import path from 'node:path';
import { bindingsOf, type Environment, type Flags, settle, type Settings } from '../../command/settings.ts';
import { synth, type SynthResult } from '../../command/synth.ts';
import type { Manifest } from '../../emit/manifests.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { type Change, isUpToDate, strangersIn } from '../../write/change.ts';
import { INVENTORY } from '../../write/inventory.ts';
import { WriteError } from '../../write/write-error.ts';
import { EXIT, failureOf } from '../failure.ts';
import { ownFolder, sourceReader, whenIdle } from '../host.ts';
import { tellReports } from '../plugin-reports.ts';
import { startProgress } from '../progress.ts';
import { briefReport, report, summary } from '../report.ts';
import { sanitize } from '../sanitize.ts';
import type { Channel, Terminal } from '../terminal.ts';

export interface SynthFlags extends Flags {
  readonly verbose?: boolean;
  readonly quiet?: boolean;
}

/** `charthouse synth`: gives the exit code. */
export async function run(
  project: string,
  flags: SynthFlags,
  environment: Environment,
  terminal: Terminal,
): Promise<number> {
  const started = performance.now();
  const endProgress = flags.quiet === true ? () => undefined : startProgress('synthesizing', terminal.err);
  let settings: Settings | undefined;
  try {
    settings = settle(project, flags, environment);
    // The literal lines of cdk8s are an interface: scripts read them.
    const literal = settings.dropIn && settings.to === 'folder' && flags.quiet !== true;
    if (literal) terminal.out.write('Synthesizing application\n');
    // With --stdout the manifests are alone there (defect C7).
    const told = settings.to === 'stdout' ? terminal.err : terminal.out;
    const log = (text: string): void => told.write(`${text}\n`);
    const result = await synth(
      settings,
      { whenIdle, libraries: [ownFolder(), bindingsOf(settings)], log },
      otherThread(),
    );
    endProgress();
    if (flags.verbose === true && result.output !== '') terminal.err.write(sanitize(result.output));
    for (const note of result.notes) terminal.err.write(`${note}\n`);
    await show(result, project, flags, terminal);
    if (literal && !result.failed) listManifests(result.manifests, settings, terminal);
    const validated =
      settings.validations === undefined || (result.failed && result.reports.length === 0)
        ? undefined
        : tellReports(result.reports, settings, terminal, told);
    if (result.stoppedBy !== undefined) throw result.stoppedBy;
    const exit = await conclude(result, settings, flags, terminal, performance.now() - started);
    return validated === false ? EXIT.usage : exit;
  } catch (error) {
    endProgress();
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    terminal.err.write(report(failure.diagnostics, sourceReader(project), terminal.err));
    // A refused output has said so itself.
    if (settings !== undefined && !(error instanceof WriteError))
      terminal.err.write(`\n${summary(failure.diagnostics)}; ${unchanged(settings)}\n`);
    return settings?.dropIn === true ? EXIT.findings : failure.exit;
  }
}

/** The program of a thread that judges, where there is a processor for it: in the compiled package, beside the commands. */
function otherThread(): string | undefined {
  return availableParallelism() > 1 ? path.join(__dirname, '../threads/judge.js') : undefined;
}

async function show(
  { diagnostics, resources }: SynthResult,
  project: string,
  flags: SynthFlags,
  { err }: Terminal,
): Promise<void> {
  const wanted =
    flags.quiet === true ? ['error'] : flags.verbose === true ? ['error', 'warning', 'info'] : ['error', 'warning'];
  const shown = diagnostics.filter(({ severity }) => wanted.includes(severity));
  if (shown.length === 0) return;
  const { atProperties } = await import('../../load/property-place.ts');
  const tell = flags.verbose === true ? report : briefReport;
  const objects = new Map(resources.map(({ origin, object }) => [origin.construct, object]));
  const placed = atProperties(shown, project, (construct) => objects.get(construct));
  err.write(`${tell(placed, sourceReader(project), err)}\n`);
}

function listManifests(manifests: readonly Manifest[], settings: Settings, { out, err }: Terminal): void {
  if (manifests.length === 0) err.write('No manifests synthesized\n');
  for (const manifest of manifests)
    out.write(`  - ${path.join(settings.output, settings.helm === undefined ? '' : 'templates', manifest.path)}\n`);
}

async function conclude(
  result: SynthResult,
  settings: Settings,
  flags: SynthFlags,
  { out, err }: Terminal,
  time: number,
): Promise<number> {
  const { diagnostics, change, failed } = result;
  const found = summary(diagnostics);
  if (failed) {
    err.write(`${found}; ${unchanged(settings)}\n`);
    return EXIT.findings;
  }
  if (settings.to === 'stdout')
    out.write(
      result.manifests
        .map((manifest) => manifest.content)
        .filter((text) => text !== '')
        .join('---\n'),
    );
  if (settings.dropIn && found !== '') {
    err.write(
      `${found} in ${counted(result.resources.length, 'resource')}; to make errors fail the run, use --strict or add \`charthouse: {}\` to cdk8s.yaml\n`,
    );
  }
  if (change === undefined) return EXIT.fine;
  const isStale = settings.to === 'check' && !isUpToDate(change);
  if (isStale) return stale(change, result, settings, err);
  if (!settings.dropIn && flags.quiet !== true) {
    const sign = err.colors.green(err.unicode ? '✓' : 'ok');
    const what = counted(result.resources.length, 'resource');
    const outcome =
      settings.to === 'check' ? `, ${settings.output}/ is current` : written(change, settings.output, err.unicode);
    err.write(`${sign} ${what}${outcome}${noticed(diagnostics)} in ${Math.round(time)} ms\n`);
  }
  if (flags.quiet !== true) tellStrangers(strangersIn(change), settings, err);
  return EXIT.fine;
}

/** Whoever applies the folder applies these too. */
function tellStrangers(strangers: readonly string[], { output }: Settings, err: Channel): void {
  if (strangers.length === 0) return;
  const named = strangers.slice(0, 3).join(', ');
  const more = strangers.length > 3 ? ` and ${strangers.length - 3} more` : '';
  err.write(sanitize(`  ${output}/ also holds ${named}${more}, which charthouse did not write and keeps\n`));
}

function written({ added, changed, unchanged, removed }: Change, output: string, unicode: boolean): string {
  const gone = removed.length === 0 ? '' : `, ${removed.length} removed`;
  const files = `${counted(added.length + changed.length, 'file')} written, ${unchanged.length} unchanged${gone}`;
  return ` ${unicode ? '→' : '->'} ${output}/ (${files})`;
}

/** What a run that went well should not let pass in silence. */
function noticed(diagnostics: readonly Diagnostic[]): string {
  const found = summary(diagnostics);
  const unchecked = diagnostics.filter(({ code }) => code === 'schema/missing-schema').length;
  return [
    ...(found === '' ? [] : [`, ${found}`]),
    ...(unchecked === 0 ? [] : [`, ${unchecked} of unknown kinds (see --verbose)`]),
  ].join('');
}

/** What a run that failed has left alone. */
function unchanged({ to, output }: Settings): string {
  if (to === 'stdout') return 'nothing was printed';
  return to === 'check' ? `${output} was not compared` : `${output} is as it was before`;
}

async function stale(
  change: NonNullable<SynthResult['change']>,
  result: SynthResult,
  settings: Settings,
  err: Channel,
): Promise<number> {
  const { difference, isOnlyInventory } = await import('../difference.ts');
  const folder = path.resolve(settings.project, settings.output);
  err.write(`${settings.output} is not what the app makes now:\n`);
  err.write(await difference(change, result.files, folder, err.colors));
  const help = isOnlyInventory(change)
    ? `Run charthouse synth and commit ${settings.output}/${INVENTORY} with the files: it tells later runs which ones are stale.`
    : 'Run charthouse synth and commit what it writes.';
  err.write(`  ${err.colors.green('help')}: ${help}\n`);
  return EXIT.findings;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
