import { crdChart } from './crd-chart.ts';
import type { ChartProps } from '../../values/chart.ts';
import { describeExpression, type Expression, type HelperExpression } from '../../values/expression.ts';
import { lift } from '../../values/lift.ts';
import { decodeText, hasMark, ValueError } from '../../values/mark.ts';
import { valuesSchema } from '../../values/schema.ts';
import type { Template } from '../../values/template.ts';
import { ChartError } from './chart-error.ts';
import { chartFileLines } from './metadata-file.ts';
import { type Context, fileContext } from './context.ts';
import { fileText } from './data-text.ts';
import { noteHelper } from './expression-text.ts';
import { helperLines } from './helpers-file.ts';
import { HELM_IGNORE } from './helm-ignore.ts';
import { lockLines } from './lock-file.ts';
import { manifestLines } from './manifest-text.ts';
import { notesText } from './notes-file.ts';
import { readmeLines } from './readme-file.ts';
import { crdLines, isCrd } from './crd-file.ts';
import { withoutReleaseNamespace } from './release-namespace.ts';
import { valuesLines } from './values-file.ts';

/** An object of a chart. */
export interface ChartObject {
  /** Ids of the constructs from below the chart to the object: what the template file is called after. */
  readonly path: readonly string[];
  readonly kind: string;
  readonly template: Template;
  /** When the object exists at all. */
  readonly guard: Expression | undefined;
}

/** A file of a chart, by its path in the folder of the chart. */
export interface ChartFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

export interface WrittenChart {
  readonly name: string;
  readonly version: string;
  readonly files: readonly ChartFile[];
}

/** What goes into `charts/`: an archive, or the files of an unpacked chart. */
export interface VendoredChart {
  readonly name: string;
  readonly version: string;
  readonly files: readonly ChartFile[];
}

export interface ChartInput {
  readonly chart: ChartProps;
  readonly objects: readonly ChartObject[];
  readonly vendored?: readonly VendoredChart[];
}

/**
 * A Helm chart from templates, in memory: first the chart itself, and after it, where CustomResourceDefinitions are
 * to be a chart of their own, that one.
 *
 * Throws when two objects would be written to one file, a file could not be packed, or a library has objects.
 */
export function writeChart(input: ChartInput): readonly WrittenChart[] {
  const { chart, objects, vendored = [] } = input;
  const helpers = offeredHelpers(chart);
  const mode = chart.crds ?? 'crds';
  const templated = mode === 'templates' ? objects : objects.filter((object) => !isCrd(object));
  const crds = mode === 'templates' ? [] : objects.filter(isCrd);
  const [first] = templated;
  if (chart.type === 'library' && first !== undefined) {
    const what = `${first.kind} ${first.path.join('/')}`;
    throw new ChartError(`${chart.name} is a library, of which Helm installs no object, but it has ${what}`);
  }
  const templates = new Map<string, ChartFile>();
  for (const object of templated) {
    const file = templateFile(object, chart, helpers);
    if (templates.has(file.path))
      throw new ChartError(`two objects would be written to ${file.path}: give one another id`);
    templates.set(file.path, file);
  }
  const notes = notesText(chart, fileContext(chart, 'notes', helpers));
  const files: ChartFile[] = [
    textFile('Chart.yaml', chartFileLines(chart)),
    ...(hasDependencies(chart) ? [textFile('Chart.lock', lockLines(chart, vendored))] : []),
    textFile('values.yaml', valuesLinesOf(chart)),
    textFile('values.schema.json', schemaLines(chart)),
    textFile('README.md', readmeLines(chart)),
    ...(chart.license === undefined ? [] : [{ path: 'LICENSE', content: chart.license }]),
    textFile('.helmignore', HELM_IGNORE),
    ...(mode === 'crds' ? crds.map((object) => textFile(`crds/${fileName(object)}`, crdLines(object))) : []),
    textFile('templates/_helpers.tpl', helperLines(chart, helpers)),
    ...(notes === undefined ? [] : [{ path: 'templates/NOTES.txt', content: notes }]),
    ...templates.values(),
    ...packedFiles(chart),
    ...vendored.flatMap(({ files: inside }) => inside.map((file) => ({ ...file, path: `charts/${file.path}` }))),
  ];
  const own: WrittenChart = { name: chart.name, version: chart.version, files: checked(files) };
  return mode === 'chart' && crds.length > 0
    ? [
        own,
        crdChart(
          chart,
          crds.map((object) => textFile(`templates/${fileName(object)}`, crdLines(object, true))),
        ),
      ]
    : [own];
}

