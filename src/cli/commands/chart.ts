import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chart, type ChartOptions } from '../../command/chart.ts';
import { bindingsOf, type Environment, settle, type Settings } from '../../command/settings.ts';
import { SigningError } from '../../emit/chart/provenance.ts';
import { RegistryError } from '../../emit/chart/registry.ts';
import { configurationError } from '../../load/load-error.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { isReadable } from '../../read/document.ts';
import { readText } from '../../read/documents.ts';
import { EXIT, failureOf } from '../failure.ts';
import { ownFolder, sourceReader, whenIdle } from '../host.ts';
import { startProgress } from '../progress.ts';
import { report, summary } from '../report.ts';
import type { Terminal } from '../terminal.ts';

export interface ChartFlags {
  readonly app?: string;
  readonly output?: string;
  readonly package?: boolean;
  readonly version?: string;
  readonly appVersion?: string;
  readonly key?: string;
  readonly push?: string;
  readonly plainHttp?: boolean;
  readonly checkValues?: readonly string[] | true;
  readonly kubernetes?: readonly string[];
  readonly strict?: boolean;
  readonly types?: boolean;
}

/** `charthouse chart`: gives the exit code. */
export async function run(
  project: string,
  names: readonly string[],
  flags: ChartFlags,
  environment: Environment,
  { err }: Terminal,
): Promise<number> {
  const endProgress = startProgress('making charts', err);
  try {
    const { app, kubernetes, strict, types } = flags;
    const given = {
      ...(app === undefined ? {} : { app }),
      ...(kubernetes === undefined ? {} : { kubernetes }),
      ...(strict === undefined ? {} : { strict }),
      ...(types === undefined ? {} : { types }),
    };
    const settings = settle(project, given, environment);
    const options = optionsOf(project, names, flags, environment, folderOf(settings, flags));
    const result = await chart({ ...settings, strict: strict ?? true }, options, {
      whenIdle,
      libraries: [ownFolder(), bindingsOf(settings)],
      log: (text) => err.write(`${text}\n`),
    });
    endProgress();
    const shown = result.diagnostics.filter(({ severity }) => severity !== 'info');
    if (shown.length > 0) err.write(`${report(shown, sourceReader(project), err)}\n`);
    if (result.failed) {
      err.write(`${summary(result.diagnostics)}; no chart was written\n`);
      return EXIT.findings;
    }
    for (const { reference, digest } of result.pushed) err.write(`pushed ${reference} (${digest})\n`);
    const made = result.charts.map(({ name, version }) => `${name} ${version}`).join(', ');
    const sets = result.checked === 1 ? 'the default values' : `${result.checked} sets of values`;
    const [sign, arrow] = err.unicode ? ['✓', '→'] : ['ok', '->'];
    const written = result.change === undefined ? '' : ` ${arrow} ${path.join(options.output ?? '', '/')}`;
    const own = options.output === undefined && options.push === undefined ? '; charthouse synth writes them' : '';
    err.write(`${err.colors.green(sign)} ${made}${written}, checked with ${sets}${own}\n`);
    return EXIT.fine;
  } catch (error) {
    endProgress();
    const failure = failureOfChart(error) ?? failureOf(error);
    if (failure === undefined) throw error;
    err.write(report(failure.diagnostics, sourceReader(project), err));
    return failure.exit;
  }
}

/** Charts that `synth` writes are its own: without another folder this command makes and checks them only. */
function folderOf({ charts, output }: Settings, flags: ChartFlags): string | undefined {
  if (flags.output !== undefined) return flags.output;
  if (charts === undefined) return path.join(output, 'charts');
  if (flags.package !== true) return undefined;
  const message = `\`charts\` in cdk8s.yaml leaves ${path.join(output, charts)} to charthouse synth`;
  throw configurationError('config/contradiction', message, 'Name a folder for archives with -o.');
}

function optionsOf(
  project: string,
  names: readonly string[],
  flags: ChartFlags,
  environment: Environment,
  output: string | undefined,
): ChartOptions {
  const files = Array.isArray(flags.checkValues) ? flags.checkValues : [];
  const username = environment['CHARTHOUSE_REGISTRY_USERNAME'];
  const password = environment['CHARTHOUSE_REGISTRY_PASSWORD'];
  const credentials = username === undefined || password === undefined ? {} : { credentials: { username, password } };
  const passphrase = environment['CHARTHOUSE_KEY_PASSPHRASE'];
  return {
    names,
    ...(output === undefined ? {} : { output }),
    package: flags.package === true,
    corners: flags.checkValues !== undefined,
    valueSets: files.map((name) => ({ name, values: valuesIn(project, name) })),
    ...(flags.version === undefined ? {} : { version: flags.version }),
    ...(flags.appVersion === undefined ? {} : { appVersion: flags.appVersion }),
    ...(flags.key === undefined ? {} : { key: textOf(project, flags.key, 'chart/key', 'Name the file of the key.') }),
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(flags.push === undefined
      ? {}
      : { push: { to: flags.push, ...credentials, plainHttp: flags.plainHttp === true } }),
  };
}

function valuesIn(project: string, name: string): ChartOptions['valueSets'][number]['values'] {
  const text = textOf(project, name, 'chart/values', 'Names of charts stand before --check-values, files after it.');
  const [document] = readText(name, text);
  if (document === undefined) return {};
  const value = isReadable(document) ? document.value : undefined;
  if (isValues(value)) return value;
  const why = isReadable(document) ? 'it is no mapping' : document.error;
  const message = `${name} cannot be read as values: ${why}`;
  throw configurationError('chart/values', message, 'A values file is a YAML mapping.');
}

function isValues(value: unknown): value is ChartOptions['valueSets'][number]['values'] {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A file that the user named. */
function textOf(project: string, name: string, code: string, help: string): string {
  try {
    return readFileSync(path.resolve(project, name), 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw configurationError(code, `${name} cannot be read: ${error.message}`, help);
  }
}

function failureOfChart(error: unknown): ReturnType<typeof failureOf> {
  if (error instanceof RegistryError) {
    const help = 'Nothing refers to what was uploaded; run the command again when that is mended.';
    return { diagnostics: [wrong('chart/registry', error.message, help)], exit: EXIT.findings };
  }
  if (error instanceof SigningError) {
    const help = 'Nothing was written; leave --key out to go without signatures.';
    return { diagnostics: [wrong('chart/key', error.message, help)], exit: EXIT.usage };
  }
  return undefined;
}

function wrong(code: string, message: string, help: string): Diagnostic {
  return { code, severity: 'error', message, labels: [], help };
}
