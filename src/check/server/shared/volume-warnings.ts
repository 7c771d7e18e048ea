/** Volumes that no longer work, and files of one volume that hide each other. */
import { amount, amountText } from '../../../kubernetes/amount-text.ts';
import { milliValue } from '../../../kubernetes/amount.ts';
import type {
  ProjectedVolumeSource,
  Quantity,
  Volume,
  VolumeProjection,
} from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldPath } from '../field-path.ts';
import { quote } from '../go-value.ts';
import { claimSpecWarnings } from './claim-warnings.ts';

const GONE: readonly (readonly [keyof Volume, string])[] = [
  ['photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'],
  ['gitRepo', 'deprecated in v1.11'],
  ['scaleIO', 'deprecated in v1.16, non-functional in v1.22+'],
  ['flocker', 'deprecated in v1.22, non-functional in v1.25+'],
  ['storageos', 'deprecated in v1.22, non-functional in v1.25+'],
  ['quobyte', 'deprecated in v1.22, non-functional in v1.25+'],
  ['glusterfs', 'deprecated in v1.25, non-functional in v1.26+'],
  ['ephemeral', ''],
  ['cephfs', 'deprecated in v1.28, non-functional in v1.31+'],
  ['rbd', 'deprecated in v1.28, non-functional in v1.31+'],
];

/** `path` is that of `spec.volumes`. */
export function volumeWarnings(
  volumes: readonly Volume[] | undefined,
  path: FieldPath,
  context: ServerContext,
): string[] {
  const all = volumes ?? [];
  const gone = all.flatMap((volume, position) => goneWarnings(volume, path.index(position), context));
  // Overlaps are looked for since 1.32.
  return holds(context, 32) ? [...gone, ...all.flatMap((volume) => overlapWarnings(volume, context))] : gone;
}

function goneWarnings(volume: Volume, path: FieldPath, context: ServerContext): string[] {
  return GONE.flatMap(([field, told]) => {
    if (!volume[field]) return [];
    if (field === 'ephemeral') {
      const template = volume.ephemeral?.volumeClaimTemplate;
      return claimSpecWarnings(template?.spec, path.child('ephemeral', 'volumeClaimTemplate', 'spec'));
    }
    // The server calls this one by another name than the field has.
    const shown = field === 'storageos' ? 'storageOS' : field;
    const disabled = field === 'gitRepo' && holds(context, 33) ? ', and disabled by default in v1.33+' : '';
    return [`${path.child(shown)}: ${told}${disabled}`];
  });
}

/** Amounts of bytes that are not whole. */
export function fractionalByteWarnings(
  list: Readonly<Record<string, Quantity>> | undefined,
  resources: readonly string[],
  path: FieldPath,
): string[] {
  return resources.flatMap((resource) => {
    const quantity = amount(list?.[resource]);
    if (milliValue(quantity) % 1000n === 0n) return [];
    const shown = quote(amountText(quantity));
    return [`${path.key(resource)}: fractional byte value ${shown} is invalid, must be an integer`];
  });
}

interface Placed {
  readonly path: string;
  readonly source: string;
}

function overlapWarnings(volume: Volume, context: ServerContext): string[] {
  const { name = '', configMap, secret, downwardAPI, projected } = volume;
  const within = (items: readonly { readonly path?: string }[] | undefined, description: string): string[] =>
    overlaps(filesOf(items, '')).map((told) => `volume ${quote(name)} (${description}): overlapping paths: ${told}`);
  return [
    ...within(configMap?.items, `ConfigMap ${quote(configMap?.name ?? '')}`),
    ...within(secret?.items, `Secret ${quote(secret?.secretName ?? '')}`),
    ...within(downwardAPI?.items, 'DownwardAPI'),
    ...(projected ? projectedWarnings(name, projected, context) : []),
  ];
}

function projectedWarnings(name: string, projected: ProjectedVolumeSource, context: ServerContext): string[] {
  const warnings: string[] = [];
  const files: Placed[] = [];
  let given: readonly Placed[] = [];
  for (const source of projected.sources ?? []) {
    if (Object.values(source).every((value) => value === undefined)) {
      warnings.push(`volume ${quote(name)} (Projected) has no sources provided`);
      continue;
    }
    // Until 1.33 a source that lists no files is told with those of the source before it.
    given = projectedFiles(source) ?? (holds(context, 34) ? [] : given);
    for (const file of given) {
      const placed = { ...file, path: withoutEnd(file.path) };
      for (const other of overlapping(files, placed)) {
        const told = `${shownFile(placed)} with ${shownFile(other)}`;
        warnings.push(`volume ${quote(name)} (Projected): overlapping paths: ${told}`);
      }
      files.push(placed);
    }
  }
  return warnings;
}

function projectedFiles({
  configMap,
  secret,
  downwardAPI,
  serviceAccountToken,
}: VolumeProjection): readonly Placed[] | undefined {
  if (configMap?.items) return filesOf(configMap.items, `ConfigMap ${quote(configMap.name ?? '')}`);
  if (secret?.items) return filesOf(secret.items, `Secret ${quote(secret.name ?? '')}`);
  if (downwardAPI?.items) return filesOf(downwardAPI.items, 'DownwardAPI');
  return serviceAccountToken && [{ path: serviceAccountToken.path ?? '', source: 'ServiceAccountToken' }];
}

function filesOf(items: readonly { readonly path?: string }[] | undefined, source: string): Placed[] {
  return (items ?? []).map(({ path = '' }) => ({ path, source }));
}

function overlaps(files: readonly Placed[]): string[] {
  const before: Placed[] = [];
  return files.flatMap((file) => {
    const placed = { ...file, path: withoutEnd(file.path) };
    const found = overlapping(before, placed).map((other) => `${shownFile(placed)} with ${shownFile(other)}`);
    before.push(placed);
    return found;
  });
}

function overlapping(files: readonly Placed[], { path }: Placed): Placed[] {
  if (path === '') return [];
  return files.filter(
    (other) =>
      other.path !== '' && (`${other.path}/`.startsWith(`${path}/`) || `${path}/`.startsWith(`${other.path}/`)),
  );
}

function withoutEnd(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

function shownFile({ path, source }: Placed): string {
  return source === '' ? quote(path) : `${quote(path)} (${source})`;
}
