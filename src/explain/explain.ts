import { distance } from 'fastest-levenshtein';
import { SAFE_DEFAULTS } from '../default/safe-defaults.ts';
import { explainCode } from './explain-code.ts';
import { explainDefault, explainDefaults } from './explain-default.ts';
import { explainResources, type Made } from './explain-resource.ts';
import type { Explanation } from './explanation.ts';
import { PAGES } from './pages.ts';

/** What was found, or when nothing was, what may have been meant. */
export interface Explained {
  readonly explanations: readonly Explanation[];
  readonly nearest: readonly string[];
}

/** How many letters may be wrong in what was typed. */
const MOST_DIFFERENT = 4;
const MOST_NEAREST = 3;

/**
 * Explains a resource of a run, the code of a finding or a safe default. Without a topic: all safe defaults. A topic that is a
 * code or a default needs no run.
 */
export function explain(topic: string | undefined, made: Made | undefined): Explained {
  if (topic === undefined) return { explanations: [explainDefaults()], nearest: [] };
  const found = [explainCode(topic) ?? [], explainDefault(topic) ?? []].flat();
  const resources = made === undefined ? [] : explainResources(topic, made);
  const explanations = [...found, ...resources];
  return { explanations, nearest: explanations.length > 0 ? [] : nearest(topic, made) };
}

/** Whether a topic can be explained without running the program. */
export function isKnownTopic(topic: string): boolean {
  return explainCode(topic) !== undefined || explainDefault(topic) !== undefined;
}

function nearest(topic: string, made: Made | undefined): string[] {
  const names = [
    ...PAGES.map(({ code }) => code),
    ...SAFE_DEFAULTS.map(({ name }) => name),
    ...(made?.resources ?? []).map(({ id }) => `${id.kind}/${id.name}`),
  ];
  return [...new Set(names)]
    .map((name) => ({ name, far: farFrom(topic.toLowerCase(), name.toLowerCase()) }))
    .filter(({ far }) => far <= MOST_DIFFERENT)
    .toSorted((left, right) => left.far - right.far)
    .slice(0, MOST_NEAREST)
    .map(({ name }) => name);
}

/** Part of a name is as good as a name with a few wrong letters. */
function farFrom(topic: string, name: string): number {
  return topic.length > 2 && name.includes(topic) ? 1 : distance(topic, name);
}
