import type { Origins } from '../load/origins.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Place } from '../model/resource.ts';
import { lift } from '../values/lift.ts';
import { decodeText } from '../values/mark.ts';
import { type ChartProps, guardOf, manifestTemplate } from '../values/index.ts';
import { expressionsOf, type UnusedValue, unusedValues as unusedIn } from '../values/unused.ts';
import type { Expression } from '../values/expression.ts';
import type { PackagedChart } from './helm-charts.ts';

/**
 * Values of the charts that change nothing: promises of values.yaml that the templates do not keep. Where a misuse is told
 * of the line that reads one, that is why.
 */
export function unusedValues(
  charts: readonly PackagedChart[],
  origins: Pick<Origins, 'placeOfError'>,
  misuses: readonly Diagnostic[],
): readonly Diagnostic[] {
  const told = new Set(misuses.flatMap(({ labels }) => labels.map(({ place }) => `${place.file}:${place.line}`)));
  const unused = charts.map((chart) => ({ ...chart, found: unusedOf(chart) }));
  return unused.flatMap(({ props, found }) =>
    found.flatMap(({ name, read }): readonly Diagnostic[] => {
      // Charts may share a declaration: what one of them uses is read for a good reason.
      const usedBeside = unused.some((other) => other.props.values === props.values && !names(other.found).has(name));
      const place = read === undefined || usedBeside ? undefined : origins.placeOfError(read);
      if (place !== undefined && told.has(`${place.file}:${place.line}`)) return [];
      return [place === undefined ? declared(name, props) : readInVain(name, props, place)];
    }),
  );
}

function unusedOf({ props, documents }: PackagedChart): readonly UnusedValue[] {
  const { values } = props;
  if (values === undefined) return [];
  const used = documents.flatMap(({ value, construct }): Expression[] => {
    const guard = construct === undefined ? undefined : guardOf(construct);
    return [...(guard === undefined ? [] : [guard]), ...expressionsOf(manifestTemplate(value))];
  });
  const inNotes = decodeText(props.notes ?? '').filter((piece) => typeof piece !== 'string');
  const offered = (props.helpers ?? []).map((helper) => lift(helper, 'a helper'));
  return unusedIn(values, [...used, ...inNotes, ...offered], readByDependencies(props));
}

function names(unused: readonly UnusedValue[]): ReadonlySet<string> {
  return new Set(unused.map(({ name }) => name));
}

function declared(name: string, { name: chart }: ChartProps): Diagnostic {
  return {
    code: 'values/unused',
    severity: 'warning',
    message: `${name} of chart ${chart} is declared, but nothing uses it`,
    labels: [],
    help: 'Use it, or take it out of the declaration.',
  };
}

function readInVain(name: string, { name: chart }: ChartProps, place: Place): Diagnostic {
  return {
    code: 'values/unused',
    severity: 'warning',
    message: `${name} of chart ${chart} is read, but nothing in the output depends on it`,
    labels: [{ place }],
    help: 'Something else decides here always; or a function of yours asks whether it is true, which a reference always is.',
  };
}

/** What Helm reads for a dependency: what stands under its name is its values, and its conditions and tags switch it. */
function readByDependencies({ dependencies = [] }: ChartProps): readonly (readonly string[])[] {
  return dependencies.flatMap(({ name, alias = name, condition, tags = [] }) => [
    [alias],
    ...(condition ?? '').split(',').flatMap((path) => (path.trim() === '' ? [] : [path.trim().split('.')])),
    ...tags.map((tag) => ['tags', tag]),
  ]);
}
