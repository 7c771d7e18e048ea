import { inspect } from 'node:util';

const LONGEST = 2000;
const SHORT = { depth: 2, breakLength: Infinity };

/** What was thrown, in one text. Anything can be thrown, also objects whose `toString` throws in turn. */
export function describeThrown(error: unknown): string {
  const text = attempt(() => (error instanceof Error ? `${error.name}: ${error.message}` : textOf(error)));
  const described = text ?? `a value of type ${typeof error} that cannot be printed`;
  return described.length > LONGEST ? `${described.slice(0, LONGEST)}…` : described;
}

function textOf(value: unknown): string {
  const text = String(value);
  return text === '[object Object]' ? inspect(value, SHORT) : text;
}

function attempt(describe: () => string): string | undefined {
  try {
    return describe();
  } catch {
    return undefined;
  }
}
