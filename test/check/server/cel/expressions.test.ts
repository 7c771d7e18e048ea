import { describe, expect, test } from 'vitest';
import { compile } from '../../../../src/check/server/cel/compile.ts';
import { environmentWith } from '../../../../src/check/server/cel/environment/environment.ts';
import { parseType } from '../../../../src/check/server/cel/types/parse-type.ts';
import { formatType } from '../../../../src/check/server/cel/types/type.ts';

const VARIABLES = {
  any: 'dyn',
  text: 'string',
  number: 'int',
  texts: 'list(string)',
  counts: 'map(string, int)',
  perhaps: 'optional_type(int)',
  time: 'timestamp',
};

/** The type of an expression, or what is said against it. */
function resultOf(source: string, minor = 35): string {
  const variables = new Map(Object.entries(VARIABLES).map(([name, type]) => [name, parseType(type)]));
  const compiled = compile(source, environmentWith(variables, { minor }));
  if ('undecided' in compiled) return compiled.undecided;
  return 'fault' in compiled ? compiled.fault : formatType(compiled.type);
}

describe('the type of an expression', () => {
  test.each([
    ['1 + 2 * 3', 'int'],
    ['-(-1)', 'int'],
    ['1u', 'uint'],
    ['0x10 > 1.5', 'bool'],
    ["b'a' + b'b'", 'bytes'],
    ["r'\\d' + '''a\nb'''", 'string'],
    ['any.spec.replicas', 'dyn'],
    ['any.items[0] + 1', 'int'],
    ['texts.map(text, text.size())', 'list(int)'],
    ['texts.filter(each, each != text)', 'list(string)'],
    ['texts.all(each, each.startsWith(text)) && texts.exists_one(each, each == text)', 'bool'],
    ['texts.transformMap(index, each, each + string(index))', 'map(int, string)'],
    ["{'a': 1}[?'b'].orValue(2)", 'int'],
    ['counts.?missing', 'optional_type(int)'],
    ['perhaps.optMap(value, string(value))', 'optional_type(string)'],
    ['texts.sortBy(each, each.size())', 'list(string)'],
    ['has(any.metadata.labels) ? number : 0', 'int'],
    ['time - timestamp("2024-01-01T00:00:00Z")', 'duration'],
    ["quantity('1Gi').add(quantity('1Mi')).compareTo(quantity('1G'))", 'int'],
    ["cidr('10.0.0.0/8').containsIP(ip('10.1.1.1'))", 'bool'],
    ['[] + [1]', 'list(int)'],
    ["'%s has %d'.format([text, number])", 'string'],
    ['type(text) == string', 'bool'],
  ])('%s is %s', (source, type) => {
    expect(resultOf(source)).toBe(type);
  });
});

describe('what is wrong with the types of an expression', () => {
  test.each([
    ['missing', "1:1: undeclared reference to 'missing' (in container '')"],
    ['number + text', "1:8: found no matching overload for '_+_' applied to '(int, string)'"],
    ['text.matches(1)', "1:13: found no matching overload for 'matches' applied to 'string.(int)'"],
    ['text.missing()', "1:13: undeclared reference to 'missing' (in container '')"],
    ['text.length', "1:5: type 'string' does not support field selection"],
    ['number && true', "1:1: expected type 'bool' but found 'int'"],
    [
      'number.all(x, true)',
      "1:1: expression of type 'int' cannot be range of a comprehension (must be list, map, or dynamic)",
    ],
    ["[1, 'a']", "1:5: expected type 'int' but found 'string'"],
    ["text.matches('(')", '1:14: invalid matches argument'],
    ["duration('1d')", '1:10: invalid duration argument'],
    ["timestamp('2024-13-01T00:00:00Z')", '1:11: invalid timestamp argument'],
    [
      "'%d'.format([text])",
      '1:14: error during formatting: decimal clause can only be used on integers, was given string',
    ],
    ["'%s'.format([1, 2])", '1:12: too many arguments supplied to string.format (expected 1, got 2)'],
    ['texts.map(text.size(), 1)', '1:20: argument is not an identifier'],
    ['has(any)', '1:5: invalid argument to has() macro'],
    ['namespace == text', '1:1: reserved identifier: namespace'],
    ['9223372036854775808', '1:1: invalid int literal'],
  ])('%s', (source, message) => {
    expect(resultOf(source).split('\n', 1)).toEqual([`ERROR: <input>:${message}`]);
  });

  test('is told with the line and a mark, in the order of the text', () => {
    expect(resultOf("text ==\n\t1 && 'ü' == nothing")).toBe(
      [
        "ERROR: <input>:1:6: found no matching overload for '_==_' applied to '(string, int)'",
        ' | text ==',
        ' | .....^',
        "ERROR: <input>:2:14: undeclared reference to 'nothing' (in container '')",
        " |  1 && 'ü' == nothing",
        ' | .......．.....^',
      ].join('\n'),
    );
  });
});

