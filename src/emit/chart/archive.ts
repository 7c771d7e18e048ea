import { gzipSync } from 'fflate';
import { packTar } from 'modern-tar';
import { ChartError } from './chart-error.ts';
import type { ChartFile, WrittenChart } from './chart-files.ts';

const LARGEST_ARCHIVE = 100 * 1024 * 1024;
// Names that begin the archive, as `helm package` orders them; Chart.yaml first lets a reader stop early.
const FIRST = ['Chart.yaml', 'Chart.lock', 'values.yaml', 'values.schema.json'];

/**
 * The `.tgz` of a chart. The same files give the same bytes on every machine: sorted entries, no times, no owners, and
 * a compressor in JavaScript, since those of the system differ between versions.
 *
 * Throws when Helm would refuse the archive for its size.
 */
export async function packageChart(chart: WrittenChart): Promise<Uint8Array> {
  const files = [...chart.files].sort(byPlace).map((file) => ({ path: file.path, bytes: bytesOf(file) }));
  const total = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  if (total > LARGEST_ARCHIVE) {
    throw new ChartError(
      `chart ${chart.name} has ${total} bytes; Helm reads charts of at most ${LARGEST_ARCHIVE}: leave out some of its files`,
    );
  }
  const entries = files.map(({ path, bytes }) => ({
    header: {
      name: `${chart.name}/${path}`,
      size: bytes.byteLength,
      mode: 0o644,
      mtime: new Date(0),
      uid: 0,
      gid: 0,
      uname: '',
      gname: '',
    },
    body: bytes,
  }));
  const archive = gzipSync(await packTar(entries), { level: 9, mtime: 0 });
  // The byte that names the operating system: unknown.
  archive[9] = 255;
  return archive;
}

/** `web-1.2.3.tgz` */
export function archiveName(chart: { readonly name: string; readonly version: string }): string {
  return `${chart.name}-${chart.version}.tgz`;
}

function bytesOf({ content }: ChartFile): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function byPlace(a: ChartFile, b: ChartFile): number {
  const rank = ({ path }: ChartFile): number => {
    const place = FIRST.indexOf(path);
    return place < 0 ? FIRST.length : place;
  };
  return rank(a) - rank(b) || (a.path < b.path ? -1 : 1);
}
