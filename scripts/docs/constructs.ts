import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { documentedIn, type Declared, type Documented, type Field, type Shape } from './source.ts';

export interface Page {
  readonly path: string;
  readonly text: string;
}

/** Kinds by what they are for, in the order in which people meet them. The name is that of source file and example. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Workloads: ['pod', 'deployment', 'stateful-set', 'daemon-set', 'replica-set', 'job', 'cron-job'],
  'Scaling and availability': ['horizontal-pod-autoscaler', 'pod-disruption-budget', 'priority-class'],
  Network: ['service', 'ingress', 'ingress-class', 'network-policy'],
  'Configuration and secrets': ['config-map', 'secret', 'external-secret'],
  Storage: ['persistent-volume', 'persistent-volume-claim', 'nfs-volume', 'storage-class'],
  Access: ['service-account', 'role', 'cluster-role', 'role-binding', 'cluster-role-binding'],
  Cluster: ['namespace', 'limit-range', 'resource-quota', 'api-object'],
  "Other people's charts": ['helm-release'],
};

/** Constructs that share a source file. */
const SOURCES: Readonly<Record<string, string>> = { 'cluster-role': 'role', 'cluster-role-binding': 'role-binding' };

const WORKLOADS = new Set(GROUPS['Workloads']);

/** One page for each construct, one for what they have in common, and the list of them. */
export function constructPages(root: string): readonly Page[] {
  const pages = Object.values(GROUPS).flatMap((names) => names.map((name) => constructPage(root, name)));
  return [...pages, commonPage(root), indexPage(root)];
}

function constructPage(root: string, name: string): Page {
  const title = titleOf(name);
  const documented = documentedIn(path.join(root, 'src/constructs', `${SOURCES[name] ?? name}.ts`));
  const subject = [...documented.classes, ...documented.functions].find((declared) => declared.name === title);
  if (subject === undefined) throw new Error(`src/constructs declares no ${title}`);
  const own = propsOf(documented, title);
  const methods = documented.classes.find((declared) => declared.name === title)?.methods ?? [];
  const sections = [
    `# ${title}`,
    proseOf(subject.doc),
    ...exampleOf(root, name),
    '## Props',
    ...own.map(({ shape }) => fieldList(shape.fields)),
    passedOn([
      ...own.flatMap(({ shape }) => shape.picked),
      ...[documented, ...own.map(({ from }) => from)].flatMap(({ lists }) => lists.flatMap((list) => list.items)),
    ]),
    commonProps(name),
    ...(methods.some((method) => method.name !== 'constructor') ? ['## Methods', methodList(methods)] : []),
  ];
  return { path: `docs/constructs/${name}.md`, text: join(sections) };
}

/** Props that every object or pod has stand on a page of their own. */
const ON_COMMON_PAGE = /[\\/](?:manifest|workload[\\/].*)\.ts$/;

/**
 * The props of a construct: `OwnProps` of a workload, else the type that has its name, and what they are made of, with
 * the file that says so.
 */
function propsOf(documented: Documented, title: string): readonly { shape: Shape; from: Documented }[] {
  const upper = `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`;
  const found = new Map<string, { shape: Shape; from: Documented }>();
  const take = (name: string, from: Documented): void => {
    const shape = from.interfaces.find((each) => each.name === name);
    const file = from.imports[name];
    if (shape === undefined) {
      if (file !== undefined && file.includes('constructs') && !ON_COMMON_PAGE.test(file))
        take(name, documentedIn(file));
    } else if (!found.has(name)) {
      found.set(name, { shape, from });
      for (const base of shape.bases) take(base, from);
    }
  };
  for (const name of ['OwnProps', `${upper}Props`, `${upper}Options`]) take(name, documented);
  return [...found.values()];
}

function exampleOf(root: string, name: string): string[] {
  const source = readFileSync(path.join(root, 'test/examples', `${name}.ts`), 'utf8');
  const output = readFileSync(path.join(root, 'test/examples', `${name}.yaml`), 'utf8');
  return ['## Example', fence('ts', source), 'gives, before safe defaults are added:', fence('yaml', output)];
}

function passedOn(fields: readonly string[]): string {
  if (fields.length === 0) return '';
  const names = [...new Set(fields)].toSorted().map((field) => `\`${field}\``);
  return `Passed through under Kubernetes' own names: ${names.join(', ')}.`;
}

function commonProps(name: string): string {
  const workload = WORKLOADS.has(name) ? 'of [pods and containers](common.md#pods) and those ' : '';
  return `And the props ${workload}of [every object](common.md#every-object).`;
}

