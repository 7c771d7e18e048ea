import path from 'node:path';
import type { PluginReport } from '../check/plugins/plugin-report.ts';
import type { Manifest } from '../emit/manifests.ts';
import { staticChart } from '../emit/static-chart.ts';
import { load } from '../load/load.ts';
import { typeFindings } from '../load/type-findings.ts';
import { LoadError } from '../load/load-error.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { OutputFile } from '../model/file.ts';
import type { Resource } from '../model/resource.ts';
import type { Change } from '../write/change.ts';
import { preview, write } from '../write/write.ts';
import { inspectAhead } from './inspect.ts';
import { importedDefinitions } from './imported-definitions.ts';
import { knownCustomResources } from './known-custom-resources.ts';
import { type FaultlessPool, JudgingAhead } from './judging-ahead.ts';
import { chartFiles, helmCharts, packagedCharts } from './helm-charts.ts';
import { type Rendered, renderFiles } from './render.ts';
import { renderProgram } from './render-program.ts';
import { pluginsOf } from './plugins.ts';
import type { Settings } from './settings.ts';
import { ThreadPool } from './threads/thread-pool.ts';

export interface SynthHost {
  /** Settles once the program has nothing left to do. */
  readonly whenIdle: () => Promise<void>;
  /** Folders whose stack frames are not the author's. */
  readonly libraries: readonly string[];
  /** Takes what validation plugins log, and what is told of their progress. */
  readonly log: (text: string) => void;
}

export interface SynthResult {
  readonly diagnostics: readonly Diagnostic[];
  /** Something stopped the run: nothing was written. */
  readonly failed: boolean;
  /** What stopped it, when it is none of the findings: a `WriteError` or a `PluginError`. */
  readonly stoppedBy?: unknown;
  /** Manifests in the order in which they are to be applied. */
  readonly manifests: readonly Manifest[];
  readonly files: readonly OutputFile[];
  readonly resources: readonly Resource[];
  readonly charts: number;
  /** What was, or with `check` would be, done to the output folder. */
  readonly change?: Change;
  /** Reports of the validation plugins; none without plugins. */
  readonly reports: readonly PluginReport[];
  /** What the program printed to stdout. */
  readonly output: string;
  /** What the user should know that is no finding. */
  readonly notes: readonly string[];
}

// A thread that judges keeps nothing: with room for more it would only collect its garbage later.
const SMALL = { maxOldGenerationSizeMb: 48, maxYoungGenerationSizeMb: 8 };

/**
 * The main job: load, build, default, check, emit, write.
 *
 * @param judge a file that calls `serve(faultlessJudge)`: the program of a thread that helps with many resources
 * @throws {LoadError} when the configuration or the program does not let the run begin or end
 * @throws {BuildError} when the tree cannot be built
 */
export async function synth(settings: Settings, host: SynthHost, judge?: string): Promise<SynthResult> {
  const { kubernetes } = settings;
  const start = (program: string): FaultlessPool => new ThreadPool(program, { kubernetes }, 1, SMALL);
  const ahead = new JudgingAhead(judge === undefined ? undefined : () => start(judge));
  try {
    return await synthWith(ahead, settings, host);
  } finally {
    await ahead.end();
  }
}

async function synthWith(ahead: JudgingAhead, settings: Settings, host: SynthHost): Promise<SynthResult> {
  const loaded = await load({
    project: settings.project,
    app: settings.app,
    outdir: settings.output,
    environment: { CDK8S_RECORD_CONSTRUCT_METADATA: String(settings.recordMetadata) },
    types: settings.types ? (settings.dropIn ? 'as the command' : 'always') : 'never',
    whenIdle: host.whenIdle,
    libraries: host.libraries,
  });
  const rendered = loaded.type === 'trees' ? await renderProgram(loaded, settings, ahead) : renderFiles(loaded);
  const customResources = knownCustomResources(rendered.resources, settings);
  const inspected = await inspectAhead(ahead, rendered.resources, {
    kubernetes: settings.kubernetes,
    customResources,
    traitOf: rendered.traitOf,
  });
  // Last, for the compiler works beside all this.
  const types = loaded.type === 'trees' ? await typeFindings(loaded.types, loaded.inputs) : { diagnostics: [] };
  const diagnostics = [
    ...types.diagnostics,
    ...rendered.diagnostics,
    ...inspected,
    ...emptiness(rendered.resources, settings),
  ];
  const { files, problems } = filesOf(rendered, settings);
  const found = [...diagnostics, ...problems];
  const result = {
    diagnostics: found,
    manifests: rendered.manifests,
    files,
    resources: rendered.resources,
    charts: rendered.charts,
    output: loaded.output,
    notes: types.note === undefined ? [] : [types.note],
  };
  // A program that does not compile would not have run under ts-node either.
  if (types.diagnostics.some(isError) || (settings.strict && found.some(isError))) {
    return { ...result, reports: [], failed: true };
  }
  let reports: readonly PluginReport[] = [];
  try {
    reports = await validate(rendered.manifests, settings, host);
    if (settings.strict && reports.some((report) => !report.success)) return { ...result, reports, failed: true };
    return { ...result, reports, failed: false, ...output(files, settings) };
  } catch (error) {
    // A disk that is full takes nothing away from what was found.
    return { ...result, reports, failed: true, stoppedBy: error };
  }
}

