import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONTROLS } from '../../src/default/controls.ts';
import { PAGES, pageOf } from '../../src/explain/pages.ts';

const SOURCE = path.join(__dirname, '../../src');

/** The text of all our sources but the pages themselves, generated tables and apps. */
const sources: readonly { readonly file: string; readonly text: string }[] = readdirSync(SOURCE, {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => file.endsWith('.ts') && !/^(?:explain|apps)[\\/]|generated/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(SOURCE, file), 'utf8') }));

/** First arguments of functions that make findings or failures, and everything that is called a code. */
const CODE =
  /(?:\bcode: [^;{}\n]*?|\b(?:diagnosticAt|WriteError|configurationError|wrong)\(\s*)'([a-z][a-z0-9-]*\/[a-z][a-z0-9-]*)'/g;
const families = new Set([
  ...PAGES.map(({ code }) => code.split('/')[0]),
  ...sources.flatMap(({ text }) => Array.from(text.matchAll(CODE), ([, code = '']) => code.split('/')[0])),
]);

/** Every literal that looks like a code of one of our families. */
const literals = new Set(
  sources
    .flatMap(({ text }) =>
      Array.from(text.matchAll(/'([a-z][a-z0-9-]*\/[a-z][a-z0-9-]*)'/g), ([, literal = '']) => literal),
    )
    .filter((literal) => families.has(literal.split('/')[0])),
);

/** Codes that are put together, by what stands in the source; `*` for what is put in. */
const TEMPLATES: Readonly<Record<string, () => readonly string[]>> = {
  'schema/*': () => kindsOfSchemaFindings().map((kind) => `schema/${kind}`),
  'import/*': () => errorsOfImport().map((code) => `import/${code}`),
  'program/no-*': () => ['program/no-cdk8s', 'program/no-constructs'],
  'program/two-copies': () => ['program/two-copies'],
  'types/*': () => ['types/TS2322'],
  'pod-security/*': () => CONTROLS.map(({ name }) => `pod-security/${name}`),
};

describe('every code has a page', () => {
  test.each([...literals].sort())('%s', (code) => {
    expect(pageOf(code)).toBeDefined();
  });

  test('codes that are put together are all known here', () => {
    const found = sources.flatMap(({ text }) =>
      Array.from(text.matchAll(/\bcode: `([^`]+)`/g), ([, template = '']) => template.replace(/\$\{[^}]+\}/, '*')),
    );
    expect(new Set(found)).toEqual(new Set(Object.keys(TEMPLATES)));
  });

  test.each([...new Set(Object.values(TEMPLATES).flatMap((codes) => codes()))])('%s', (code) => {
    expect(pageOf(code)).toBeDefined();
  });
});

test('every page is about a code that is used', () => {
  const used = new Set([...literals, ...Object.values(TEMPLATES).flatMap((codes) => codes()), 'types/*']);
  expect(PAGES.map(({ code }) => code).filter((code) => !used.has(code))).toEqual([]);
});

test('pages are whole sentences and link to documentation of others', () => {
  for (const { code, what, why, mend, docs } of PAGES) {
    for (const text of [what, why, mend]) expect(text, code).toMatch(/^(?:[A-Z]|cdk8s|kubectl).{8,}[.]$/s);
    if (docs !== undefined) expect(docs, code).toMatch(/^https:\/\//);
  }
  expect(new Set(PAGES.map(({ code }) => code)).size).toBe(PAGES.length);
});

function read(file: string): string {
  return readFileSync(path.join(SOURCE, file), 'utf8');
}

function kindsOfSchemaFindings(): string[] {
  const [, union = ''] = /export type SchemaFindingKind =([^;]+);/.exec(read('check/schema/finding.ts')) ?? [];
  return Array.from(union.matchAll(/'([^']+)'/g), ([, kind = '']) => kind);
}

function errorsOfImport(): string[] {
  return sources
    .filter(({ file }) => file.startsWith('import'))
    .flatMap(({ text }) => Array.from(text.matchAll(/\berror\(\s*'([^']+)'/g), ([, code = '']) => code));
}
