/**
 * Suites against a real control plane, built from source on first use.
 *
 *     npm run test:cluster                                    all suites, Kubernetes 1.35
 *     npm run test:cluster -- systems --kubernetes 1.35       one of them
 *     npm run test:cluster -- agreement --seed 7 --count 5000 --kubernetes 1.36
 */
import { parseArgs } from 'node:util';
import {
  defaultKubernetes,
  isKubernetesVersion,
  kubernetesPatches,
  type KubernetesVersion,
} from './testbed/components.ts';
import { startControlPlane, type ControlPlane } from './testbed/server.ts';

type Suite = (controlPlane: ControlPlane, options: SuiteOptions) => Promise<string>;

export interface SuiteOptions {
  readonly seed: number;
  readonly count: number;
}

interface Definition {
  readonly load: () => Promise<Suite>;
  /** Controllers, and nodes whose pods run. */
  readonly runs: boolean;
  readonly admission: 'verdicts' | 'default';
  /** Part of a run of all suites. */
  readonly always: boolean;
}

const SUITES: Readonly<Record<string, Definition>> = {
  systems: {
    load: async () => (await import('./suites/systems.ts')).run,
    runs: true,
    admission: 'default',
    always: true,
  },
  'pod-security': {
    load: async () => (await import('./suites/pod-security.ts')).run,
    runs: false,
    admission: 'default',
    always: true,
  },
  'defaulting-workloads': {
    load: async () => (await import('./suites/defaulting-workloads.ts')).run,
    runs: false,
    admission: 'verdicts',
    always: true,
  },
  agreement: {
    load: async () => (await import('./suites/agreement.ts')).run,
    runs: false,
    admission: 'verdicts',
    always: true,
  },
  helm: { load: async () => (await import('./suites/helm.ts')).run, runs: true, admission: 'default', always: true },
  gitops: {
    load: async () => (await import('./suites/gitops.ts')).run,
    runs: true,
    admission: 'default',
    always: true,
  },
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      kubernetes: { type: 'string', default: defaultKubernetes },
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '2000' },
    },
  });
  const unknown = positionals.find((name) => !Object.hasOwn(SUITES, name));
  if (unknown !== undefined)
    throw new Error(`there is no suite "${unknown}"; there are ${Object.keys(SUITES).join(', ')}`);
  const names = positionals.length > 0 ? positionals : Object.keys(SUITES).filter((name) => SUITES[name]?.always);
  const options = { seed: Number(values.seed), count: Number(values.count) };
  let failed = 0;
  for (const name of names) {
    const started = Date.now();
    const took = (): string => `${((Date.now() - started) / 1000).toFixed(0)} s`;
    try {
      console.log(`✓ ${name}: ${await runSuite(name, values.kubernetes, options)} (${took()})`);
    } catch (error) {
      failed += 1;
      console.log(`✗ ${name} (${took()}): ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  console.log(`${names.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** Each suite has a control plane of its own, which ends with it, whatever happens. */
async function runSuite(name: string, kubernetes: string, options: SuiteOptions): Promise<string> {
  const suite = SUITES[name];
  if (suite === undefined) throw new Error(`there is no suite "${name}"`);
  const run = await suite.load();
  const controlPlane = await startControlPlane({
    kubernetes: supported(kubernetes),
    controllers: suite.runs,
    kwok: suite.runs,
    admission: suite.admission,
  });
  try {
    return await run(controlPlane, options);
  } finally {
    await controlPlane.stop();
  }
}

function supported(version: string): KubernetesVersion {
  if (isKubernetesVersion(version)) return version;
  throw new Error(`Kubernetes ${version} is not known; known are ${Object.keys(kubernetesPatches).join(', ')}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
