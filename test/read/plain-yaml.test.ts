import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { yamlStream } from '../../src/emit/yaml/document.ts';
import { chunksOfText } from '../../src/read/chunks.ts';
import { readPlainYaml } from '../../src/read/plain-yaml.ts';
import { readAnyYaml } from '../../src/read/yaml.ts';

const MANIFESTS = path.join(__dirname, '../../dist');
const TEXTS = readdirSync(MANIFESTS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.k8s.yaml'))
  .flatMap((file) => chunksOfText(readFileSync(path.join(MANIFESTS, file), 'utf8')))
  .map(({ text }) => text);

const PLAIN = `---
# Comments, also between
apiVersion: apps/v1
kind: Deployment # and behind
metadata:
  labels: {}
  annotations:
    example.com/on: "on"
    quoted: 'it is: # quoted'
    empty:
    script: |
      #!/bin/sh

        echo
    stripped: |-
      a

    kept: |+
      a

spec:
  args:
  - --flag=a:b#c
  - -1
  - - nested
    - list
  - name: http   
    ports: []
  - [get, "list", 'watch', 8080, -1, --all,yes , a/b.c]
  -
    deep: 0.5
  - ~
  - key:

  verbs: [ "*" ] # all
  on-off: yes
`;

/** Where it reads a text at all, it reads what the full reader does. */
function agrees(text: string): boolean {
  const plain = readPlainYaml(text);
  if (plain !== undefined) expect([{ ...plain, strictErrors: [] }], text).toEqual(readAnyYaml(text));
  return plain !== undefined;
}

describe('YAML that is written plainly', () => {
  test('is read without the full reader, as it would read it', () => {
    expect(agrees(PLAIN)).toBe(true);
    expect(TEXTS.filter(agrees).length).toBeGreaterThan(TEXTS.length * 0.9);
  });

  test.each([
    ['a duplicate key', 'a: 1\na: 2\n'],
    ['a key of another type', 'on: 1\n'],
    ['an anchor', 'a: &x 1\nb: *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a merge key', 'a:\n  <<: {}\n'],
    ['an escape', 'a: "\\n"\n'],
    ['a doubled quote', "a: 'it''s'\n"],
    ['braces', 'a: { b: 1 }\n'],
    ['a list in a list', 'a: [[]]\n'],
    ['a key in brackets', 'a: [b: 1]\n'],
    ['a list of two lines', 'a: [1,\n  2]\n'],
    ['folded text', 'a: >\n  b\n'],
    ['a scalar of two lines', 'a: b\n  c\n'],
    ['a tab', 'a:\tb\n'],
    ['a carriage return', 'a: b\r\n'],
    ['a wrong indent', 'a: 1\n b: 2\n'],
    ['two documents', 'a: 1\n---\nb: 1\n'],
    ['the end of a document', 'a: 1\n...\n'],
    ['a directive', '%YAML 1.1\n---\na: 1\n'],
    ['what is no number', 'a: .nan\n'],
    ['a scalar alone', 'a\n'],
    ['a colon in a scalar', 'a: b: c\n'],
    ['a key of Object', 'constructor: 1\n__proto__: 2\n'],
    ['a nesting that is deep', `${'- '.repeat(200)}a\n`],
  ])('is not where there is %s', (_name, text) => {
    expect(readPlainYaml(text)).toBeUndefined();
  });

  test('is what emitters write, whatever the values', () => {
    const key = fc.stringMatching(/^[A-Za-z][\w./-]{0,12}$/);
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(
          fc.string(),
          fc.integer(),
          fc.boolean(),
          fc.constant(null),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
        ),
        fc.constantFrom('a\nb', 'a\n\nb\n', ' a', 'yes', '1e3', 'a: b', '#c', '- x', '|', '0x1f', 'a #b'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    }));
    let read = 0;
    fc.assert(
      fc.property(fc.dictionary(key, value), (object) => {
        if (agrees(yamlStream([object]))) read += 1;
        agrees(stringify(object, { lineWidth: 0 }));
        agrees(stringify(object, { indentSeq: false, defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' }));
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(400);
  });

  test('is never taken for something else, whatever is changed in it', () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      removed: fc.nat({ max: 3 }),
      added: fc.oneof(
        fc.constantFrom(
          '',
          ' ',
          '  ',
          '\n',
          '\n\n',
          '\n  ',
          ': ',
          ':',
          '#',
          ' #',
          '-',
          '- ',
          '\n- ',
          '---',
          '\n---\n',
          '\n...\n',
        ),
        fc.constantFrom(
          '|',
          '|-',
          '|+',
          '| ',
          '|\n',
          '>',
          '"',
          "'",
          '\\',
          '\t',
          '\r',
          '{}',
          '[]',
          '{',
          ']',
          ',',
          '?',
          '? ',
        ),
        fc.constantFrom(
          '&a ',
          '*a',
          '!',
          '%',
          '@',
          '~',
          '0',
          '_',
          '.',
          '1e3',
          'on: ',
          '\u2028',
          '\u00e4',
          '\ufeff',
          '\u{1f600}',
        ),
      ),
    });
    let read = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(PLAIN, ...TEXTS),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (text, changes) => {
          let changed = text.slice(0, 700);
          for (const { at, removed, added } of changes) {
            const offset = Math.floor(at * changed.length);
            changed = changed.slice(0, offset) + added + changed.slice(offset + removed);
          }
          agrees(changed);
          if (agrees(`${changed}\n`)) read += 1;
        },
      ),
      { numRuns: 20_000 },
    );
    expect(read).toBeGreaterThan(1000);
  });
});
