import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { CORE_SCHEMA, load, loadAll, YAML11_SCHEMA } from 'js-yaml';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { yamlDocument, yamlStream } from '../../src/emit/yaml/document.ts';

const HOSTILE = [
  '',
  ' ',
  'y',
  'n',
  'no',
  'On',
  'OFF',
  '~',
  'null',
  'Null',
  'true',
  '0755',
  '08',
  '0o755',
  '0O17',
  '+0o7',
  '-0o7',
  '0o7_5',
  '0x1f',
  '0b11',
  '1e3',
  '1_000',
  '_1',
  '.5',
  '5.',
  '-',
  '?',
  ':',
  '.inf',
  '-.INF',
  '.nan',
  '12:30:45',
  '1:60',
  '2001-01-01',
  '2001-01-01T00:00:00Z',
  '=',
  '<<',
  'a: b',
  'a #b',
  '- a',
  '#a',
  '&a',
  '*a',
  '!a',
  '|',
  '>',
  '%a',
  '@a',
  '`a',
  '{a}',
  '[a]',
  'a,b',
  '"a"',
  "it's",
  `both " and '`,
  '---',
  '...',
  '--- a',
  'a\nb',
  'a\n',
  '\na',
  'a\n\n',
  ' a\nb',
  'a \nb',
  'a\n b',
  'a\n ',
  '\n \n',
  '\t',
  'a\tb',
  'a\r\nb',
  '\u0000',
  '\u0007',
  '\u007f',
  '\u0085',
  '\u00a0',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '😀',
  '10Gi',
  '100m',
  '8080:80',
  '1.2.3',
  'http://x:80/y',
  '*.example.com',
  '{{ .Values.x }}',
  'e5',
  'x'.repeat(50) + '\n\u0001',
  'x'.repeat(1100),
];

const PIECES = [
  ' ',
  '\n',
  '\t',
  'a',
  'word',
  '"',
  "'",
  ':',
  '#',
  '-',
  '0',
  '1',
  'e',
  '_',
  '.',
  '\u0001',
  '\u2028',
  '\\',
  '%',
  '---',
];

const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ maxLength: 12, unit: 'grapheme' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 16 }).map((pieces) => pieces.join('')),
);

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    text,
    // Readers of YAML 1.1 disagree about exponents; manifests have none.
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })
      .filter((number) => !String(number).includes('e')),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

const object = fc.dictionary(text, json, { maxKeys: 4, noNullPrototype: true });

// JSON has no -0, and a reader may give one back for it.
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const READERS: Readonly<Record<string, (source: string) => unknown>> = {
  'js-yaml, YAML 1.2': (source) => load(source, { schema: CORE_SCHEMA }),
  'js-yaml, YAML 1.1': (source) => load(source, { schema: YAML11_SCHEMA }),
  'yaml 1.2': (source) => parse(source, { version: '1.2' }),
  'yaml 1.1': (source) => parse(source, { version: '1.1' }),
};

for (const [name, read] of Object.entries(READERS)) {
  test(`${name} reads back every hostile string, as value, key and list item`, () => {
    for (const hostile of HOSTILE) {
      const value = { [hostile]: hostile, list: [hostile, [hostile]], nested: { deep: { [hostile]: hostile } } };
      expect(plain(read(yamlDocument(value))), JSON.stringify(hostile)).toEqual(plain(value));
    }
  });

  test(`${name} reads back random objects`, () => {
    fc.assert(
      fc.property(object, (value) => {
        expect(plain(read(yamlDocument(value)))).toEqual(plain(value));
      }),
      { numRuns: 400, seed: 11 },
    );
  });
}

/** Where the printer of cdk8s writes something that a reader takes for another value (defect K22). */
function misprinted(printed: string, value: unknown): boolean {
  const strange =
    /[\u007f-\u00a0\ufeff\ufffe\uffff\u2028\u2029]|(?:^|[\s:-])[-+_]*0_*[oObBxX]|(?:^|[\s:-])(?:=|<<)(?:$|[\s:])|[-+.]?_*\d[\d_.]*[_eE]/m;
  return (
    strange.test(printed) ||
    !isSame(
      safely(() => parse(printed, { version: '1.1' })),
      value,
    )
  );
}

function safely(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

test('the bytes are those of cdk8s, except where its own are misread', () => {
  let same = 0;
  fc.assert(
    fc.property(object, (value) => {
      const expected = Yaml.stringify(value);
      const actual = yamlStream([value]);
      if (actual !== expected) expect(misprinted(expected, plain(value)), `${expected}\n${actual}`).toBe(true);
      else same += 1;
    }),
    { numRuns: 3000, seed: 7 },
  );
  expect(same).toBeGreaterThan(1500);
});

test('what cdk8s leaves plain and a Go reader takes for a number or a null is quoted', () => {
  for (const misread of ['0o755', '0O755', '0o7_5', '+0o7', '-0o7', '=', '<<']) {
    expect(yamlDocument({ a: misread })).toBe(`a: "${misread}"\n`);
  }
  expect(yamlDocument({ a: 'x\u2028y' })).toBe('a: "x\\Ly"\n');
});

test('ordinary values stay bare', () => {
  expect(
    yamlDocument({ image: 'nginx:1.27', storage: '10Gi', cpu: '100m', port: 8080, on: false, args: ['--a=b', 'x y'] }),
  ).toBe('image: nginx:1.27\nstorage: 10Gi\ncpu: 100m\nport: 8080\n"on": false\nargs:\n  - --a=b\n  - x y\n');
});

test('several documents make one stream', () => {
  const stream = yamlStream([{ a: 1 }, { b: 'x\n' }, { c: [] }]);
  expect(stream).toBe('a: 1\n---\nb: |\n  x\n---\nc: []\n');
  expect(loadAll(stream)).toEqual([{ a: 1 }, { b: 'x\n' }, { c: [] }]);
});
