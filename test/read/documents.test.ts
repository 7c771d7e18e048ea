import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadDocument, UnreadableDocument } from '../../src/read/document.ts';
import { readDocuments, readText } from '../../src/read/documents.ts';

async function streamed(pieces: readonly string[]): Promise<(ReadDocument | UnreadableDocument)[]> {
  const documents: (ReadDocument | UnreadableDocument)[] = [];
  for await (const document of readDocuments('f.yaml', pieces)) documents.push(document);
  return documents;
}

function values(text: string): unknown[] {
  return readText('f.yaml', text).map((document) => ('error' in document ? document.error : document.value));
}

function only(text: string): ReadDocument {
  const [document] = readText('f.yaml', text);
  if (document === undefined || 'error' in document) throw new Error('unreadable');
  return document;
}

describe('documents of a YAML text', () => {
  test('are cut at separators, comments and empty ones left out', () => {
    expect(values('# only a comment\n---\na: 1\n--- # second\nb: 2\n---\n---\n')).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test('know the line they begin on', () => {
    const lines = readText('f.yaml', '# head\na: 1\n---\n\nb: 2\n').map(({ line }) => line);
    expect(lines).toEqual([2, 5]);
  });

  test('may begin with a byte order mark or directives, and end with dots', () => {
    expect(values('\ufeffa: 1\n')).toEqual([{ a: 1 }]);
    expect(values('%YAML 1.1\n---\na: 1\n...\n')).toEqual([{ a: 1 }]);
  });

  test('keep a separator inside a block only where it is indented', () => {
    expect(values('a: |\n  ---\n  x\n')).toEqual([{ a: '---\nx\n' }]);
  });

  test('are the items of a List, with places of their own', () => {
    const documents = readText('f.yaml', 'apiVersion: v1\nkind: List\nitems:\n- kind: A\n- kind: B\n  b: 1\n');
    expect(documents.map(({ index, line }) => [index, line])).toEqual([
      [0, 4],
      [1, 5],
    ]);
    const second = documents[1];
    expect(second !== undefined && 'place' in second && second.place('b')).toMatchObject({ line: 6, column: 3 });
  });

  test('tell a syntax error with its line and go on with the next document', () => {
    const [broken, whole] = readText('f.yaml', 'a: [1\n---\nb: 1\n');
    expect(broken).toMatchObject({ error: expect.stringMatching(/^yaml: /) });
    expect(whole).toMatchObject({ value: { b: 1 }, line: 3 });
  });

  test.each([
    'a: 1\n---\nb: |\n  x\n--- \nc: [1, 2]\n---\n{"d": 1}\n',
    ' \n{"a": "}\\"{"} {"b": [{"c": "\\\\"}]}\n\n{"d": -1}\n',
    '\n{"a": "---"}\n---\n{"b": 1}\n--- # c\nd: 1\n',
    '{"a": 1}{"b": 2} {"c": 1\n---\nd: 1\n',
    '{a: {b: "\\"}"}, c: \'"\'}\n---\nd: 1\n',
  ])('come the same whatever pieces the text comes in: %j', async (text) => {
    const whole = values(text);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 8 }), async (cuts) => {
        const points = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        const pieces = points.slice(1).map((end, index) => text.slice(points[index], end));
        const documents = await streamed(pieces);
        expect(documents.map((document) => ('value' in document ? document.value : document.error))).toEqual(whole);
      }),
    );
  });
});

