/**
 * Writes src/kubernetes/generated/go-types.ts: how Go calls the type of a field where that does not follow from the schema. The API
 * server tells it when a value has the wrong JSON type: `cannot unmarshal number into Go struct field … of type v1.PullPolicy`.
 *
 * Reads the sources of k8s.io/api, apimachinery, apiextensions-apiserver and kube-aggregator from Go's module cache:
 *
 *     go mod download k8s.io/api@v0.35.4 …
 *     npx tsx scripts/record-go-types.ts v0.35.4
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { merge } from './generate/merge.ts';
import type { Definition, Type } from './generate/model.ts';
import { readRecordings } from './generate/recording.ts';

interface GoField {
  readonly json: string;
  readonly type: string;
  readonly inline: boolean;
}

const root = join(__dirname, '..');
const version = process.argv[2] ?? 'v0.35.4';
const cache = execFileSync('go', ['env', 'GOMODCACHE'], { encoding: 'utf8' }).trim();
const packages = new Map<string, ReadonlyMap<string, readonly GoField[]>>();

/** `io.k8s.api.core.v1.Container` stands in k8s.io/api/core/v1, `io.k8s.apimachinery.pkg.apis.meta.v1…` likewise. */
function folderOf(published: string): string | undefined {
  const parts = published
    .replace(/^io\.k8s\./, '')
    .split('.')
    .slice(0, -1);
  const [repository, ...rest] = parts;
  const folder = join(cache, 'k8s.io', `${repository}@${version}`, ...rest);
  return existsSync(folder) ? folder : undefined;
}

function structsOf(folder: string): ReadonlyMap<string, readonly GoField[]> {
  const known = packages.get(folder);
  if (known !== undefined) return known;
  const structs = new Map<string, readonly GoField[]>();
  const files = readdirSync(folder).filter((file) => file.endsWith('.go') && !/_test|generated|zz_/.test(file));
  for (const file of files) {
    const source = readFileSync(join(folder, file), 'utf8');
    for (const [, name = '', body = ''] of source.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)) {
      structs.set(name, fieldsOf(body));
    }
  }
  packages.set(folder, structs);
  return structs;
}

function fieldsOf(body: string): GoField[] {
  const fields: GoField[] = [];
  for (const [, type = '', json = ''] of body.matchAll(/^\s+(?:\w+\s+)?(\S+)\s+`[^`]*json:"([^"]*)"[^`]*`/gm)) {
    const [name = '', ...flags] = json.split(',');
    fields.push({ json: name, type, inline: name === '' && flags.includes('inline') });
  }
  return fields;
}

const BUILTIN = /^(?:string|bool|u?int(?:8|16|32|64)?|float(?:32|64)|byte)$/;

/** As reflection prints it: pointers gone, packages by their own names. */
function printed(type: string, own: string): string {
  const bare = type.replace(/^\*/, '');
  if (bare.startsWith('[]')) return `[]${bare === '[]byte' ? 'uint8' : printed(bare.slice(2), own)}`;
  const map = /^map\[([^\]]*)\](.*)$/.exec(bare);
  if (map !== null) return `map[${printed(map[1] ?? '', own)}]${printed(map[2] ?? '', own)}`;
  if (BUILTIN.test(bare)) return bare;
  const [left = '', right] = bare.split('.');
  // A version's package is imported under a longer name, such as metav1; it calls itself v1 all the same.
  return right === undefined
    ? `${own}.${left}`
    : `${/v[0-9]+(?:(?:alpha|beta)[0-9]+)?$/.exec(left)?.[0] ?? left}.${right}`;
}

const SCALARS: Readonly<Record<string, string>> = {
  string: 'string',
  bool: 'bool',
  int32: 'int32',
  int64: 'int64',
  double: 'float64',
  bytes: '[]uint8',
};

/** What the decoder assumes for a field without an entry. */
function assumed(type: Type, structs: ReadonlyMap<string, string>): string {
  switch (type.kind) {
    case 'scalar':
      return SCALARS[type.scalar] ?? '';
    case 'list':
      return `[]${assumed(type.of, structs)}`;
    case 'map':
      return `map[string]${assumed(type.of, structs)}`;
    case 'definition':
      return `v1.${type.name}`;
    default:
      return '';
  }
}

function lineOf(definition: Definition): string | undefined {
  const folder = folderOf(definition.published);
  const goName = definition.published.slice(definition.published.lastIndexOf('.') + 1);
  const own = definition.published.split('.').at(-2) ?? '';
  const fields = folder === undefined ? undefined : flattened(folder, goName, []);
  if (fields === undefined) return undefined;
  const entries: string[] = [];
  if (goName !== definition.name) entries.push(`=${goName}`);
  for (const field of definition.fields) {
    const found = fields.get(field.name);
    const form = field.forms.at(-1);
    if (found === undefined || form === undefined) continue;
    const type = printed(found.type, own);
    const same = type === assumed(form.type, new Map()) || /IntOrString|Quantity|Time$/.test(type.replace(/^\[\]/, ''));
    if (same && found.through.length === 0) continue;
    entries.push(`${field.name}:${same ? '' : type}${found.through.map((name) => `<${name}`).join('')}`);
  }
  return entries.length === 0 ? undefined : `${definition.name} ${entries.join(';')}`;
}

interface Flat {
  readonly type: string;
  readonly through: readonly string[];
}

function flattened(folder: string, struct: string, through: readonly string[]): Map<string, Flat> | undefined {
  const fields = structsOf(folder).get(struct);
  if (fields === undefined) return undefined;
  const flat = new Map<string, Flat>();
  for (const field of fields) {
    if (!field.inline) flat.set(field.json, { type: field.type, through });
    else if (!field.type.includes('.')) {
      for (const [name, inner] of flattened(folder, field.type, [...through, field.type]) ?? []) flat.set(name, inner);
    }
  }
  return flat;
}

const { definitions } = merge(readRecordings(join(root, 'src/kubernetes/recorded')));
const lines = definitions.map(lineOf).filter((line) => line !== undefined);
const text = `/**
 * Names of Go types where they do not follow from the schema, from the sources of Kubernetes 1.${version.split('.')[1]}.
 * Generated by scripts/record-go-types.ts; do not edit.
 *
 * A line is a definition and its entries joined by \`;\`: \`=Name\` is the Go name of the struct, \`field:type\` the type of a field, and
 * \`<Struct\` behind it names the embedded structs that the field comes through.
 */
export const GO_TYPES = \`
${lines.join('\n')}
\`;
`;
writeFileSync(join(root, 'src/kubernetes/generated/go-types.ts'), text);
