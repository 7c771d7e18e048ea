/** A package has no repository behind it that relative links could lead to: they lead to what is packed. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(__dirname, '../..');
const [{ files }] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' }),
) as [{ readonly files: readonly { readonly path: string }[] }];
const packed = new Set(files.map((file) => file.path));
const pages = [...packed].filter((file) => file.endsWith('.md') && !file.startsWith('lib/'));

test('the pages are packed, and no sources', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'CHANGELOG.md', 'ARCHITECTURE.md', 'docs/charts.md']));
  expect([...packed].filter((file) => /^(?:src|test|dist)\//.test(file))).toEqual([]);
});

test.each(pages)('links of %s lead to packed pages, and to headings that are there', (page) => {
  const dead = linksIn(page).filter(({ file, heading }) => {
    if (!packed.has(file)) return true;
    return heading !== undefined && !headingsOf(file).includes(heading);
  });
  expect(dead).toEqual([]);
});

interface Link {
  readonly file: string;
  readonly heading?: string;
}

function linksIn(page: string): readonly Link[] {
  const text = textOf(page).replaceAll(/^ {4}.*$|^```[\s\S]*?^```$/gm, '');
  return [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(([, file = '', heading]) => ({
    file: file === '' ? page : path.posix.join(path.posix.dirname(page), file),
    ...(heading === undefined ? {} : { heading }),
  }));
}

function headingsOf(page: string): readonly string[] {
  return [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

function textOf(page: string): string {
  return readFileSync(path.join(root, page), 'utf8');
}