describe('keys, anchors and merges', () => {
  test('tells duplicate keys in the words of the server', () => {
    expect(only('a: 1\nb:\n  c: 1\n  c: 2\n').strictErrors).toEqual([
      'yaml: unmarshal errors:\n  line 4: key "c" already set in map',
    ]);
  });

  test('turns keys into strings', () => {
    expect(only('1: a\nyes: b\n').value).toEqual({ '1': 'a', true: 'b' });
  });

  test('keeps keys of different types apart, as the server does', () => {
    expect(only('1: a\n1.0: b\n')).toMatchObject({ value: { '1': 'b' }, strictErrors: [] });
    expect(only('1: a\n01: b\n').strictErrors).toEqual(['yaml: unmarshal errors:\n  line 2: key 1 already set in map']);
  });

  test('refuses an escape that YAML 1.1 does not have', () => {
    expect(values('a: 1\nb: "x\\/y"\n')).toEqual(['yaml: line 2: found unknown escape character']);
    expect(values('b: "x\\\\/y"\n')).toEqual([{ b: 'x\\/y' }]);
  });

  test('merges maps and expands aliases', () => {
    expect(only('p: &x {a: 1, b: 2}\nq:\n  <<: *x\n  c: 3\nr: *x\n').value).toEqual({
      p: { a: 1, b: 2 },
      q: { a: 1, b: 2, c: 3 },
      r: { a: 1, b: 2 },
    });
  });

  test('stops at an alias bomb and at an anchor that holds itself', () => {
    const bomb = Array.from({ length: 12 }, (_, index) =>
      index === 0
        ? 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]'
        : `a${index}: &a${index} [${Array(10)
            .fill(`*a${index - 1}`)
            .join(', ')}]`,
    ).join('\n');
    expect(values(bomb)).toEqual(['yaml: document contains excessive aliasing']);
    expect(values('a: &a [*a]')).toEqual(["yaml: anchor 'a' value contains itself"]);
  });

  test('keeps __proto__ a key like any other', () => {
    const { value } = only('{"__proto__": {"a": 1}}');
    expect(Object.keys(Object(value))).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});

describe('JSON', () => {
  test('is a stream of values', () => {
    expect(values('{"a": 1}\n{"b": [1, "x\\n", null, true]}')).toEqual([{ a: 1 }, { b: [1, 'x\n', null, true] }]);
  });

  test('turns to YAML after at most one object, as kubectl does', () => {
    expect(values('{"a": 1}\n---\n{"b": 2}\n---\nc: 3\n')).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
    expect(values('{"a": 1} --- # next\nb: 2\n')).toEqual([{ a: 1 }, { b: 2 }]);
    expect(values('{"a": 1}\n  b: 2\n  c: 3\n')).toEqual([{ a: 1 }, { b: 2, c: 3 }]);
    expect(values('{"a": 1}\n# no more\n')).toEqual([{ a: 1 }]);
    expect(values('{a: 1, b: [x]}\n---\n{c: 2}\n')).toEqual([{ a: 1, b: ['x'] }, { c: 2 }]);
    expect(values('{"a": yes}')).toEqual([{ a: true }]);
  });

  test('stays JSON after two objects', () => {
    expect(values('{"a": 1}{"b": 2}{c: 3}')).toEqual([{ a: 1 }, { b: 2 }, 'json: expected the name of a field']);
    expect(values('{"a": 1}{"b": 2}\n---\n{"c": 3}')).toEqual([{ a: 1 }, { b: 2 }, 'json: expected an object']);
    expect(values('{"a": 1}{"b": 2}{"c": 3\n---\n')).toEqual([{ a: 1 }, { b: 2 }, 'json: expected `,`']);
  });

  test('has a fault of its own when its names are in quotes, and that of YAML when they are not', () => {
    expect(readText('f.json', '{"a": 1,\n "b" 2}')).toMatchObject([
      { error: 'json: expected `:`', line: 2, column: 6 },
    ]);
    expect(values('{a: [}')).toEqual([expect.stringMatching(/^yaml: /)]);
  });

  test('knows where each of several objects on a line stands', () => {
    const documents = readText('f.json', '\n{"a": 1} {"b":\n  2} {"c": {"d": 1}}\n');
    const places = documents.map((document) => ('place' in document ? document.place('c.d') : document));
    expect(places).toMatchObject([
      { line: 2, column: 1 },
      { line: 2, column: 10 },
      { line: 3, column: 14 },
    ]);
  });

  test('comes object by object, however many there are', async () => {
    let given = 0;
    const pieces = (function* (): Generator<string, void, undefined> {
      for (; given < 1000; given += 1) yield `{"a": ${given}}`;
    })();
    let read = 0;
    for await (const document of readDocuments('f.json', pieces)) {
      expect(document).toMatchObject({ value: { a: read } });
      read += 1;
      expect(given - read).toBeLessThan(2);
    }
    expect(read).toBe(1000);
  });

  test('tells duplicate fields and keeps the text of numbers', () => {
    const document = only('{"a": {"b": 1.0, "b": 12345678901234567890}}');
    expect(document.strictErrors).toEqual(['duplicate field "a.b"']);
    expect(document.value).toEqual({ a: { b: expect.objectContaining({ text: '12345678901234567890' }) } });
  });

  test('gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify({ value }, undefined, indent);
        const read: unknown = JSON.parse(JSON.stringify(only(text).value));
        expect(read).toEqual(JSON.parse(text));
      }),
    );
  });
});

describe('places', () => {
  const text = 'kind: Pod\nspec:\n  containers:\n  - name: a\n    image: b\nmetadata:\n  labels:\n    a.b/c: d\n';

  test.each([
    ['spec.containers[0].image', 5, 5],
    ['spec.containers[0]', 4, 5],
    ['spec.containers[3].image', 3, 3],
    ['metadata.labels[a.b/c]', 8, 5],
    ['spec.volumes', 2, 1],
    ['', 1, 1],
  ])('of %s is %i:%i', (field, line, column) => {
    expect(only(text).place(field)).toEqual({ file: 'f.yaml', line, column });
  });
});

test('never throws, whatever the text is', () => {
  const pieces = fc.constantFrom(
    'a',
    ': ',
    '- ',
    '\n',
    '  ',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '&a ',
    '*a ',
    '---\n',
    '|\n',
    '!!int ',
    '<<',
    '\t',
    '#',
    ',',
    '1',
    '\ufeff',
    '%YAML 1.1\n',
    '? ',
    '...\n',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
      ),
      (text) => {
        const documents = readText('f.yaml', text);
        expect(documents.every((document) => 'error' in document || document.place('spec.a[0]').line > 0)).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
