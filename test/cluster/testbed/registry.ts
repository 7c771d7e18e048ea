/** An OCI registry in memory, for pushing and pulling charts. Plain HTTP: Helm needs `--plain-http`. */
import { ensure } from './build.ts';
import { answersOk } from './http.ts';
import { freePort } from './ports.ts';
import type { ProcessGroup } from './processes.ts';

export interface Registry {
  /** Host and port, to be put behind `oci://`. */
  readonly host: string;
}

/** Joins the group and ends with it. */
export async function startRegistry(processes: ProcessGroup): Promise<Registry> {
  const binary = await ensure('registry');
  const port = await freePort();
  const registry = processes.start('registry', binary, ['-port', `${port}`]);
  const host = `localhost:${port}`;
  await processes.untilReady(registry, () => answersOk(`http://${host}/v2/`));
  return { host };
}
