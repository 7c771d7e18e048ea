import path from 'node:path';
import { resolveValues } from '../build/resolve.ts';
import { checkProfile } from '../default/check-profile.ts';
import { archiveName, packageChart } from '../emit/chart/archive.ts';
import type { WrittenChart } from '../emit/chart/chart-files.ts';
import { openPgpSigner, provenance } from '../emit/chart/provenance.ts';
import { type Pushed, pushChart, type PushOptions } from '../emit/chart/registry.ts';
import { repositoryIndex } from '../emit/chart/repository-index.ts';
import { load } from '../load/load.ts';
import { configurationError, type LoadError } from '../load/load-error.ts';
import { typeFindings } from '../load/type-findings.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { OutputFile } from '../model/file.ts';
import { traitLookup } from '../model/trait-lookup.ts';
import { cornersOf } from '../values/corners.ts';
import { coalesce, type ChartProps, type Json } from '../values/index.ts';
import { isSemanticVersion } from '../values/semantic-version.ts';
import { valueProblems } from '../values/validate.ts';
import type { Change } from '../write/change.ts';
import { write } from '../write/write.ts';
import { chartFiles, helmCharts, type PackagedChart, packagedCharts } from './helm-charts.ts';
import { inspect } from './inspect.ts';
import { knownCustomResources } from './known-custom-resources.ts';
import { defaultOptions } from './render.ts';
import { renderProgram } from './render-program.ts';
import type { Settings } from './settings.ts';
import type { SynthHost } from './synth.ts';

export interface ChartOptions {
  /** Names of the charts to write; all without it. */
  readonly names: readonly string[];
  /** Folder the charts go to, relative to the project. Without it they are made and checked, and not written. */
  readonly output?: string;
  /** Versions other than those the author gave. */
  readonly version?: string;
  readonly appVersion?: string;
  /** Write archives instead of folders, and an index of them. */
  readonly package: boolean;
  /** Armored private key that signs the archives. */
  readonly key?: string;
  readonly passphrase?: string;
  /** Where the archives are pushed to, such as `oci://registry.example.com/charts`. */
  readonly push?: Pick<PushOptions, 'to' | 'credentials' | 'plainHttp'>;
  /** Value sets that the plain manifests are checked with beside the defaults. */
  readonly valueSets: readonly { readonly name: string; readonly values: { readonly [key: string]: Json } }[];
  /** Also check with every value at its edges. */
  readonly corners: boolean;
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
  const diagnostics = [...types.diagnostics, ...rendered.diagnostics, ...checks.flatMap((check) => check.diagnostics)];
  const charts = packaged.map(({ props }) => ({ name: props.name, version: props.version }));
  const failed = settings.strict && diagnostics.some(({ severity }) => severity === 'error');
  const result = { diagnostics, charts, checked: checks.length, pushed: [] };
  if (failed) return { ...result, failed };
  const written = packaged.map((each) => ({ ...each, charts: helmCharts(each, settings.project) }));
  const { output } = options;
  if (!options.package && options.push === undefined) {
    if (output === undefined) return { ...result, failed };
    const files = chartFiles(
      written.flatMap((each) => each.charts),
      '',
    );
    return { ...result, failed, change: write(files, { project: settings.project, output }) };
  }
  return { ...result, failed, ...(await packageAll(written, options, settings)) };
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

/**
 * The manifests of a chart for each set of values, checked like all others; a finding names the set. What is `known` of the
 * profile holds for every set and is not told again.
 */
function checkSets(
  { props, documents }: PackagedChart,
  options: ChartOptions,
  settings: Settings,
  known: readonly Diagnostic[],
): readonly { readonly diagnostics: readonly Diagnostic[] }[] {
  const corners = options.corners && props.values !== undefined ? cornersOf(props.values) : [];
  const sets = [{ name: '', values: {} }, ...options.valueSets, ...corners];
  return sets.map(({ name, values }) => {
    const problems = valuesDiagnostics(props, values, name);
    if (problems.length > 0) return { diagnostics: problems };
    const [resolved] = resolveValues([{ documents, name: props.name }], { values });
    const plain = resolved?.documents ?? [];
    const resources = plain.flatMap(({ resource }) => resource ?? []);
    const traitOf = traitLookup(plain);
    const { kubernetes } = settings;
    const customResources = knownCustomResources(resources, settings);
    const found = [
      ...inspect(resources, { kubernetes, customResources, traitOf }),
      // What the defaults bring in was told when they were rendered.
      ...(name === '' ? [] : checkProfile(resources, defaultOptions(settings, traitOf), known)),
    ];
    return {
      diagnostics:
        name === ''
          ? found
          : found.map((diagnostic) => ({ ...diagnostic, message: `with ${name}: ${diagnostic.message}` })),
    };
  });
}

function valuesDiagnostics(
  { name, values, dependencies }: ChartProps,
  given: { readonly [key: string]: Json },
  set: string,
): readonly Diagnostic[] {
  if (values === undefined) return [];
  return valueProblems(values, coalesce(values.defaults, given), dependencies).map(({ path: at, message }) => ({
    code: 'chart/values',
    severity: 'error',
    message: `${set === '' ? 'the defaults' : set} of chart ${name}: ${at} ${message}`,
    labels: [],
    help: 'The declaration of the values in defineValues says what is allowed.',
  }));
}

interface Written extends PackagedChart {
  readonly charts: readonly WrittenChart[];
}

async function packageAll(
  written: readonly Written[],
  options: ChartOptions,
  { project }: Settings,
): Promise<Pick<ChartResult, 'change' | 'pushed'>> {
  const sign = options.key === undefined ? undefined : await openPgpSigner(options.key, options.passphrase);
  const archives = await Promise.all(
    written.flatMap(({ props, charts }) =>
      charts.map(async (each) => {
        const own = { ...props, name: each.name };
        const archive = await packageChart(each);
        return {
          chart: own,
          archive,
          ...(sign === undefined ? {} : { provenance: await provenance(own, archive, sign) }),
        };
      }),
    ),
  );
  const files = archives.flatMap(({ chart: own, archive, ...rest }): OutputFile[] => {
    const name = archiveName(own);
    return [
      { path: name, content: archive },
      ...('provenance' in rest && rest.provenance !== undefined
        ? [{ path: `${name}.prov`, content: rest.provenance }]
        : []),
    ];
  });
  const { output } = options;
  const change =
    options.package && output !== undefined
      ? write([...files, { path: 'index.yaml', content: repositoryIndex(archives) }], {
          project,
          output: path.normalize(output),
        })
      : undefined;
  const pushed: Pushed[] = [];
  const { push } = options;
  if (push !== undefined) for (const each of archives) pushed.push(await pushChart({ ...push, ...each }));
  return { pushed, ...(change === undefined ? {} : { change }) };
}
