import type { ChartProps } from '../../values/chart.ts';
import { lift } from '../../values/lift.ts';
import { isJsonObject, type Json, type Shape } from '../../values/shape.ts';

/** README.md: what the chart is, how to install it, and a table of its values. */
export function readmeLines(chart: ChartProps): readonly string[] {
  return [
    `# ${chart.name}`,
    '',
    ...(chart.description === undefined ? [] : [chart.description, '']),
    ...(chart.readme === undefined ? [] : [chart.readme.trim(), '']),
    `Chart version ${chart.version}${chart.appVersion === undefined ? '' : `, app version ${chart.appVersion}`}.`,
    ...(chart.kubeVersion === undefined ? [] : [`Needs Kubernetes ${chart.kubeVersion}.`]),
    '',
    ...(chart.type === 'library' ? libraryLines(chart) : installLines(chart)),
    ...dependencyLines(chart),
    ...valueTable(chart),
  ];
}

function installLines({ name, dependencies = [] }: ChartProps): readonly string[] {
  const absent = dependencies.some(({ vendor, repository }) => vendor === undefined && repository !== undefined);
  return [
    '## Installing',
    '',
    '```sh',
    ...(absent ? [`helm dependency build ./${name} # fetches the charts it depends on, once`] : []),
    `helm install my-release ./${name} --namespace my-namespace --create-namespace`,
    '```',
  ];
}

function libraryLines({ name, version, helpers = [] }: ChartProps): readonly string[] {
  const names = helpers.flatMap((helper) => {
    const expression = lift(helper, 'a helper');
    return expression.op === 'helper' ? [`- \`{{ include "${name}.${expression.name}" . }}\``] : [];
  });
  return [
    '## Using',
    '',
    'A library installs nothing by itself. In the Chart.yaml of a chart that uses it:',
    '',
    '```yaml',
    'dependencies:',
    `  - name: ${name}`,
    `    version: ${version}`,
    `    repository: file://../${name}`,
    '```',
    ...(names.length === 0 ? [] : ['', 'Its named templates read the values of that chart:', '', ...names]),
  ];
}

function dependencyLines({ dependencies = [] }: ChartProps): readonly string[] {
  if (dependencies.length === 0) return [];
  const rows = dependencies.map(({ name, alias, version, repository, condition }) =>
    row([
      alias === undefined ? name : `${name} as ${alias}`,
      version,
      repository ?? '',
      condition === undefined ? 'always' : code(condition),
    ]),
  );
  return [
    '',
    '## Dependencies',
    '',
    row(['Chart', 'Version', 'Repository', 'Installed when']),
    row(['---', '---', '---', '---']),
    ...rows,
  ];
}

function valueTable({ values }: ChartProps): readonly string[] {
  if (values === undefined) return [];
  const rows = leaves(values.shape, values.defaults, []);
  return [
    '',
    '## Values',
    '',
    row(['Value', 'Type', 'Default', 'Description']),
    row(['---', '---', '---', '---']),
    ...rows,
  ];
}

function leaves(shape: Shape, defaults: Json, path: readonly string[]): readonly string[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, property]) => {
    const value = isJsonObject(defaults) ? (defaults[name] ?? null) : null;
    const here = [...path, name];
    if (property.kind === 'object') return leaves(property, value, here);
    return [row([code(pathText(here)), typeText(property), code(JSON.stringify(value)), descriptionText(property)])];
  });
}

function pathText(path: readonly string[]): string {
  return path.map((name) => (/^[A-Za-z_]\w*$/.test(name) ? name : `"${name}"`)).join('.');
}

function typeText(shape: Shape): string {
  const name = shape.kind === 'any' ? 'object' : shape.kind;
  const of = shape.items === undefined ? '' : ` of ${typeText(shape.items)}`;
  return `${name}${of}${shape.nullable ? ', optional' : ''}`;
}

function descriptionText(shape: Shape): string {
  const limits = [
    ...(shape.enum === undefined
      ? []
      : [`One of ${shape.enum.map((value) => code(JSON.stringify(value))).join(', ')}.`]),
    ...(shape.pattern === undefined ? [] : [`Matches ${code(shape.pattern)}.`]),
  ];
  const text = (shape.description ?? '').trim().replaceAll(/\s*\n\s*/g, ' ');
  const dot = text === '' || limits.length === 0 || /[.!?]$/.test(text) ? '' : '.';
  return [`${text}${dot}`, ...limits].filter((part) => part !== '').join(' ');
}

function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${text}${fence}`;
}

/** A bar would begin the next cell, in code as well. */
function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
