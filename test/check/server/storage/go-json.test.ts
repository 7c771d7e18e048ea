import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goJsonFault, goJsonObjectFault } from '../../../../src/check/server/go-json.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

describe("Go's words about JSON", () => {
  test.each([
    ['', 'unexpected end of JSON input'],
    ['{"a":', 'unexpected end of JSON input'],
    ['{"a" 1}', "invalid character '1' after object key"],
    ['{"a":1 2}', "invalid character '2' after object key:value pair"],
    ['{a:1}', "invalid character 'a' looking for beginning of object key string"],
    ['[1 2]', "invalid character '2' after array element"],
    ['{} x', "invalid character 'x' after top-level value"],
    ['nul', "invalid character ' ' in literal null (expecting 'l')"],
    ['tru3', "invalid character '3' in literal true (expecting 'e')"],
    ['-', "invalid character ' ' in numeric literal"],
    ['1.x', "invalid character 'x' after decimal point in numeric literal"],
    ['1e+', "invalid character ' ' in exponent of numeric literal"],
    ['"\\x"', "invalid character 'x' in string escape code"],
    ['"\\u12g4"', "invalid character 'g' in \\u hexadecimal character escape"],
    ['"\n"', "invalid character '\\n' in string literal"],
    ["'a'", "invalid character '\\'' looking for beginning of value"],
    ['é', "invalid character 'Ã' looking for beginning of value"],
    ['[]', 'json: cannot unmarshal array into Go value of type map[string]interface {}'],
    ['"a"', 'json: cannot unmarshal string into Go value of type map[string]interface {}'],
    [' 5', 'json: cannot unmarshal number into Go value of type map[string]interface {}'],
    ['true', 'json: cannot unmarshal bool into Go value of type map[string]interface {}'],
  ])('%j', (text, fault) => {
    expect(goJsonObjectFault(bytes(text))).toBe(fault);
  });

  test.each(['{}', ' {"a":[1,2,{"b":null}],"c":"\\u00e9"} ', 'null'])('%s is an object, or none at all', (text) => {
    expect(goJsonObjectFault(bytes(text))).toBeUndefined();
  });

  test('finds a fault where JSON.parse does, and only there', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      '"a"',
      ':',
      ',',
      'true',
      'null',
      '-1',
      '0',
      '1.5e3',
      '"\\n"',
      ' ',
      '\t',
      'x',
      '01',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (chosen) => {
        const text = chosen.join('');
        expect(goJsonFault(text) === undefined).toBe(parses(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('does not grow the stack with the nesting', () => {
    expect(goJsonFault('['.repeat(9_999) + ']'.repeat(9_999))).toBeUndefined();
    expect(goJsonFault('['.repeat(1_000_000))).toBe('exceeded max depth');
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
