import { explain, type Explained, isKnownTopic } from '../explain/explain.ts';
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
  const settled = settings();
  const { project, app, output } = settled;
  const libraries = [...host.libraries, bindingsOf(settled)];
  const loaded = await load({ project, app, outdir: output, environment: {}, types: 'never', ...host, libraries });
  return explain(topic, loaded.type === 'trees' ? renderTrees(loaded, settled) : renderFiles(loaded));
}
