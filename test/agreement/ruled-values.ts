import fc from 'fast-check';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom('abc', 'a', 'b', 'x', '10.0.0.1', '::1', '1Gi', '1.2.3', 'https://a.b/c', '1h', 'true', '7'),
);
const whole = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.integer(),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0),
);
const keyed = fc.uniqueArray(
  fc.record({ name: text, value: whole, opt: fc.option(text) }, { requiredKeys: ['name'] }),
  { maxLength: 4, selector: ({ name }) => name },
);
const object = fc.record({ 'a-b': text, in: text, x: whole, missing: text }, { requiredKeys: [] });
const map = fc.dictionary(fc.oneof(text, fc.constantFrom('one', 'two')), whole, { maxKeys: 4 });
const set = fc.uniqueArray(fc.constantFrom('x', 'y', 'z', 'w'), { maxLength: 4 });
const list = fc.array(whole, { maxLength: 5 });

/** Values that fit the schema of `ruledDefinition`, with fields that are missing. */
export const ruledValues = fc.record(
  {
    i: whole,
    j: whole,
    n: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
    m: fc.integer({ min: -5, max: 5 }),
    b: fc.boolean(),
    s: text,
    t: text,
    e: text,
    u: fc.oneof(whole, text),
    v: fc.oneof(whole, text),
    l: fc.array(text, { maxLength: 5 }),
    k: list,
    z: list,
    set,
    set2: set,
    ml: keyed,
    ml2: keyed,
    o: object,
    o2: object,
    mp: map,
    mp2: map,
    missing: text,
    nul: fc.option(text),
    d: fc.constantFrom('0s', '1h', '-1.5s', '2562047h', '90m', '1ms'),
    dt: fc.constantFrom('0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2024-02-29T12:00:00.5+01:00'),
    da: fc.constantFrom('0001-01-01', '2023-12-31', '9999-12-31'),
    by: fc.constantFrom('', 'aGk=', 'YWJj'),
    ll: fc.array(fc.array(whole, { maxLength: 4 }), { maxLength: 4 }),
  },
  { requiredKeys: [] },
);
