import { describe, expect, test } from 'vitest';
import { readText } from '../../src/read/documents.ts';

/** The value of `a` in a one-line document. */
function read(scalar: string): unknown {
  const document = readText('f.yaml', `a: ${scalar}\n`)[0];
  if (document === undefined || 'error' in document) throw new Error('unreadable');
  return JSON.parse(JSON.stringify(document.value)).a;
}

describe('YAML scalars mean what they mean to the API server', () => {
  test.each([
    ['yes', true],
    ['On', true],
    ['y', true],
    ['N', false],
    ['off', false],
    ['"yes"', 'yes'],
    ['0777', 511],
    ['0o17', 15],
    ['0x1f', 31],
    ['0b101', 5],
    ['1e3', 1000],
    ['1_000', 1000],
    ['.5', 0.5],
    ['08', 8],
    ['+12', 12],
    ['12', 12],
    ['~', null],
    ['', null],
    ['1:30', '1:30'],
    ['2001-01-01', '2001-01-01'],
    ['2001-01-01T00:00:00Z', '2001-01-01T00:00:00Z'],
    ['=', '='],
    ['<<', '<<'],
    ['!!str 1', '1'],
    ['!!binary aGk=', 'hi'],
    ['!!int "7"', 7],
    ['!!float 1', 1],
    ['!!null ""', null],
    ['!x 1', '1'],
  ])('%s is %j', (scalar, value) => {
    expect(read(scalar)).toEqual(value);
  });

  test('refuses what no JSON can be made of', () => {
    expect(readText('f.yaml', 'a: .inf')[0]).toMatchObject({ error: 'json: unsupported value: +Inf', line: 1 });
    expect(readText('f.yaml', 'a: !!int x')[0]).toMatchObject({ error: 'yaml: cannot decode !!str `x` as a !!int' });
  });
});

// Compared with live servers.
describe('keys that are no text become text as the API server makes it', () => {
  test.each([
    ['yes', 'true'],
    ['0777', '511'],
    ['9223372036854775807', '9223372036854775807'],
    ['1e3', '1000'],
    ['123456.7', '123456.7'],
    ['1e6', '1e+06'],
    ['16777217.0', '1.6777216e+07'],
    ['1e-5', '1e-05'],
    ['0.30000001', '0.3'],
    ['-0.0', '-0'],
    ['99999999999999999999', '1e+20'],
    ['3.4e39', '.inf'],
    ['-.Inf', '-.inf'],
    ['.NaN', '.nan'],
  ])('%s is "%s"', (written, name) => {
    expect(readText('f.yaml', `${written}: a\n`)[0]).toMatchObject({ value: { [name]: 'a' } });
  });

  test('shows a float that comes twice in full', () => {
    const duplicate = { strictErrors: [expect.stringContaining('line 2: key 1.6777217e+07 already set in map')] };
    expect(readText('f.yaml', '16777217.0: a\n16777217.0: b\n')[0]).toMatchObject(duplicate);
  });

  test.each([
    ['9223372036854775808', 'unsupported map key of type: uint64'],
    ['null', 'unsupported map key of type: %!s(<nil>)'],
  ])('%s is refused', (written, error) => {
    expect(readText('f.yaml', `${written}: a\n`)[0]).toMatchObject({ error });
  });
});
