/**
 * Records what an API server says of itself, as gzipped JSON.
 *
 *     npx tsx test/cluster/testbed/record.ts --kubernetes 1.36 -o FILE
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { defaultKubernetes, isKubernetesVersion, kubernetesPatches } from './components.ts';
import { formatRecording, record } from './recording.ts';
import { startControlPlane } from './server.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kubernetes: { type: 'string', default: defaultKubernetes },
      output: { type: 'string', short: 'o' },
    },
  });
  const { kubernetes, output } = values;
  if (!isKubernetesVersion(kubernetes)) {
    throw new Error(`--kubernetes is one of ${Object.keys(kubernetesPatches).join(', ')}`);
  }
  if (output === undefined) throw new Error('-o names the file to write');

  const controlPlane = await startControlPlane({ kubernetes });
  try {
    const recording = await record(controlPlane.request);
    await writeFile(output, gzipSync(formatRecording(recording), { level: 9 }));
    console.log(`${output}: ${recording.version}, ${recording.resources.length} resources`);
  } finally {
    await controlPlane.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
