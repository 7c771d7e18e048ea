import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PluginSettings } from '../check/plugins/load-plugin.ts';
import { problemsOf } from '../load/config-check.ts';
import { validationsSchema } from '../load/config-schema.ts';
import { configurationError, type LoadError } from '../load/load-error.ts';
import { isReadable } from '../read/document.ts';
import { readText } from '../read/documents.ts';
import type { Settings } from './settings.ts';

/**
 * The validation plugins that are configured, in `cdk8s.yaml` or in the file it names.
 *
 * @throws {LoadError} when that file is missing, remote, or holds something else
 */
export function pluginsOf({ validations, project }: Settings): readonly PluginSettings[] | undefined {
  if (typeof validations !== 'string') return validations;
  if (/^https?:/.test(validations)) {
    throw refused(
      `the validations at ${validations} are not read: synth does not use the network`,
      'Save the file in the project and name it.',
    );
  }
  const file = path.resolve(project, validations);
  if (!existsSync(file))
    throw refused(`the validations file ${validations} does not exist`, 'Correct `validations` in cdk8s.yaml.');
  const [document] = readText(validations, readFileSync(file, 'utf8'));
  const value = document !== undefined && isReadable(document) ? document.value : undefined;
  const [problem] = problemsOf(value, validationsSchema);
  if (problem !== undefined || !isPlugins(value))
    throw refused(
      `${validations}: ${problem?.message ?? 'is no list'}`,
      'It is a list of plugins, each with package, version and class.',
    );
  return value;
}

/** The schema has just been checked; this only tells the compiler. */
function isPlugins(value: unknown): value is readonly PluginSettings[] {
  return Array.isArray(value);
}

function refused(message: string, help: string): LoadError {
  return configurationError('config/validations', message, help);
}
