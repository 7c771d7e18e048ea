import { explainTopic } from '../../command/explain.ts';
import { type Environment, settle } from '../../command/settings.ts';
import type { Explanation, Section } from '../../explain/explanation.ts';
import { EXIT, failureOf } from '../failure.ts';
import { ownFolder, sourceReader, whenIdle } from '../host.ts';
import { report } from '../report.ts';
import { sanitize } from '../sanitize.ts';
import type { Channel, Terminal } from '../terminal.ts';

/** `charthouse explain`: gives the exit code. */
export async function run(
  project: string,
  topic: string | undefined,
  environment: Environment,
  { out, err }: Terminal,
): Promise<number> {
  const host = { whenIdle, libraries: [ownFolder()], log: (text: string) => err.write(`${text}\n`) };
  try {
    const { explanations, nearest } = await explainTopic(topic, () => settle(project, {}, environment), host);
    out.write(explanations.map((explanation) => printed(explanation, out)).join('\n'));
    if (explanations.length > 0) return EXIT.fine;
    const meant = nearest.length === 0 ? '' : ` Did you mean ${nearest.join(' or ')}?`;
    err.write(`There is no finding, default or resource "${sanitize(topic ?? '')}".${sanitize(meant)}\n`);
    return EXIT.usage;
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    err.write(report(failure.diagnostics, sourceReader(project), err));
    return failure.exit;
  }
}

function printed({ title, sections, docs }: Explanation, channel: Channel): string {
  const link = docs === undefined ? [] : [`See ${docs}`];
  return `${[channel.colors.bold(sanitize(title)), ...sections.map((section) => printedSection(section, channel)), ...link].join('\n\n')}\n`;
}

function printedSection({ heading, text, facts, entries }: Section, { colors }: Channel): string {
  return [
    ...(heading === undefined ? [] : [colors.underline(sanitize(heading))]),
    ...(text === undefined ? [] : [sanitize(text)]),
    ...(facts === undefined ? [] : [aligned(facts)]),
    ...(entries ?? []).map(({ name, lines }) =>
      ['', colors.bold(sanitize(name)), ...lines.map((line) => `  ${sanitize(line)}`)].join('\n'),
    ),
  ].join('\n');
}

/** Two columns; what has several lines keeps to its own. */
function aligned(facts: NonNullable<Section['facts']>): string {
  const width = Math.max(...facts.map(([name]) => name.length)) + 2;
  return facts
    .map(([name, value]) => `${name.padEnd(width)}${sanitize(value).replaceAll('\n', `\n${' '.repeat(width)}`)}`)
    .join('\n');
}
