import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CONFIG_FILE, type ConfigFile, readConfig, type ValidationPlugin } from '../load/config.ts';
import { configurationError, LoadError } from '../load/load-error.ts';
import { MINORS } from '../kubernetes/kinds.ts';
import { accessProblem } from './access-problem.ts';
import { type HelmSettings, helmSettings } from './helm-settings.ts';

/** What flags say; absent means that the flag was not given. */
export interface Flags {
  readonly app?: string;
  readonly output?: string;
  readonly stdout?: boolean;
  readonly pluginsDir?: string;
  readonly validate?: boolean;
  readonly validationReportsOutputFile?: string;
  readonly format?: string;
  readonly chartApiVersion?: string;
  readonly chartVersion?: string;
  readonly kubernetes?: readonly string[];
  readonly strict?: boolean;
  readonly types?: boolean;
  readonly check?: boolean;
  readonly allowEmpty?: boolean;
}

/** Everything a synthesis needs to know, from flags, variables, the file and defaults, in this order. */
export interface Settings {
  readonly project: string;
  readonly app: string;
  readonly output: string;
  readonly to: 'folder' | 'stdout' | 'check';
  /** Findings that are errors fail the run. */
  readonly strict: boolean;
  /** An existing cdk8s project: no `charthouse` key in its configuration. */
  readonly dropIn: boolean;
  readonly kubernetes: readonly string[];
  readonly profile: 'restricted' | 'baseline' | 'none';
  readonly defaults: 'own' | 'all';
  readonly crds: readonly string[];
  readonly importDirectory: string;
  readonly allowEmpty: boolean;
  readonly types: boolean;
  readonly numberedFiles: boolean;
  /** Folder below the output for the Helm charts of the app. */
  readonly charts?: string;
  readonly helm?: HelmSettings;
  readonly validations?: string | readonly ValidationPlugin[];
  readonly pluginsDirectory?: string;
  readonly reportsFile?: string;
  readonly imports: readonly string[];
  readonly keepKeyOrder: boolean;
  /** Write construct-metadata.json, as asked by `CDK8S_RECORD_CONSTRUCT_METADATA`. */
  readonly recordMetadata: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Brings together what the caller, the environment and `cdk8s.yaml` say: flag, then `CDK8S_…` variable, then file,
 * then default.
 *
 * @throws {LoadError} when something is unknown, malformed or contradicts itself; nothing has been touched.
 */
export function settle(project: string, flags: Flags, environment: Environment): Settings {
  const config = readFile(project);
  const option = (flag: string | undefined, variable: string, inFile: string | undefined): string | undefined =>
    flag ?? (environment[`CDK8S_${variable}`] || undefined) ?? inFile;
  const stdout = flags.stdout ?? environment['CDK8S_STDOUT'] === 'true';
  const own = config.charthouse ?? {};
  const dropIn = config.charthouse === undefined;
  const app = option(flags.app, 'APP', config.app);
  if (app === undefined || app.trim() === '') {
    throw configurationError(
      'config/no-app',
      'Missing required argument: app',
      `Set \`app\` in ${CONFIG_FILE}, for instance "npx ts-node main.ts", or give --app.`,
    );
  }
  const kubernetes = versions(flags.kubernetes ?? own.kubernetes ?? defaultVersions());
  const helm = helmSettings(
    option(flags.format, 'FORMAT', config.synthConfig?.format),
    option(flags.chartApiVersion, 'CHART_API_VERSION', config.synthConfig?.chartApiVersion),
    option(flags.chartVersion, 'CHART_VERSION', config.synthConfig?.chartVersion),
    stdout,
  );
  const output = option(flags.output, 'OUTPUT', config.output) ?? 'dist';
  if (stdout && flags.output !== undefined && flags.output !== config.output) {
    throw configurationError(
      'config/contradiction',
      "'--output' and '--stdout' are mutually exclusive. Please only use one.",
      'Leave one of them out.',
    );
  }
  const validate = flags.validate ?? (environment['CDK8S_VALIDATE'] || 'true') === 'true';
  const validations = validate ? config.validations : undefined;
  const pluginsDirectory = option(flags.pluginsDir, 'PLUGINS_DIR', config.pluginsDirectory);
  const reportsFile = flags.validationReportsOutputFile ?? environment['CDK8S_VALIDATION_REPORTS_OUTPUT_FILE'];
  return {
    project,
    app,
    output,
    to: stdout ? 'stdout' : flags.check === true ? 'check' : 'folder',
    dropIn,
    strict: flags.strict ?? own.strict ?? !dropIn,
    kubernetes,
    profile: own.profile ?? 'restricted',
    defaults: own.defaults ?? 'own',
    crds: own.crds ?? [],
    importDirectory: config.importDirectory ?? 'imports',
    allowEmpty: flags.allowEmpty ?? own.allowEmpty ?? false,
    types: flags.types ?? own.types ?? true,
    numberedFiles: own.numberedFiles ?? dropIn,
    imports: config.imports ?? [],
    keepKeyOrder: Boolean(environment['CDK8S_DISABLE_SORT']),
    recordMetadata: environment['CDK8S_RECORD_CONSTRUCT_METADATA'] === 'true',
    ...(own.charts === undefined ? {} : { charts: own.charts }),
    ...(helm === undefined ? {} : { helm }),
    ...(validations === undefined ? {} : { validations }),
    ...(pluginsDirectory === undefined ? {} : { pluginsDirectory }),
    ...(reportsFile === undefined ? {} : { reportsFile }),
  };
}

/** `1.35` is minor 35. */
export function minorsOf(versions: readonly string[]): readonly number[] {
  return versions.map((version) => Number(version.slice(2)));
}

/** The folder of generated bindings as a prefix of their files: frames from there are not the author's. */
export function bindingsOf({ project, importDirectory }: Settings): string {
  return path.join(path.resolve(project, importDirectory), path.sep);
}

/** Folder of generated bindings, as `cdk8s.yaml` names it. */
export function importDirectoryOf(project: string): string {
  return readFile(project).importDirectory ?? 'imports';
}

function readFile(project: string): ConfigFile {
  const file = path.join(project, CONFIG_FILE);
  if (!existsSync(file)) return {};
  const { config, problems } = readConfig(textOf(file));
  if (problems.length > 0) throw new LoadError('configuration', problems);
  return config;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw configurationError(
      'config/malformed',
      `${CONFIG_FILE} cannot be read: ${accessProblem(error)}`,
      'It is a file of YAML.',
    );
  }
}

function defaultVersions(): readonly string[] {
  return MINORS.toSorted((left, right) => left - right)
    .slice(-2)
    .map((minor) => `1.${minor}`);
}

function versions(wanted: readonly string[]): readonly string[] {
  const known = MINORS.map((minor) => `1.${minor}`);
  const unknown = wanted.find((version) => !known.includes(version));
  if (unknown === undefined) return [...new Set(wanted)];
  throw configurationError('config/kubernetes', `Kubernetes ${unknown} is not known`, `Known: ${known.join(', ')}.`);
}
