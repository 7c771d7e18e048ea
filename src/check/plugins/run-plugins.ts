import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Resource } from '../../model/resource.ts';
import { isReadable } from '../../read/document.ts';
import { readText } from '../../read/documents.ts';
import { loadPlugin, type LoadOptions, type PluginSettings } from './load-plugin.ts';
import { PluginError } from './plugin-error.ts';
import { PluginReport } from './plugin-report.ts';

/** A manifest that is about to be written, with the resources in it. */
export interface PluginManifest {
  readonly path: string;
  readonly content: string;
  readonly documents: readonly { readonly resource?: Resource }[];
}

export interface PluginOptions extends LoadOptions {
  /** How a manifest is called in reports. */
  readonly nameOf: (manifest: string) => string;
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
