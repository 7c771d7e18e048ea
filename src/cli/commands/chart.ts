import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chart, type ChartOptions } from '../../command/chart.ts';
import { type Environment, settle } from '../../command/settings.ts';
import { RegistryError } from '../../emit/chart/registry.ts';
import { LoadError } from '../../load/load-error.ts';
import { isReadable } from '../../read/document.ts';
import { readText } from '../../read/documents.ts';
import { EXIT, failureOf } from '../failure.ts';
import { ownFolder, sourceReader, whenIdle } from '../host.ts';
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
}

/** `charthouse chart`: gives the exit code. */
export async function run(
  project: string,
  names: readonly string[],
  flags: ChartFlags,
  environment: Environment,
  { err }: Terminal,
): Promise<number> {
  try {
    const { app, kubernetes, strict } = flags;
    const given = {
      ...(app === undefined ? {} : { app }),
      ...(kubernetes === undefined ? {} : { kubernetes }),
      ...(strict === undefined ? {} : { strict }),
    };
    const settings = settle(project, given, environment);
    const result = await chart(
      { ...settings, strict: strict ?? true },
      optionsOf(project, names, flags, environment, settings.output),
      {
        whenIdle,
        libraries: [ownFolder()],
        log: (text) => err.write(`${text}\n`),
      },
    );
    const shown = result.diagnostics.filter(({ severity }) => severity !== 'info');
    if (shown.length > 0) err.write(`${report(shown, sourceReader(project), err)}\n`);
    if (result.failed) {
      err.write(`${summary(result.diagnostics)}; no chart was written\n`);
      return EXIT.findings;
    }
    for (const { reference, digest } of result.pushed) err.write(`pushed ${reference} (${digest})\n`);
    const made = result.charts.map(({ name, version }) => `${name} ${version}`).join(', ');
    const sets = result.checked === 1 ? 'the default values' : `${result.checked} sets of values`;
    err.write(`${err.unicode ? '✓' : 'ok'} ${made}, checked with ${sets}\n`);
    return EXIT.fine;
  } catch (error) {
    const failure = error instanceof RegistryError ? registryFailure(error) : failureOf(error);
    if (failure === undefined) throw error;
    err.write(report(failure.diagnostics, sourceReader(project), err));
    return failure.exit;
  }
}

function optionsOf(
  project: string,
  names: readonly string[],
  flags: ChartFlags,
  environment: Environment,
  output: string,
): ChartOptions {
  const files = Array.isArray(flags.checkValues) ? flags.checkValues : [];
  const username = environment['CHARTHOUSE_REGISTRY_USERNAME'];
  const password = environment['CHARTHOUSE_REGISTRY_PASSWORD'];
  const credentials = username === undefined || password === undefined ? {} : { credentials: { username, password } };
  const passphrase = environment['CHARTHOUSE_KEY_PASSPHRASE'];
  return {
    names,
    output: flags.output ?? path.join(output, 'charts'),
    package: flags.package === true,
    corners: flags.checkValues !== undefined,
    valueSets: files.map((name) => ({ name, values: valuesIn(project, name) })),
    ...(flags.version === undefined ? {} : { version: flags.version }),
    ...(flags.appVersion === undefined ? {} : { appVersion: flags.appVersion }),
    ...(flags.key === undefined ? {} : { key: readFileSync(path.resolve(project, flags.key), 'utf8') }),
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(flags.push === undefined
      ? {}
      : { push: { to: flags.push, ...credentials, plainHttp: flags.plainHttp === true } }),
  };
}

function valuesIn(project: string, name: string): ChartOptions['valueSets'][number]['values'] {
  const [document] = readText(name, readFileSync(path.resolve(project, name), 'utf8'));
  if (document === undefined) return {};
  const value = isReadable(document) ? document.value : undefined;
  if (isValues(value)) return value;
  const why = isReadable(document) ? 'it is no mapping' : document.error;
  throw new LoadError('configuration', [
    {
      code: 'chart/values',
      severity: 'error',
      message: `${name} cannot be read as values: ${why}`,
      labels: [],
      help: 'A values file is a YAML mapping.',
    },
  ]);
}

function isValues(value: unknown): value is ChartOptions['valueSets'][number]['values'] {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function registryFailure(error: RegistryError): NonNullable<ReturnType<typeof failureOf>> {
  const diagnostic = {
    code: 'chart/registry',
    severity: 'error',
    message: error.message,
    labels: [],
    help: 'Nothing refers to what was uploaded; run the command again when that is mended.',
  } as const;
  return { diagnostics: [diagnostic], exit: EXIT.findings };
}
