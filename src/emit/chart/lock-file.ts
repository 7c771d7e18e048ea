import { createHash } from 'node:crypto';
import type { ChartDependency, ChartProps } from '../../values/chart.ts';
import { ChartError } from './chart-error.ts';
import type { VendoredChart } from './chart-files.ts';
import { goJson } from '../../values/go-json.ts';
import type { Json } from '../../values/shape.ts';
import { dataLines } from './data-text.ts';

// Nothing in the file but this depends on when it was made, and Helm does not read it.
const GENERATED = '1970-01-01T00:00:00Z';

/**
 * Chart.lock. Helm compares the digest with Chart.yaml and asks for `helm dependency update` when they differ.
 * https://github.com/helm/helm/blob/main/internal/resolver/resolver.go
 */
export function lockLines(chart: ChartProps, vendored: readonly VendoredChart[]): readonly string[] {
  const dependencies = chart.dependencies ?? [];
  const locked = dependencies.map((dependency) => lock(dependency, vendored));
  return [
    ...dataLines({
      dependencies: locked.map((entry) => ({ name: entry.name, repository: entry.repository, version: entry.version })),
    }),
    `digest: ${lockDigest(dependencies, locked)}`,
    `generated: "${GENERATED}"`,
  ];
}

interface Locked {
  readonly name: string;
  readonly version: string;
  readonly repository: string;
}

function lock(dependency: ChartDependency, vendored: readonly VendoredChart[]): Locked {
  const repository = dependency.repository ?? '';
  const found = vendored.find(({ name }) => name === dependency.name);
  if (found !== undefined) return { name: dependency.name, version: found.version, repository };
  if (/^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/.test(dependency.version)) {
    return { name: dependency.name, version: dependency.version, repository };
  }
  throw new ChartError(
    `dependency ${dependency.name} has the range ${dependency.version}: give an exact version, or the chart itself with vendor`,
  );
}

/** SHA-256 over what is required and what is locked, in the order of the fields of Helm's own type. */
export function lockDigest(required: readonly ChartDependency[], locked: readonly Locked[]): string {
  const json = `[[${required.map(dependencyJson).join(',')}],[${locked.map(dependencyJson).join(',')}]]`;
  return `sha256:${createHash('sha256').update(json, 'utf8').digest('hex')}`;
}

function dependencyJson(dependency: Partial<ChartDependency>): string {
  const fields: readonly (readonly [string, Json | undefined])[] = [
    ['name', dependency.name],
    ['version', dependency.version],
    ['repository', dependency.repository ?? ''],
    ['condition', dependency.condition],
    ['tags', dependency.tags],
    ['import-values', dependency.importValues],
    ['alias', dependency.alias],
  ];
  const given = fields.filter(
    (field): field is [string, Json] => field[1] !== undefined && (field[0] === 'repository' || !isNothing(field[1])),
  );
  return `{${given.map(([name, value]) => `"${name}":${goJson(value)}`).join(',')}}`;
}

function isNothing(value: Json): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}