function offeredHelpers({ name, helpers = [] }: ChartProps): Map<string, HelperExpression> {
  const offered = new Map<string, HelperExpression>();
  for (const each of helpers) {
    const expression = lift(each, `a helper of ${name}`);
    if (expression.op !== 'helper')
      throw new ChartError(`${describeExpression(expression)} among the helpers of ${name} was not made by helper()`);
    noteHelper(expression, offered);
  }
  return offered;
}

function templateFile(object: ChartObject, chart: ChartProps, helpers: Map<string, HelperExpression>): ChartFile {
  const name = fileName(object);
  const context: Context = fileContext(chart, name.replace(/\.yaml$/, ''), helpers);
  const template = chart.namespace === 'set' ? object.template : withoutReleaseNamespace(object.template);
  const path = isTest(object.template) ? `templates/tests/${name}` : `templates/${name}`;
  try {
    return textFile(path, manifestLines(template, object.guard, context));
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new ValueError(`${object.kind} ${object.path.join('/')}: ${error.message}`, { cause: error });
  }
}

/** `web-deployment.yaml`: the ids of the constructs, then the kind. */
function fileName(object: ChartObject): string {
  const ids = object.path.filter((id) => id !== 'Default' && id !== 'Resource');
  const dashed = ids
    .join('-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const kind = object.kind.toLowerCase();
  if (dashed === '') return `${kind}.yaml`;
  return dashed === kind || dashed.endsWith(`-${kind}`) ? `${dashed}.yaml` : `${dashed}-${kind}.yaml`;
}

function isTest(template: Template): boolean {
  const hook = fieldOf(fieldOf(fieldOf(template, 'metadata'), 'annotations'), 'helm.sh/hook');
  return hook?.type === 'literal' && String(hook.value).split(',').includes('test');
}

function fieldOf(template: Template | undefined, key: string): Template | undefined {
  if (template?.type !== 'object') return undefined;
  return template.parts.find((part) => part.type === 'entry' && part.key === key)?.value;
}

function valuesLinesOf({ values }: ChartProps): readonly string[] {
  return values === undefined ? ['{}'] : valuesLines(values.shape, values.defaults);
}

function schemaLines({ values, dependencies }: ChartProps): readonly string[] {
  const schema =
    values === undefined
      ? { $schema: 'http://json-schema.org/draft-07/schema#', type: 'object' }
      : valuesSchema(values.shape, dependencies);
  const text = JSON.stringify(schema, undefined, 2);
  return text.replaceAll(NONCHARACTER, (each) => `\\u${each.charCodeAt(0).toString(16)}`).split('\n');
}

// In patterns: JSON may hold them as they are, but editors and YAML readers choke on them.
const NONCHARACTER = /[\ufffe\uffff]/g;

function hasDependencies({ dependencies }: ChartProps): boolean {
  return dependencies !== undefined && dependencies.length > 0;
}

const RESERVED = /^(?:Chart\.yaml|Chart\.lock|values\.yaml|values\.schema\.json|templates\/|charts\/|crds\/)/;

function packedFiles(chart: ChartProps): readonly ChartFile[] {
  return Object.entries(chart.files ?? {}).map(([path, content]) => {
    if (RESERVED.test(path)) throw new ChartError(`${path} cannot be a packed file: Helm gives that place a meaning`);
    if (hasMark(content)) {
      const names = decodeText(content).flatMap((piece) =>
        typeof piece === 'string' ? [] : [describeExpression(piece)],
      );
      throw new ChartError(
        `${path} holds ${names.join(', ')}, but packed files are not templates: put the text into a ConfigMap`,
      );
    }
    return { path, content };
  });
}

const LARGEST_FILE = 5 * 1024 * 1024;

function checked(files: readonly ChartFile[]): readonly ChartFile[] {
  const seen = new Set<string>();
  for (const { path, content } of files) {
    if (
      path.startsWith('/') ||
      path.split('/').some((part) => part === '..' || part === '.' || part === '') ||
      path.includes('\\')
    ) {
      throw new ChartError(
        `${JSON.stringify(path)} is no path inside a chart: a file is named by its path below the folder of the chart`,
      );
    }
    if (seen.has(path)) throw new ChartError(`${path} would be written twice`);
    seen.add(path);
    const size = typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
    if (size > LARGEST_FILE)
      throw new ChartError(
        `${path} has ${size} bytes; Helm reads files of at most ${LARGEST_FILE}: leave it out or split it`,
      );
  }
  return files;
}

function textFile(path: string, lines: readonly string[]): ChartFile {
  return { path, content: fileText(path, lines) };
}
