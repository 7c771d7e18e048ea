import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { jsonSchemaOf } from '../../src/kubernetes/json-schema.ts';
import { groupVersion } from '../../src/model/resource.ts';
import type { Command } from './measure.ts';

const MINOR = 35;
const KINDS = [
  ['apps/v1', 'Deployment'],
  ['v1', 'Service'],
  ['v1', 'ConfigMap'],
] as const;

/** The program, from `KUBECONFORM`, the path or where the test bed builds it. */
export function findKubeconform(): string | undefined {
  const built = path.join(homedir(), '.cache/charthouse-testbed');
  const folders = [
    ...(process.env['PATH'] ?? '').split(path.delimiter),
    ...(existsSync(built) ? readdirSync(built) : [])
      .filter((name) => name.startsWith('kubeconform'))
      .map((name) => path.join(built, name)),
  ];
  const places = [process.env['KUBECONFORM'] ?? '', ...folders.map((folder) => path.join(folder, 'kubeconform'))];
  return places.find((place) => place !== '' && existsSync(place));
}

/** Checks files below a folder against schemas on the disk, as it would without a network. */
export function kubeconform(program: string, folder: string, documents: string): Command {
  const schemas = path.join(folder, 'schemas');
  mkdirSync(schemas, { recursive: true });
  for (const [apiVersion, kind] of KINDS) {
    const { group, version } = groupVersion(apiVersion);
    const name = [kind.toLowerCase(), ...(group === '' ? [] : [group]), version].join('-');
    writeFileSync(path.join(schemas, `${name}.json`), JSON.stringify(jsonSchemaOf(apiVersion, kind, MINOR, 'verdict')));
  }
  const location = path.join(schemas, '{{ .ResourceKind }}{{ .KindSuffix }}.json');
  const options = ['-n', '2', '-strict', '-schema-location', location, '-kubernetes-version', `1.${MINOR}.0`];
  return { folder, program, arguments: [...options, documents] };
}