async function validate(
  manifests: readonly Manifest[],
  settings: Settings,
  host: SynthHost,
): Promise<readonly PluginReport[]> {
  const plugins = pluginsOf(settings);
  if (plugins === undefined) return [];
  const { runPlugins } = await import('../check/plugins/run-plugins.ts');
  return runPlugins(plugins, manifests, {
    project: settings.project,
    log: host.log,
    nameOf: (manifest) => (settings.to === 'stdout' ? 'STDOUT' : path.join(settings.output, manifest)),
    ...(settings.pluginsDirectory === undefined ? {} : { folder: settings.pluginsDirectory }),
  });
}

/** Everything that goes into the output folder. */
function filesOf(
  rendered: Rendered,
  settings: Settings,
): { readonly files: readonly OutputFile[]; readonly problems: readonly Diagnostic[] } {
  if (settings.helm === undefined) {
    return { files: [...rendered.manifests, ...rendered.others, ...charts(rendered, settings)], problems: [] };
  }
  const version = settings.helm.chartVersion;
  const [own, ...others] = packagedCharts(rendered.trees).flatMap((packaged) =>
    helmCharts({ ...packaged, props: { ...packaged.props, version } }, settings.project),
  );
  if (own !== undefined) {
    if (others.length > 0) throw severalCharts([own, ...others].map(({ name }) => name));
    return { files: own.files, problems: [] };
  }
  const { definitions, problems } = importedDefinitions(settings);
  const { chartApiVersion: apiVersion } = settings.helm;
  const name = path.basename(settings.project);
  return { files: staticChart(rendered.manifests, definitions, { name, apiVersion, version }), problems };
}

function severalCharts(names: readonly string[]): LoadError {
  const message = `the app has the charts ${names.join(', ')}, but the format helm makes the output one chart`;
  const help = 'Use charthouse chart, which writes a folder for each.';
  return new LoadError('configuration', [{ code: 'config/chart', severity: 'error', message, labels: [], help }]);
}

/** The Helm charts of the app, beside its plain manifests. */
function charts({ trees }: Rendered, { charts: folder, project }: Settings): readonly OutputFile[] {
  if (folder === undefined) return [];
  return packagedCharts(trees).flatMap((packaged) => chartFiles(helmCharts(packaged, project), `${folder}/`));
}

function output(files: readonly OutputFile[], settings: Settings): { readonly change?: Change } {
  if (settings.to === 'stdout') return {};
  const options = { project: settings.project, output: settings.output, adopt: isOutputOfCdk8s };
  return { change: settings.to === 'check' ? preview(files, options) : write(files, options) };
}

/** Files that cdk8s writes: an output folder without inventory that holds nothing else is taken over. */
function isOutputOfCdk8s(file: string): boolean {
  return /\.k8s\.yaml$|^construct-metadata\.json$|^(?:Chart\.yaml|README\.md|(?:templates|crds)\/.*\.ya?ml)$/.test(
    file,
  );
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function emptiness(resources: readonly Resource[], settings: Settings): readonly Diagnostic[] {
  if (resources.length > 0 || settings.allowEmpty) return [];
  return [
    {
      code: 'app/empty',
      severity: 'error',
      message: 'the app yields no resources',
      labels: [],
      help: 'If that is meant, set `allowEmpty: true` below `charthouse` in cdk8s.yaml or give --allow-empty.',
    },
  ];
}
