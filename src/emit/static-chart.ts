import type { OutputFile } from '../model/file.ts';

export interface StaticChartOptions {
  /** Name of the chart: that of the project's folder. */
  readonly name: string;
  readonly apiVersion: 'v1' | 'v2';
  readonly version: string;
}

/**
 * The chart that cdk8s writes with `format: helm`: manifests without values. What looks like a template in them is
 * escaped, for Helm would run it (defect C21).
 */
export function staticChart(
  manifests: readonly OutputFile[],
  definitions: readonly OutputFile[],
  { name, apiVersion, version }: StaticChartOptions,
): readonly OutputFile[] {
  const lines = [
    `apiVersion: "${apiVersion}"`,
    `name: "${name}"`,
    `version: "${version}"`,
    `description: Generated chart for ${name}`,
    'type: application',
    '',
  ];
  const readme =
    'This Helm chart is generated using cdk8s. Any manual changes to the chart would be discarded once cdk8s app is synthesized again with `--format helm`.';
  return [
    { path: 'Chart.yaml', content: lines.join('\n') },
    { path: 'README.md', content: readme },
    ...manifests.map((manifest) => ({ path: `templates/${manifest.path}`, content: escapeActions(manifest.content) })),
    ...definitions.map((definition) => ({ ...definition, path: `crds/${definition.path}` })),
  ];
}

function escapeActions(content: string | Uint8Array): string {
  const text = typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
  return text.replaceAll('{{', '{{`{{`}}');
}
