import type { BuiltIn, Expression } from './expression.ts';
import { string, type ValueType, word } from './shape.ts';
import { concat } from './text-expression.ts';
import { lift, referTo } from './lift.ts';
import type { Ref, Value } from './reference.ts';
import { ValueError } from './mark.ts';

function builtin(name: BuiltIn, type: ValueType): Ref<string> {
  return referTo<string>({ op: 'builtin', name, type });
}

/**
 * The release being installed. https://helm.sh/docs/chart_template_guide/builtin_objects/
 * Plain manifests take name and namespace from the settings of the chart.
 */
export const release = {
  name: builtin('Release.Name', word),
  namespace: builtin('Release.Namespace', word),
  /** What installs: always `Helm`. */
  service: builtin('Release.Service', word),
} as const;

/** Of the chart itself, from Chart.yaml. */
export const chartMeta = {
  name: builtin('Chart.Name', word),
  version: builtin('Chart.Version', { kind: 'string', line: true }),
  appVersion: builtin('Chart.AppVersion', { kind: 'string', line: true }),
} as const;

/**
 * A named template of the chart. `name`, `fullname` and `chart` are in every chart, made as `helm create` makes them;
 * others are defined with `helper`.
 */
export function include(name: 'name' | 'fullname' | 'chart'): Ref<string> {
  return referTo<string>({ op: 'standard', name, type: name === 'chart' ? { kind: 'string', line: true } : word });
}

/**
 * The text of a file that is packed with the chart (`files` of the chart) and read where it is installed, so that
 * somebody who unpacks the chart can change it.
 */
export function chartFile(path: string): Ref<string> {
  return referTo<string>({ op: 'file', path, type: string });
}

/**
 * Text that gets a name in `_helpers.tpl` and is included wherever it is used, such as the image of an app; the description
 * is the comment above it.
 */
export function helper(name: string, text: Value<string>, description?: string): Ref<string> {
  if (
    !/^[a-zA-Z][a-zA-Z0-9.]*$/.test(name) ||
    ['name', 'fullname', 'chart', 'labels', 'selectorLabels'].includes(name)
  ) {
    throw new ValueError(
      `${JSON.stringify(name)} cannot name a helper: letters, digits and dots, and none of the chart's own`,
    );
  }
  const body: Expression = lift(text, `the text of helper ${name}`);
  if (body.type.kind !== 'string') throw new ValueError(`helper ${name} has to be text; put it into a template string`);
  const about = description === undefined ? {} : { description };
  return referTo<string>({ op: 'helper', name, body, ...about, type: body.type });
}

/**
 * The name of an object of the chart: `<fullname>-<id>`, of at most `limit` characters. Only the front is cut, so two
 * objects of one release never get the same name.
 */
export function releaseName(id: string, limit = 63): string {
  if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(id) || id.length > limit - 20) {
    throw new ValueError(
      `${JSON.stringify(id)} cannot end a name: small letters, digits and dashes, at most ${limit - 20}`,
    );
  }
  const fullname: Expression = { op: 'standard', name: 'fullname', type: word };
  const front = cut(fullname, limit - 1 - id.length);
  return `${referTo<string>(concat([front, `-${id}`]))}`;
}

function cut(expression: Expression, length: number): Expression {
  const number: Expression = { op: 'literal', value: length, type: { kind: 'integer' } };
  const dash: Expression = { op: 'literal', value: '-', type: word };
  const cutting: Expression = { op: 'call', name: 'trunc', arguments: [expression, number], type: word };
  return { op: 'call', name: 'trimSuffix', arguments: [cutting, dash], type: word };
}
