/**
 * Starts one control plane, prints where it is as a line of JSON, and keeps it until this process is ended.
 *
 *     npx tsx test/cluster/testbed/serve.ts --kubernetes 1.35 [--controllers] [--kwok] [--admission verdicts]
 */
import { parseArgs } from 'node:util';
import { defaultKubernetes, isKubernetesVersion, kubernetesPatches } from './components.ts';
import { startControlPlane } from './server.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kubernetes: { type: 'string', default: defaultKubernetes },
      controllers: { type: 'boolean', default: false },
      kwok: { type: 'boolean', default: false },
      admission: { type: 'string', default: 'default' },
    },
  });
  const { kubernetes, controllers, kwok, admission } = values;
  if (!isKubernetesVersion(kubernetes)) {
    throw new Error(`--kubernetes is one of ${Object.keys(kubernetesPatches).join(', ')}`);
  }
  if (admission !== 'verdicts' && admission !== 'default') throw new Error('--admission is verdicts or default');

  const controlPlane = await startControlPlane({ kubernetes, controllers, kwok, admission });
  const { url, token, kubeconfig } = controlPlane;
  console.log(JSON.stringify({ url, token, kubeconfig, pid: process.pid }));

  const end = (): void => {
    void controlPlane.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
