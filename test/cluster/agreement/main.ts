/**
 * Compares our verdict with a running API server's on made documents, and writes a report.
 *
 *     npx tsx test/cluster/agreement/main.ts --server testbed.json [--seed 1] [--count 1000] [--kind Pod] [--shrunk 40] [--report file.md] [--custom | --expressions | --yaml | --rules | --files PATH]
 *
 * `--custom` installs definitions of custom resources on the server and asks about objects of them alone.
 * `--files` asks about the manifests of a file or folder, and installs the definitions among them; may be given several times.
 * `--expressions` asks about documents with CEL expressions alone.
 * `--rules` compares what the recorded rules in CEL say of random values.
 * `--yaml` compares what is read from random YAML texts instead.
 * `--server` is the line that test/cluster/testbed/serve.ts prints. Exits 1 below the bars: 99.5 % agreement, 98 % of the
 * rejections, at most 0.05 % false rejections.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openClient } from '../testbed/client.ts';
import { prepareCustomResources } from './custom.ts';
import { materialOf } from './files.ts';
import { compareRules } from './rules.ts';
import { renderRun, shortfallsOf } from './report.ts';
import { runAgreement } from './run.ts';
import { compareYaml } from './yaml.ts';

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      server: { type: 'string' },
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '1000' },
      kind: { type: 'string' },
      custom: { type: 'boolean', default: false },
      expressions: { type: 'boolean', default: false },
      yaml: { type: 'boolean', default: false },
      rules: { type: 'boolean', default: false },
      files: { type: 'string', multiple: true },
      shrunk: { type: 'string', default: '40' },
      report: { type: 'string' },
    },
  });
  if (options.server === undefined) throw new Error('--server FILE is missing: the line that serve.ts prints');
  const server: { url: string; token: string } = JSON.parse(readFileSync(options.server, 'utf8'));
  const client = openClient(server);
  if (options.yaml) {
    const { asked, differing } = await compareYaml(client.request, Number(options.seed), Number(options.count));
    client.close();
    console.log([...differing, `${asked} texts, ${differing.length} read differently`].join('\n'));
    process.exitCode = differing.length === 0 ? 0 : 1;
    return;
  }
  const version = await client.request('GET', '/version');
  const { minor }: { minor: string } = Object(version.json());
  if (options.rules) {
    const release = Number.parseInt(minor, 10);
    const compared = await compareRules(client.request, release, Number(options.seed), Number(options.count));
    client.close();
    console.log(
      [...compared.differing, `${compared.asked} values, ${compared.differing.length} answers differ`].join('\n'),
    );
    process.exitCode = compared.differing.length === 0 ? 0 : 1;
    return;
  }
  const files =
    options.files === undefined
      ? undefined
      : await materialOf(options.files, Number.parseInt(minor, 10), client.request);
  const run = await runAgreement({
    minor: Number.parseInt(minor, 10),
    seed: Number(options.seed),
    count: files?.documents.length ?? Number(options.count),
    ...(files === undefined ? {} : { files }),
    shrunk: Number(options.shrunk),
    expressions: options.expressions,
    ...(options.custom ? { custom: await prepareCustomResources(client.request) } : {}),
    ...(options.kind === undefined ? {} : { kind: options.kind }),
    request: client.request,
  });
  client.close();
  const text = renderRun(
    run,
    files === undefined
      ? `Kubernetes 1.${minor}, seed ${options.seed}, ${options.count} documents`
      : `Kubernetes 1.${minor}, ${files.documents.length} documents from files`,
  );
  if (options.report === undefined) console.log(text);
  else {
    writeFileSync(options.report, text);
    console.log(text.slice(0, text.indexOf('\n## ')));
  }
  const low = shortfallsOf(run);
  for (const sentence of low) console.log(`below the bar: ${sentence}`);
  process.exitCode = low.length === 0 ? 0 : 1;
}

void main();
