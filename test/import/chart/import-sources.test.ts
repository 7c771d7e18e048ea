import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importSources } from '../../../src/command/import.ts';
import { packageChart } from '../../../src/emit/chart/archive.ts';
import { writeChart } from '../../../src/emit/chart/chart-files.ts';

let project: string;
beforeEach(() => {
  project = mkdtempSync(path.join(os.tmpdir(), 'charthouse-import-'));
});
afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

const importing = (...sources: string[]): ReturnType<typeof importSources> =>
  importSources({ project, sources, output: 'imports', noDocs: false });

test('C25: takes archives and folders of charts, offline', async () => {
  const [written] = writeChart({ chart: { name: 'web', version: '1.0.0' }, objects: [] });
  if (written === undefined) throw new Error('no chart');
  writeFileSync(path.join(project, 'web.tgz'), await packageChart(written));
  mkdirSync(path.join(project, 'other'));
  writeFileSync(path.join(project, 'other/Chart.yaml'), 'apiVersion: v2\nname: other\nversion: 2.0.0\n');
  writeFileSync(path.join(project, 'other/values.yaml'), 'replicas: 1\n');
  expect((await importing('web.tgz', 'other')).written).toEqual(['imports/web.ts', 'imports/other.ts']);
  expect(readFileSync(path.join(project, 'imports/other.ts'), 'utf8')).toContain('readonly replicas?: Value<number>;');
  expect((await importing('web.tgz', 'other')).unchanged).toEqual(['imports/web.ts', 'imports/other.ts']);
});

test('writes nothing when one of them cannot be read', async () => {
  mkdirSync(path.join(project, 'good'));
  writeFileSync(path.join(project, 'good/Chart.yaml'), 'apiVersion: v2\nname: good\nversion: 2.0.0\n');
  writeFileSync(path.join(project, 'bad.tgz'), 'not an archive');
  await expect(importing('good', 'bad.tgz')).rejects.toMatchObject({
    diagnostics: [{ code: 'import/chart', message: expect.stringContaining('not compressed with gzip') }],
  });
  await expect(importing('good', 'missing.tgz')).rejects.toMatchObject({ diagnostics: [{ code: 'import/no-source' }] });
  await expect(importing('good', 'oci://registry.example.com/charts/redis')).rejects.toMatchObject({
    diagnostics: [{ code: 'import/no-source', help: expect.stringContaining('helm pull') }],
  });
  expect(existsSync(path.join(project, 'imports'))).toBe(false);
});

test('says what to do with a folder of nothing, and with the kinds of Kubernetes', async () => {
  mkdirSync(path.join(project, 'empty'));
  await expect(importing('empty')).rejects.toMatchObject({
    diagnostics: [{ code: 'import/no-source', message: 'the folder empty holds no YAML or JSON' }],
  });
  await expect(importing('k8s')).rejects.toMatchObject({
    diagnostics: [{ code: 'import/no-source', help: expect.stringContaining('need no import') }],
  });
});
