import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { constructPages, stalePages } from '../../scripts/docs/constructs.ts';
import * as library from '../../src/index.ts';

const root = path.join(__dirname, '../..');
const pages = constructPages(root);

describe('the pages of the constructs', () => {
  test.each(pages)('$path is what `npm run docs` writes', (page) => {
    expect(readFileSync(path.join(root, page.path), 'utf8')).toBe(page.text);
  });

  test('are there for every construct, and for nothing else', () => {
    const bases = ['Manifest', 'Workload', 'ScalableWorkload'];
    const constructs = Object.entries(library).flatMap(([name, value]) =>
      typeof value === 'function' && value.prototype instanceof library.Manifest && !bases.includes(name) ? [name] : [],
    );
    const titles = pages.map((page) => /^# (.*)/.exec(page.text)?.[1]);
    expect(titles).toEqual(expect.arrayContaining(constructs));
    expect(stalePages(root, pages, readdirSync(path.join(root, 'docs/constructs')))).toEqual([]);
  });

  test.each([
    ['persistent-volume-claim', '- **storage**', '`volumeMode`'],
    ['job', '- **deadlineSeconds**', '`podFailurePolicy`'],
    ['cron-job', '- **restartPolicy**', '`timeZone`'],
    ['pod-disruption-budget', '- **minAvailable**', '`unhealthyPodEvictionPolicy`'],
  ])('%s tells props that come from other files and types', (name, ...told) => {
    const text = pages.find((page) => page.path === `docs/constructs/${name}.md`)?.text;
    for (const each of told) expect(text).toContain(each);
  });

  test('say of every prop what it does', () => {
    const silent = pages.flatMap((page) =>
      page.text.split('\n').filter((line) => /^- \*\*\w+\*\*(?: \([^)]*\))?$/.test(line)),
    );
    expect(silent).toEqual([]);
  });
});
