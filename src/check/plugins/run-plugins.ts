import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import type { Resource } from '../../model/resource.ts';
import { isReadable } from '../../read/document.ts';
import { readText } from '../../read/documents.ts';
import { PluginError } from './plugin-error.ts';
import { PluginReport } from './plugin-report.ts';

export interface PluginSettings {
  readonly package: string;
  readonly version: string;
  readonly class: string;
  readonly installEnv?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** A manifest that is about to be written, with the resources in it. */
export interface PluginManifest {
  readonly path: string;
  readonly content: string;
  readonly documents: readonly { readonly resource?: Resource }[];
}

export interface PluginOptions {
  readonly project: string;
  /** Where packages are installed; default `~/.cdk8s/plugins`. */
  readonly folder?: string;
  /** How a manifest is called in reports. */
  readonly nameOf: (manifest: string) => string;
  /** Progress and what plugins log. */
  readonly log: (text: string) => void;
}

interface Plugin {
  validate(context: object): unknown;
}

/**
 * Runs validation plugins of cdk8s on manifests before they are written. Every plugin is loaded before the first runs.
 *
 * @throws {PluginError} when a plugin cannot be installed or loaded, throws, or does not submit its report
 */
export async function runPlugins(
  plugins: readonly PluginSettings[],
  manifests: readonly PluginManifest[],
  options: PluginOptions,
): Promise<readonly PluginReport[]> {
  const loaded = plugins.map((settings) => ({ settings, ...loadPlugin(settings, options) }));
  const staged = mkdtempSync(path.join(tmpdir(), 'charthouse-plugins-'));
  try {
    const files = manifests.map((manifest) => stage(manifest, staged));
    const byFile = new Map(files.map((file, index) => [file, manifests[index]]));
    const reports: PluginReport[] = [];
    for (const { settings, plugin, name } of loaded) {
      const report = new PluginReport({
        plugin: name,
        version: settings.version,
        nameOf: (file) => options.nameOf(byFile.get(file)?.path ?? file),
        constructOf: (resource, file) => constructOf(resource, byFile.get(file)),
      });
      const context = {
        manifests: files,
        pkg: name,
        version: settings.version,
        metadata: metadataOf(manifests),
        logger: { log: (text: unknown) => options.log(String(text)) },
        report,
        parseManifest,
      };
      try {
        await plugin.validate(context);
        report.toJson();
      } catch (error) {
        throw new PluginError(
          `the validation plugin ${name} failed: ${error instanceof Error ? error.message : String(error)}`,
          { cause: error },
        );
      }
      reports.push(report);
    }
    return reports;
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

function stage(manifest: PluginManifest, folder: string): string {
  const file = path.join(folder, manifest.path);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, manifest.content);
  return file;
}

function parseManifest(file: string): unknown[] {
  return readText(file, readFileSync(file, 'utf8')).flatMap((document) =>
    isReadable(document) ? [document.value] : [],
  );
}

/** A name alone does not tell which of several resources is meant (defect C18); the manifest narrows it down. */
function constructOf(resource: string, manifest: PluginManifest | undefined): string | undefined {
  const origins = manifest?.documents.flatMap((document) =>
    document.resource?.id.name === resource ? [document.resource.origin.construct] : [],
  );
  return origins === undefined || origins.length === 0 ? undefined : [...new Set(origins)].join(', ');
}

function metadataOf(manifests: readonly PluginManifest[]): Readonly<Record<string, { readonly path: string }>> {
  const resources = manifests.flatMap(({ documents }) => documents.flatMap(({ resource }) => resource ?? []));
  return Object.fromEntries(resources.map(({ id, origin }) => [id.name, { path: origin.construct }]));
}

function loadPlugin(
  settings: PluginSettings,
  options: PluginOptions,
): { readonly plugin: Plugin; readonly name: string } {
  const { package: name, version, properties } = settings;
  if (!/^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(version)) {
    throw new PluginError(`Unsupported version spec for package ${name}: ${version}. Cannot be a range.`);
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(name) && !path.isAbsolute(name)) {
    throw new PluginError(
      `Unsupported package reference: ${name}. Can either be an NPM package name, or a local path to a directory`,
    );
  }
  const isLocal = path.isAbsolute(name) || name.startsWith('./');
  const folder = path.join(options.folder ?? path.join(homedir(), '.cdk8s/plugins'), name, version);
  const location = isLocal ? path.resolve(options.project, name) : path.join(folder, 'node_modules', name);
  if (!isLocal && !existsSync(location)) install(settings, folder, options);
  const module = requireFrom(location, options.project);
  const Class: unknown = Reflect.get(module, settings.class);
  if (typeof Class !== 'function') {
    throw new PluginError(
      `Unable to locate class '${settings.class}' in package '${name}@${version}'. Are you sure you exported it?`,
    );
  }
  const plugin: unknown = Reflect.construct(Class, [properties ?? {}]);
  if (!isPlugin(plugin)) {
    throw new PluginError(
      `Instance of class '${settings.class}' from package '${name}@${version}' is not a validation plugin. Are you sure you specified the correct class?`,
    );
  }
  return { plugin, name: isLocal ? location : name };
}

function isPlugin(value: unknown): value is Plugin {
  return typeof value === 'object' && value !== null && 'validate' in value && typeof value.validate === 'function';
}

function requireFrom(location: string, project: string): object {
  try {
    const module: unknown = createRequire(path.join(project, 'cdk8s.yaml'))(location);
    if (typeof module === 'object' && module !== null) return module;
  } catch (error) {
    throw new PluginError(
      `the validation plugin at ${location} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
  throw new PluginError(`the validation plugin at ${location} exports nothing`);
}

/** The one thing that uses the network, and only when a configured plugin is not there yet. */
function install(
  { package: name, version, installEnv = {} }: PluginSettings,
  folder: string,
  { log }: PluginOptions,
): void {
  log(`Installing validation plugin: ${name}@${version} (this may take a while the first time around)`);
  mkdirSync(folder, { recursive: true });
  const { status, stderr } = spawnSync('npm', ['install', `${name}@${version}`, '--no-save', '--prefix', folder], {
    encoding: 'utf8',
    env: { ...process.env, ...installEnv },
  });
  if (status !== 0)
    throw new PluginError(
      `the validation plugin ${name}@${version} cannot be installed: ${stderr.trim().split('\n').at(-1) ?? ''}`,
    );
}
