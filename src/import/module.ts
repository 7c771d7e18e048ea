import type { CustomResource, CustomResourceVersion } from '../kubernetes/custom-resource.ts';
import { docComment, facts, propertyName, typeText } from './field-text.ts';
import { LOCAL_TYPES } from './local-types.ts';
import { type Shape, type Shapes, findShapes, pascalCase } from './shapes.ts';

export interface ModuleOptions {
  /** Module that has ApiObject and the types; default `charthouse`. */
  readonly library: string;
}

/** Names the module imports or declares for itself, or that a reader would take for something else. */
const RESERVED: readonly string[] = Object.keys(LOCAL_TYPES).concat([
  'ApiObject',
  'ApiObjectOptions',
  'Construct',
  'ObjectMeta',
  'Quantity',
  'Record',
  'Ref',
]);

/** Order in which Kubernetes prefers versions: v2, v1, v1beta2, v1beta1, v1alpha1, then others by name. */
function preference(name: string): readonly [number, number, number] {
  const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(name);
  if (match === null) return [0, 0, 0];
  const stage = match[2] === undefined ? 3 : match[2] === 'beta' ? 2 : 1;
  return [stage, Number(match[1]), Number(match[3] ?? 0)];
}

/** The served versions, the preferred one first. https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#version-priority */
export function servedVersions(resource: CustomResource): readonly CustomResourceVersion[] {
  return resource.versions
    .filter((version) => version.served)
    .toSorted((a, b) => {
      const [first, second] = [preference(a.name), preference(b.name)];
      const position = first.findIndex((part, index) => part !== second[index]);
      if (position < 0) return a.name < b.name ? -1 : 1;
      return (second[position] ?? 0) - (first[position] ?? 0);
    });
}

function renderShape(shape: Shape, shapes: Shapes): string {
  const fields = shape.properties.map(({ name, schema, required }) => {
    const comment = docComment(schema.description, facts(schema), '  ');
    return `${comment}  ${propertyName(name)}${required ? '' : '?'}: ${typeText(schema, shapes)};\n`;
  });
  const { schema } = shape;
  const open =
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    (schema.additionalProperties !== undefined && schema.additionalProperties !== false);
  if (open) fields.push('  [field: string]: unknown;\n');
  const base = schema['x-kubernetes-embedded-resource'] === true ? ' extends EmbeddedObject' : '';
  return `${docComment(schema.description, '', '')}export interface ${shape.name}${base} {\n${fields.join('')}}\n`;
}

function renderVersion(
  resource: CustomResource,
  version: CustomResourceVersion,
  name: string,
  taken: Set<string>,
): string {
  const { properties = {}, description, required = [] } = version.schema;
  const apiVersion = `${resource.group}/${version.name}`;
  const body = Object.entries(properties).filter(
    ([field]) => !['apiVersion', 'kind', 'metadata', 'status'].includes(field),
  );
  const parts = body.map(([field, schema]) => ({
    field,
    schema,
    shapes: findShapes(schema, name + pascalCase(field), taken),
  }));
  const fields = parts.map(({ field, schema, shapes }) => {
    const optional = required.includes(field) && schema.default === undefined ? '' : '?';
    const comment = docComment(schema.description, facts(schema), '  ');
    return `${comment}  ${propertyName(field)}${optional}: ${typeText(schema, shapes)};\n`;
  });
  const needed = fields.some((text) => /^ {2}(?:\w+|'.*'): /m.test(text));
  const deprecation = version.deprecated
    ? ` Deprecated${version.deprecationWarning === undefined ? '' : `: ${version.deprecationWarning}`}.`
    : '';
  const title = `${apiVersion} ${resource.kind}, ${resource.namespaced ? 'namespaced' : 'cluster-scoped'}.${deprecation}`;
  const open = version.schema['x-kubernetes-preserve-unknown-fields'] === true ? '  [field: string]: unknown;\n' : '';
  const shapes = parts.flatMap((part) => part.shapes.all.map((shape) => renderShape(shape, part.shapes)));
  return `${docComment(description, title, '')}export class ${name} extends ApiObject {
  static readonly apiVersion = '${apiVersion}';
  static readonly kind = '${resource.kind}';

  constructor(scope: Construct, id: string, props: ${name}Props${needed ? '' : ' = {}'}, options: ApiObjectOptions = {}) {
    const { apiVersion, kind } = ${name};
    super(scope, id, { ...props, apiVersion, kind }, { resourceType: '${resource.plural}'${resource.namespaced ? '' : ', clusterScoped: true'}, ...options });
  }
}

export interface ${name}Props {
  metadata?: ObjectMeta;
${fields.join('')}${open}}
${shapes.map((shape) => `\n${shape}`).join('')}`;
}

/** The TypeScript module of a custom resource: for each served version its props and a construct. */
export function renderModule(resource: CustomResource, { library }: ModuleOptions): string {
  const base = pascalCase(resource.kind);
  const taken = new Set(RESERVED);
  const versions = servedVersions(resource).map((version, index) => {
    const wanted = index === 0 ? base : base + pascalCase(version.name);
    const name = taken.has(wanted) ? `${wanted}Resource` : wanted;
    taken.add(name);
    taken.add(`${name}Props`);
    return { version, name };
  });
  const body = versions.map(({ version, name }) => renderVersion(resource, version, name, taken)).join('\n');
  const isUsed = (type: string): boolean => new RegExp(`[ (<]${type}\\b`).test(body);
  const types = ['ObjectMeta', 'Quantity', 'Ref'].filter(isUsed);
  const own = Object.entries(LOCAL_TYPES).flatMap(([name, text]) => (isUsed(name) ? [`\n${text}`] : []));
  return `// Made by charthouse import from the CustomResourceDefinition ${resource.plural}.${resource.group}; do not edit.
import { ApiObject, type ApiObjectOptions${types.map((type) => `, type ${type}`).join('')} } from '${library}';
import type { Construct } from 'constructs';

${body}${own.join('')}`;
}
