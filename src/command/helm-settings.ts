import { configurationError } from '../load/load-error.ts';
import { isSemanticVersion } from '../values/semantic-version.ts';

/** The whole output as one static chart. */
export interface HelmSettings {
  readonly chartApiVersion: 'v1' | 'v2';
  readonly chartVersion: string;
}

/**
 * How `--format helm` is meant, or nothing for plain manifests.
 *
 * @throws {LoadError} in the words of cdk8s where it has them
 */
export function helmSettings(
  format: string | undefined,
  apiVersion: string | undefined,
  version: string | undefined,
  stdout: boolean,
): HelmSettings | undefined {
  if (format !== undefined && format !== 'plain' && format !== 'helm') {
    throw configurationError(
      'config/format',
      `You need to specify synthesis format either as plain or helm but received: ${format}`,
      'Use --format plain or --format helm.',
    );
  }
  if (apiVersion !== undefined && apiVersion !== 'v1' && apiVersion !== 'v2') {
    throw configurationError(
      'config/chart',
      `You need to specify helm chart api version either as v1 or v2 but received: ${apiVersion}`,
      'Use v2.',
    );
  }
  if (format !== 'helm') {
    if (apiVersion === undefined && version === undefined) return undefined;
    throw configurationError(
      'config/chart',
      'You need to specify helm as the format when a chart version or chart API version is given',
      'Add --format helm.',
    );
  }
  if (version === undefined) {
    throw configurationError(
      'config/chart',
      'You need to specify the chart version when the format is helm',
      'Add --chart-version 0.1.0.',
    );
  }
  if (!isSemanticVersion(version)) {
    throw configurationError(
      'config/chart',
      `The chart version ${version} is not a semantic version`,
      'Use three numbers, as in 1.0.0. See https://semver.org',
    );
  }
  if (stdout) {
    throw configurationError(
      'config/contradiction',
      'A chart has several files and cannot go to stdout',
      'Leave out --stdout.',
    );
  }
  return { chartApiVersion: apiVersion ?? 'v2', chartVersion: version };
}
