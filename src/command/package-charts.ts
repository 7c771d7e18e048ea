import path from 'node:path';
import { archiveName, packageChart } from '../emit/chart/archive.ts';
import type { WrittenChart } from '../emit/chart/chart-files.ts';
import { openPgpSigner, provenance } from '../emit/chart/provenance.ts';
import { type Pushed, pushChart, type PushOptions } from '../emit/chart/registry.ts';
import { repositoryIndex } from '../emit/chart/repository-index.ts';
import type { OutputFile } from '../model/file.ts';
import type { ChartProps } from '../values/index.ts';
import type { Change } from '../write/change.ts';
import { write } from '../write/write.ts';
import type { PackagedChart } from './helm-charts.ts';

export interface PackageOptions {
  /** Write archives instead of folders, and an index of them. */
  readonly package: boolean;
  /** Folder the charts go to, relative to the project. Without it they are made and checked, and not written. */
  readonly output?: string;
  /** Armored private key that signs the archives. */
  readonly key?: string;
  readonly passphrase?: string;
  /** Where the archives are pushed to, such as `oci://registry.example.com/charts`. */
  readonly push?: Pick<PushOptions, 'to' | 'credentials' | 'plainHttp'>;
}

/** A chart with the folders of files it becomes: its own, and those it brings along. */
export interface MadeChart extends PackagedChart {
  readonly charts: readonly WrittenChart[];
}

export interface Packages {
  readonly change?: Change;
  readonly pushed: readonly Pushed[];
}

interface Archive {
  readonly chart: ChartProps;
  readonly archive: Uint8Array;
  readonly provenance?: string;
}

/** Makes archives of charts, writes them where asked, with an index of all, and pushes them where asked. */
export async function packageCharts(
  made: readonly MadeChart[],
  options: PackageOptions,
  project: string,
): Promise<Packages> {
  const archives = await archivesOf(made, options);
  const { output, push } = options;
  const change =
    options.package && output !== undefined
      ? write(filesOf(archives), { project, output: path.normalize(output) })
      : undefined;
  const pushed: Pushed[] = [];
  if (push !== undefined) for (const each of archives) pushed.push(await pushChart({ ...push, ...each }));
  return { pushed, ...(change === undefined ? {} : { change }) };
}

async function archivesOf(
  made: readonly MadeChart[],
  { key, passphrase }: PackageOptions,
): Promise<readonly Archive[]> {
  const sign = key === undefined ? undefined : await openPgpSigner(key, passphrase);
  const all = made.flatMap(({ props, charts }) =>
    charts.map((each) => ({ each, chart: { ...props, name: each.name } })),
  );
  return Promise.all(
    all.map(async ({ each, chart }) => {
      const archive = await packageChart(each);
      return { chart, archive, ...(sign === undefined ? {} : { provenance: await provenance(chart, archive, sign) }) };
    }),
  );
}

function filesOf(archives: readonly Archive[]): readonly OutputFile[] {
  const files = archives.flatMap(({ chart, archive, provenance: signed }): OutputFile[] => {
    const name = archiveName(chart);
    return [
      { path: name, content: archive },
      ...(signed === undefined ? [] : [{ path: `${name}.prov`, content: signed }]),
    ];
  });
  return [...files, { path: 'index.yaml', content: repositoryIndex(archives) }];
}
