import type { Pushed } from '../emit/chart/registry.ts';
import { load } from '../load/load.ts';
import { configurationError, type LoadError } from '../load/load-error.ts';
import { typeFindings } from '../load/type-findings.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { isSemanticVersion } from '../values/semantic-version.ts';
import type { Change } from '../write/change.ts';
import { write } from '../write/write.ts';
import { checkSets, type SetsToCheck } from './check-sets.ts';
import { chartFiles, helmCharts, type PackagedChart, packagedCharts } from './helm-charts.ts';
import { type PackageOptions, packageCharts } from './package-charts.ts';
import { renderProgram } from './render-program.ts';
import type { Settings } from './settings.ts';
import type { SynthHost } from './synth.ts';

export interface ChartOptions extends PackageOptions, SetsToCheck {
  /** Names of the charts to write; all without it. */
  readonly names: readonly string[];
  /** Versions other than those the author gave. */
  readonly version?: string;
  readonly appVersion?: string;
}

export interface ChartResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly failed: boolean;
  readonly charts: readonly { readonly name: string; readonly version: string }[];
  /** How many sets of values were checked, the defaults included. */
  readonly checked: number;
  readonly change?: Change;
  readonly pushed: readonly Pushed[];
}

/**
 * Writes the app's Helm charts. Every check runs on the plain manifests that the charts give for their default values,
 * and for further sets where asked.
 *
 * @throws {LoadError}, {BuildError}, {WriteError} as `synth` does; {ValueError} where a reference got lost
 */
export async function chart(settings: Settings, options: ChartOptions, host: SynthHost): Promise<ChartResult> {
  const loaded = await load({
    project: settings.project,
    app: settings.app,
    outdir: settings.output,
    environment: {},
    types: settings.types ? (settings.dropIn ? 'as the command' : 'always') : 'never',
    whenIdle: host.whenIdle,
    libraries: host.libraries,
  });
  if (loaded.type === 'files') throw noCharts('the app is no TypeScript or JavaScript program');
  const rendered = await renderProgram(loaded, settings);
  const packaged = chosen(packagedCharts(rendered.trees), options).map((each) => withVersions(each, options));
  const checks = packaged.flatMap((each) => checkSets(each, options, settings, rendered.diagnostics));
  const types = await typeFindings(loaded.types, loaded.inputs);
  const diagnostics = [...types.diagnostics, ...rendered.diagnostics, ...checks.flat()];
  const charts = packaged.map(({ props }) => ({ name: props.name, version: props.version }));
  const failed = settings.strict && diagnostics.some(({ severity }) => severity === 'error');
  const result = { diagnostics, charts, checked: checks.length, pushed: [] };
  if (failed) return { ...result, failed };
  const made = packaged.map((each) => ({ ...each, charts: helmCharts(each, settings.project) }));
  const { output } = options;
  if (!options.package && options.push === undefined) {
    if (output === undefined) return { ...result, failed };
    const files = chartFiles(
      made.flatMap((each) => each.charts),
      '',
    );
    return { ...result, failed, change: write(files, { project: settings.project, output }) };
  }
  return { ...result, failed, ...(await packageCharts(made, options, settings.project)) };
}

function chosen(charts: readonly PackagedChart[], { names }: ChartOptions): readonly PackagedChart[] {
  if (charts.length === 0)
    throw noCharts(
      'no construct of the app is a chart',
      'Make one with packageAs(construct, { name, version, values }).',
    );
  const known = charts.map(({ props }) => props.name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw noCharts(`the app has no chart "${unknown}"`, `Its charts: ${known.join(', ')}.`);
  return names.length === 0 ? charts : charts.filter(({ props }) => names.includes(props.name));
}

function withVersions(packaged: PackagedChart, { version, appVersion }: ChartOptions): PackagedChart {
  if (version !== undefined && !isSemanticVersion(version)) {
    const message = `"${version}" cannot be the version of a chart`;
    const help = 'Use three numbers, as in 1.0.0. See https://semver.org';
    throw configurationError('config/chart', message, help);
  }
  const versions = {
    ...(version === undefined ? {} : { version }),
    ...(appVersion === undefined ? {} : { appVersion }),
  };
  return { ...packaged, props: { ...packaged.props, ...versions } };
}

function noCharts(message: string, help = 'See the page "From values to chart".'): LoadError {
  return configurationError('chart/none', message, help);
}