const COMMON: readonly { readonly heading: string; readonly file: string; readonly shapes?: readonly string[] }[] = [
  { heading: 'Every object', file: 'manifest.ts', shapes: ['ManifestProps'] },
  {
    heading: 'Pods',
    file: 'workload/pod-props.ts',
    shapes: ['PodProps', 'SidecarProps', 'SelectorProps', 'ReplicasProps'],
  },
  { heading: 'Containers', file: 'workload/container.ts', shapes: ['ContainerProps', 'InitContainerProps'] },
  { heading: 'Ports', file: 'workload/ports.ts' },
  { heading: 'Variables', file: 'workload/env.ts' },
  { heading: 'Volumes', file: 'workload/volume.ts' },
  { heading: 'Probes', file: 'workload/probe.ts', shapes: ['HttpOptions'] },
  { heading: 'Lifecycle hooks', file: 'workload/lifecycle.ts', shapes: ['LifecycleHooks'] },
  { heading: 'Label selectors', file: 'labels.ts' },
  { heading: 'Peers of network policies', file: 'network-policy.ts' },
  { heading: 'Rules of roles', file: 'policy-rule.ts' },
  { heading: 'Files', file: 'file.ts' },
];

/** Functions that constructs use among themselves. */
const INTERNAL =
  /^(?:render|is[A-Z]|handlesOf|require|portNumber|httpAction|keyItem|instanceLabels|workloadLabels|labelSelector)/;

function commonPage(root: string): Page {
  const sections = COMMON.flatMap(({ heading, file, shapes = [] }) => {
    const documented = documentedIn(path.join(root, 'src/constructs', file));
    const shown = documented.interfaces.filter((shape) => shapes.includes(shape.name));
    const explained = new Set(shown.flatMap(({ fields }) => fields.map(({ name }) => name)));
    const passed = documented.lists.flatMap(({ items }) => items.filter((item) => !explained.has(item)));
    const functions = documented.functions.filter(({ name, doc }) => doc !== '' && !INTERNAL.test(name));
    const fields = shown.map(({ fields: all }) => fieldList(all));
    return [`## ${heading}`, ...fields, methodList(functions), heading === 'Every object' ? '' : passedOn(passed)];
  });
  const verbs = ['workload', 'scalable-workload'].flatMap((file) =>
    documentedIn(path.join(root, 'src/constructs/workload', `${file}.ts`)).classes.flatMap(({ methods }) => methods),
  );
  const text = join([
    '# What constructs have in common',
    ...sections,
    '## Verbs of workloads',
    methodList(verbs.filter(({ name }) => name !== 'leaveReplicasTo')),
    '## Nothing is out of reach',
    ...exampleOf(root, 'escape-hatches').slice(1),
  ]);
  return { path: 'docs/constructs/common.md', text };
}

function indexPage(root: string): Page {
  const groups = Object.entries(GROUPS).flatMap(([group, names]) => [
    `## ${group}`,
    names.map((name) => `- [${titleOf(name)}](${name}.md): ${summaryOf(root, name)}`).join('\n'),
  ]);
  const intro =
    'Every construct is one Kubernetes object, typed by the API it is for. What one object needs of another is passed as a ' +
    'handle, never as a string: a wrong one does not compile. [What they have in common](common.md).';
  return { path: 'docs/constructs/README.md', text: join(['# Constructs', intro, ...groups]) };
}

function summaryOf(root: string, name: string): string {
  const title = titleOf(name);
  const { classes, functions } = documentedIn(path.join(root, 'src/constructs', `${SOURCES[name] ?? name}.ts`));
  const doc = [...classes, ...functions].find((declared) => declared.name === title)?.doc ?? '';
  const prose = proseOf(doc).split('\n\n')[0] ?? '';
  return /^.*?[.:](?= |$)/.exec(prose.replaceAll('\n', ' '))?.[0].replace(/:$/, '.') ?? prose;
}

/** `nfs-volume` is a function, all others are classes. */
function titleOf(name: string): string {
  const words = name.split('-').map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
  const title = words.join('');
  return name === 'nfs-volume' ? 'nfsVolume' : title;
}

/** Without the indented example, which the compiled one replaces. */
function proseOf(doc: string): string {
  const lines = doc.split('\n').filter((line) => !line.startsWith('    '));
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function fieldList(fields: readonly Field[]): string {
  return fields
    .filter(({ doc, name }) => doc !== '' || name !== '')
    .map(({ name, type, optional, doc }) => {
      const shown =
        type.length > 0 && type.length <= 60
          ? ` (\`${type}\`${optional ? '' : ', required'})`
          : optional
            ? ''
            : ' (required)';
      return `- **${name}**${shown}${doc === '' ? '' : `: ${flat(doc)}`}`;
    })
    .join('\n');
}

function methodList(methods: readonly Declared[]): string {
  return methods
    .filter(({ name }) => name !== 'constructor')
    .map(({ name, doc }) => `- **${name}**: ${flat(proseOf(doc))}`)
    .join('\n');
}

function flat(doc: string): string {
  return doc.replace(/\s*\n\s*/g, ' ');
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

function join(sections: readonly string[]): string {
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** Pages that lie in the folder and belong to no construct any more. */
export function stalePages(root: string, pages: readonly Page[], found: readonly string[]): string[] {
  const known = new Set(pages.map((page) => path.basename(page.path)));
  return existsSync(path.join(root, 'docs/constructs')) ? found.filter((name) => !known.has(name)) : [];
}
