import { describe, expect, it } from 'vitest';
import { readText } from '../../src/read/documents.ts';

/** The value of `a` in a one-line document. */
function read(scalar: string): unknown {
  const document = readText('f.yaml', `a: ${scalar}\n`)[0];
  if (document === undefined || 'error' in document) throw new Error('unreadable');
  return JSON.parse(JSON.stringify(document.value)).a;
}

describe('YAML scalars mean what they mean to the API server', () => {
  it.each([
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

  it('refuses what no JSON can be made of', () => {
    expect(readText('f.yaml', 'a: .inf')[0]).toMatchObject({ error: 'json: unsupported value: +Inf', line: 1 });
    expect(readText('f.yaml', 'a: !!int x')[0]).toMatchObject({ error: 'yaml: cannot decode !!str `x` as a !!int' });
  });
});
