/** What checking author code costs; run with tsx it prints milliseconds, medians of nine runs of the native checker. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, typeCheck } from './native-checker.ts';

function deployment(index: number, policy: string): string {
  return `export const web${index}: Deployment = {
  apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web${index}', labels: { app: 'web${index}' } },
  spec: {
    replicas: ${index},
    selector: { matchLabels: { app: 'web${index}' } },
    template: {
      metadata: { labels: { app: 'web${index}' } },
      spec: {
        containers: [{
          name: 'web', image: 'nginx:1.${index}', ${policy}: 'Always',
          env: [{ name: 'A', value: 'b' }, { name: 'B', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }],
          ports: [{ containerPort: 80, protocol: 'TCP' }],
          resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
          readinessProbe: { httpGet: { path: '/', port: 80 } },
          volumeMounts: [{ name: 'cache', mountPath: '/cache' }],
        }],
        volumes: [{ name: 'cache', emptyDir: { sizeLimit: '1Gi' } }],
      },
    },
  },
};
`;
}

/** Programs by name: an empty one, one that only imports the types, fifty objects, and fifty with a misspelt field each. */
export function costSources(): Readonly<Record<string, string>> {
  const imports = `import type { Deployment } from '${join(ROOT, 'src/kubernetes/generated/types.ts')}';\n`;
  const objects = (policy: string): string =>
    Array.from({ length: 50 }, (_, index) => deployment(index, policy)).join('');
  return {
    empty: 'export {};\n',
    imported: `${imports}export type Web = Deployment;\n`,
    fifty: imports + objects('imagePullPolicy'),
    fiftyWrong: imports + objects('imagePulPolicy'),
  };
}

function main(): void {
  const folder = mkdtempSync(join(ROOT, 'test/types/.cost-'));
  try {
    for (const [name, text] of Object.entries(costSources())) {
      const file = join(folder, `${name}.ts`);
      writeFileSync(file, text);
      const times = Array.from({ length: 9 }, () => {
        const start = performance.now();
        typeCheck([file]);
        return performance.now() - start;
      }).sort((a, b) => a - b);
      console.log(`${name}: ${times[4]?.toFixed(0)} ms`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === __filename) main();
