import { explain, type Explained, isKnownTopic } from '../explain/explain.ts';
import { LoadError } from '../load/load-error.ts';
import { load } from '../load/load.ts';
import { renderFiles, renderTrees } from './render.ts';
import { bindingsOf, type Settings } from './settings.ts';
import type { SynthHost } from './synth.ts';

/**
 * Explains a finding, a safe default or a resource of the app. The app runs only when the topic is neither of the first
 * two; nothing is written.
 *
 * @throws {LoadError}, {BuildError} as `synth` does
 */
export async function explainTopic(
  topic: string | undefined,
  settings: () => Settings,
  host: SynthHost,
): Promise<Explained> {
  if (topic === undefined || isKnownTopic(topic)) return explain(topic, undefined);
  const misspelt = explain(topic, undefined);
  const settled = misspelt.nearest.length === 0 ? settings() : settledOrNone(settings);
  if (settled === undefined) return misspelt;
  const { project, app, output } = settled;
  const libraries = [...host.libraries, bindingsOf(settled)];
  const loaded = await load({ project, app, outdir: output, environment: {}, types: 'never', ...host, libraries });
  return explain(topic, loaded.type === 'trees' ? renderTrees(loaded, settled) : renderFiles(loaded));
}

/** Outside of a project a topic that is nearly known is more than what the project lacks. */
function settledOrNone(settings: () => Settings): Settings | undefined {
  try {
    return settings();
  } catch (error) {
    if (error instanceof LoadError) return undefined;
    throw error;
  }
}
