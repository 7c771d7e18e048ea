import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { PluginError } from './plugin-error.ts';

/** A plugin as `cdk8s.yaml` names it. */
export interface PluginSettings {
  readonly package: string;
  readonly version: string;
  readonly class: string;
  readonly installEnv?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, unknown>>;
}

export interface LoadOptions {
  readonly project: string;
  /** Where packages are installed; default `~/.cdk8s/plugins`. */
  readonly folder?: string;
  /** Progress and what plugins log. */
  readonly log: (text: string) => void;
}

export interface Plugin {
  validate(context: object): unknown;
}

export interface LoadedPlugin {
  readonly plugin: Plugin;
  readonly name: string;
}

/**
 * Finds the plugin on the disk, installs it first where it is a package that is not there yet, and makes its object.
 *
 * @throws {PluginError} when it cannot be named so, installed or loaded, or is no plugin
 */
export function loadPlugin(settings: PluginSettings, options: LoadOptions): LoadedPlugin {
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
  { log }: LoadOptions,
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
