import { resolveValues } from '../build/resolve.ts';
import { checkProfile, findingKey } from '../default/check-profile.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { traitLookup } from '../model/trait-lookup.ts';
import { cornersOf } from '../values/corners.ts';
import { coalesce, type ChartProps, type Json } from '../values/index.ts';
import { plainValues } from '../values/scope.ts';
import { valueProblems } from '../values/validate.ts';
import type { PackagedChart } from './helm-charts.ts';
import { inspect } from './inspect.ts';
import { knownCustomResources } from './known-custom-resources.ts';
import { defaultOptions } from './render.ts';
import type { Settings } from './settings.ts';

/** With which values, beside the defaults, a chart is tried. */
export interface SetsToCheck {
  /** Value sets that the plain manifests are checked with beside the defaults. */
  readonly valueSets: readonly { readonly name: string; readonly values: { readonly [key: string]: Json } }[];
  /** Also check with every value at its edges. */
  readonly corners: boolean;
}

/**
 * What is found in the manifests of a chart for each set of values, checked like all others; a finding names the set. What
 * is `known` of the profile, or is found with the defaults, holds for every set and is not told again.
 */
export function checkSets(
  { props, documents }: PackagedChart,
  { valueSets, corners }: SetsToCheck,
  settings: Settings,
  known: readonly Diagnostic[],
): readonly (readonly Diagnostic[])[] {
  const told = new Set<string>();
  const edges = corners && props.values !== undefined ? cornersOf(props.values) : [];
  const sets = [{ name: '', values: {} }, ...valueSets, ...edges];
  return sets.map(({ name, values }) => {
    const problems = valuesDiagnostics(props, values, name);
    if (problems.length > 0) return problems;
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
    if (name === '') {
      for (const diagnostic of found) told.add(findingKey(diagnostic));
      return found;
    }
    const own = found.filter((diagnostic) => !told.has(findingKey(diagnostic)));
    return own.map((diagnostic) => ({ ...diagnostic, message: `with ${name}: ${diagnostic.message}` }));
  });
}

function valuesDiagnostics(
  props: ChartProps,
  given: { readonly [key: string]: Json },
  set: string,
): readonly Diagnostic[] {
  const { name, values, dependencies } = props;
  if (values === undefined) return [];
  return valueProblems(values, coalesce(plainValues(props), given), dependencies).map(({ path: at, message }) => ({
    code: 'chart/values',
    severity: 'error',
    message: `${set === '' ? 'the defaults' : set} of chart ${name}: ${at} ${message}`,
    labels: [],
    help: 'The declaration of the values in defineValues says what is allowed.',
  }));
}
