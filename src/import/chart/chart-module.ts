import type { Json } from '../../values/shape.ts';
import { commentsOf } from './comments.ts';
import { inferSchema } from './infer-schema.ts';
import { ChartReadError, type ReadChart } from './read-chart.ts';
import { pascalCase, schemaTypes } from './schema-types.ts';

export interface ModuleOptions {
  /** Where the chart comes from, `https://…` or `oci://…`; the release says it otherwise. */
  readonly repository?: string;
  /** What the library is imported as. Default: `charthouse`. */
  readonly library?: string;
}

/** A TypeScript file that makes a chart usable with `HelmRelease`. */
export interface ChartModule {
  /** `redis.ts` */
  readonly file: string;
  readonly text: string;
}

/**
 * Types of the values of a chart, and the chart as something to release: from values.schema.json, or where a chart has
 * none, from values.yaml with its comments as documentation.
 *
 * Throws for a library chart, which cannot be installed.
 */
export function chartModule(chart: ReadChart, options: ModuleOptions = {}): ChartModule {
  if (chart.type === 'library')
    throw new ChartReadError(`${chart.name} is a library chart: it cannot be installed by itself`);
  const { library = 'charthouse', repository } = options;
  const comments = commentsOf(chart.valuesText);
  const schema =
    chart.schema === undefined ? inferSchema(chart.values, comments) : described(chart.schema, comments, chart.values);
  const typeName = `${pascalCase(chart.name)}Values`;
  const types = schemaTypes(withSubcharts(schema, chart), typeName);
  const constant = camelCase(chart.name);
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['name', JSON.stringify(chart.name)],
    ['version', JSON.stringify(chart.version)],
    ['repository', repository === undefined ? undefined : JSON.stringify(repository)],
    ['schema', chart.schema === undefined ? undefined : `JSON.parse(${JSON.stringify(JSON.stringify(chart.schema))})`],
  ];
  const lines = [
    `// Made from chart ${chart.name} ${chart.version} by \`charthouse import\`; changes are lost when it is imported again.`,
    `import type { ImportedChart${types.some(({ text }) => text.includes('Value<')) ? ', Value' : ''} } from ${JSON.stringify(library)};`,
    '',
    ...types.flatMap(({ text }) => [text, '']),
    ...(chart.description === undefined
      ? []
      : [`/** ${chart.description.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ').trim()} */`]),
    `export const ${constant}: ImportedChart<${typeName}> = {`,
    ...fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name}: ${value},`])),
    '};',
    '',
  ];
  return { file: `${chart.name}.ts`, text: lines.join('\n') };
}

type Schema = { readonly [key: string]: Json };

/** Comments of values.yaml and defaults where the schema itself says nothing. */
function described(
  schema: Schema,
  comments: ReadonlyMap<string, string>,
  values: Json | undefined,
  path: readonly string[] = [],
): Schema {
  const properties = schema['properties'];
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return schema;
  const entries = Object.entries(properties).map(([key, property]: [string, Json]) => {
    if (typeof property !== 'object' || property === null || Array.isArray(property)) return [key, property];
    const here = [...path, key];
    const value: Json | undefined =
      typeof values === 'object' && values !== null ? Reflect.get(values, key) : undefined;
    const comment = comments.get(here.join('.'));
    const known: Schema = {
      ...(comment === undefined ? {} : { description: comment }),
      ...(value === undefined || (typeof value === 'object' && value !== null) ? {} : { default: value }),
      ...Object.fromEntries(Object.entries(property)),
    };
    return [key, described(known, comments, value, here)];
  });
  return { ...schema, properties: Object.fromEntries(entries) };
}

/** Values of subcharts stand under their names, and `global` reaches all. */
function withSubcharts(schema: Schema, chart: ReadChart): Schema {
  const own = schema['properties'];
  const known =
    typeof own === 'object' && own !== null && !Array.isArray(own) ? Object.fromEntries(Object.entries(own)) : {};
  const open: Json = { type: 'object', additionalProperties: true };
  const subcharts = chart.dependencies.map(
    ({ key, name }) => [key, { ...open, description: `Values of the chart ${name}.` }] as const,
  );
  const missing = [...subcharts, ['global', open] as const].filter(([key]) => !Object.hasOwn(known, key));
  return { ...schema, type: 'object', properties: { ...known, ...Object.fromEntries(missing) } };
}

function camelCase(text: string): string {
  const name = pascalCase(text);
  const camel = name.charAt(0).toLowerCase() + name.slice(1);
  return /^[a-z_]/.test(camel) ? camel : `chart${name}`;
}