describe('texts that are no expression', () => {
  const STARTS =
    "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}";

  test.each([
    ['number +', [`1:9: Syntax error: mismatched input '<EOF>' expecting ${STARTS}`]],
    ['number + * 1', [`1:10: Syntax error: extraneous input '*' expecting ${STARTS}`]],
    ['number number', ["1:8: Syntax error: extraneous input 'number' expecting <EOF>"]],
    ['(number', ["1:8: Syntax error: missing ')' at '<EOF>'"]],
    [
      'text = text',
      [
        "1:6: Syntax error: token recognition error at: '= '",
        "1:8: Syntax error: extraneous input 'text' expecting <EOF>",
      ],
    ],
    [
      "'open",
      [
        "1:1: Syntax error: token recognition error at: ''open'",
        `1:6: Syntax error: mismatched input '<EOF>' expecting ${STARTS}`,
      ],
    ],
    ['any.true', ["1:5: Syntax error: mismatched input 'true' expecting IDENTIFIER"]],
    ["any.'x'", ["1:5: Syntax error: no viable alternative at input '.'x''"]],
    ['any.`x`', ["1:5: unsupported syntax: '`'"]],
  ])('%s', (source, messages) => {
    const told = resultOf(source)
      .split('\n')
      .filter((line) => line.startsWith('ERROR'));
    expect(told).toEqual(messages.map((message) => `ERROR: <input>:${message}`));
  });

  test.each([
    ['parentheses', `${'('.repeat(250)}1${')'.repeat(250)}`, `${'('.repeat(249)}1${')'.repeat(249)}`],
    ['sums', Array(251).fill('1').join(' + '), Array(126).fill('1').join(' + ')],
    ['members', `any${'.a'.repeat(250)}`, `any${'.a'.repeat(249)}`],
  ])('may not be nested too deep: %s', (_what, deep, shallow) => {
    expect(resultOf(deep)).toContain('ERROR: <input>:-1:0: expression recursion limit exceeded: 250');
    expect(resultOf(shallow)).not.toContain('ERROR');
  });

  test('may not be too long', () => {
    expect(resultOf(`'${'a'.repeat(100_000)}'`)).toContain(
      'expression code point size exceeds limit: size: 100002, limit 100000',
    );
  });
});

describe('large expressions', () => {
  test.each([
    ['a list', `[${Array(20_000).fill('1').join(',')}]`],
    ['a map of lists', `{${Array(12_000).fill('1: []').join(',')}}`],
    ['a chain of maps', Array.from({ length: 12 }, (_, index) => `.map(v${index}, {v${index}: v${index}})`).join('')],
    ['faults', '1 +* '.repeat(15_000)],
  ])('are judged in little time: %s', (_what, text) => {
    const started = performance.now();
    resultOf(text.startsWith('.') ? `[1]${text}` : text);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('whose types may grow without end are left undecided', () => {
    const chain = Array.from({ length: 40 }, (_, index) => `.map(v${index}, {v${index}: v${index}})`).join('');
    expect(resultOf(`[1]${chain} == []`)).toContain('not compiled');
  });
});

describe('what a release knows', () => {
  test.each([
    ['format.dns1123Label().validate(text).hasValue()', 32],
    ['texts.all(index, each, each != text)', 33],
    ['texts.first().hasValue()', 33],
    ["semver('1.0.0').major() > 0", 34],
    ['texts.sort().distinct().size() > 0', 35],
  ])('%s compiles since 1.%i', (source, since) => {
    for (const minor of [31, 32, 33, 34, 35, 36]) {
      expect(resultOf(source, minor) === 'bool', `1.${minor}`).toBe(minor >= since);
    }
  });

  test('of the messages of protocol buffers nothing is said', () => {
    expect(resultOf('google.protobuf.Int64Value{value: 1} == 1')).toContain('not compiled');
  });
});
