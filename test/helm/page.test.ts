import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeChart } from '../../src/emit/chart/chart-files.ts';
import { app } from './example-app.ts';
import { chartOfApp, templatesOf } from './render.ts';

const page = readFileSync(path.join(__dirname, '../../docs/charts.md'), 'utf8');

test('the page "From values to chart" shows the program, and the template it gives', () => {
  const source = readFileSync(path.join(__dirname, 'example-app.ts'), 'utf8');
  expect(page).toContain(source.trim());
  const [chart] = writeChart({ chart: chartOfApp(app), objects: templatesOf(app) });
  for (const file of ['templates/server-deployment.yaml', 'templates/web-ingress.yaml', 'values.yaml']) {
    const content = chart?.files.find((candidate) => candidate.path === file)?.content;
    expect(page, file).toContain(String(content).trim());
  }
});
