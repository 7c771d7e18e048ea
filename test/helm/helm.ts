import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ChartFile } from '../../src/emit/chart/chart-files.ts';
import type { Json } from '../../src/values/shape.ts';

/** A real Helm, with its own empty home. */
export class Helm {
  readonly version: string;
  private readonly binary: string;
  private readonly home: string;
  private readonly oracle: string;

  constructor(version: string, binary: string) {
    this.version = version;
    this.binary = binary;
    this.home = fs.mkdtempSync(path.join(os.tmpdir(), 'charthouse-helm-'));
    this.oracle = path.join(this.home, 'oracle');
    writeFiles(this.oracle, ORACLE_CHART);
  }

  run(args: readonly string[]): { readonly ok: boolean; readonly output: string; readonly error: string } {
    const env = {
      PATH: process.env['PATH'] ?? '',
      HOME: this.home,
      HELM_CACHE_HOME: path.join(this.home, 'cache'),
      HELM_CONFIG_HOME: path.join(this.home, 'config'),
      HELM_DATA_HOME: path.join(this.home, 'data'),
    };
    const done = spawnSync(this.binary, [...args], { encoding: 'utf8', env, maxBuffer: 1 << 28 });
    return { ok: done.status === 0, output: done.stdout, error: done.stderr };
  }

  /** A folder for a chart or a values file, gone with `close`. */
  folder(): string {
    return fs.mkdtempSync(path.join(this.home, 'work-'));
  }

  /** The documents of rendered text, as Go's own YAML reader takes them. */
  read(rendered: string): readonly Json[] {
    fs.writeFileSync(path.join(this.oracle, 'in.yaml'), `\n${rendered.replaceAll(/^---$/gm, '---')}`);
    const { ok, output, error } = this.run(['template', 'oracle', this.oracle]);
    if (!ok) throw new Error(`the oracle chart failed: ${error}`);
    return [...output.matchAll(/^json64: (\S*)$/gm)].map(([, text = '']) => {
      const value: Json = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
      return value;
    });
  }

  close(): void {
    fs.rmSync(this.home, { recursive: true, force: true });
  }
}

// A tiny chart that reads rendered text as a file and prints each document as JSON: Go's reader is the judge.
const ORACLE_CHART: readonly ChartFile[] = [
  { path: 'Chart.yaml', content: 'apiVersion: v2\nname: oracle\nversion: "1.0.0"\n' },
  {
    path: 'templates/out.yaml',
    content: [
      '{{- range (.Files.Get "in.yaml" | splitList "\\n---\\n") }}{{- $d := fromYaml . }}{{- if $d }}',
      '---',
      'json64: {{ toRawJson $d | b64enc }}',
      '{{- end }}{{- end }}',
      '',
    ].join('\n'),
  },
];

export function writeFiles(folder: string, files: readonly ChartFile[]): void {
  for (const { path: name, content } of files) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
}

/** JSON that Go reads as YAML without changing anything: it folds or refuses these characters when they stand raw. */
export function valuesJson(values: Json): string {
  return JSON.stringify(values, undefined, 1).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
