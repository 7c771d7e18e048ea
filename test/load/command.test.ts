import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../src/load/command.ts';

describe('commands that start a TypeScript or JavaScript program', () => {
  test.each([
    ['npx ts-node main.ts', true],
    ['npx --yes ts-node main.ts', true],
    ['ts-node --files --pretty main.ts', true],
    ['node -r ts-node/register main.ts', true],
    ['ts-node -T main.ts', false],
    ['ts-node --transpile-only main.ts', false],
    ['ts-node --swc main.ts', false],
    ['ts-node-transpile-only main.ts', false],
    ['npx tsx main.ts', false],
    ['tsx --no-cache main.ts', false],
    ['node main.js', false],
    ['node --enable-source-maps main.js', false],
    ['node --import tsx main.ts', false],
    ['node --import=tsx/esm --no-warnings main.mts', false],
    ['node --require source-map-support/register main.cjs', false],
    ['bun main.ts', false],
    ['bun run main.ts', false],
    ['bunx tsx main.ts', false],
  ])('%s', (command, checksTypes) => {
    const entry = command.split(' ').at(-1);
    expect(parseCommand(command)).toEqual({ type: 'program', entry, arguments: [], checksTypes });
  });

  test('arguments, quotes and another tsconfig', () => {
    expect(parseCommand('npx ts-node -P tsconfig.app.json "src/my app.ts" --stage \'a b\'')).toEqual({
      type: 'program',
      entry: 'src/my app.ts',
      arguments: ['--stage', 'a b'],
      checksTypes: true,
      tsconfig: 'tsconfig.app.json',
    });
  });
});

test.each([
  'python main.py',
  'go run .',
  'mvn -q exec:java',
  'npm run build && node main.js',
  'STAGE=prod npx ts-node main.ts',
  'npx ts-node main.ts | tee log',
  'npx ts-node $MAIN',
  'node --inspect main.js',
  'node --require ./setup.js main.js',
  'ts-node --cwd other main.ts',
  'node main',
  'ts-node',
  '',
])('%j is left to a shell', (command) => {
  expect(parseCommand(command)).toEqual({ type: 'shell', command });
});
