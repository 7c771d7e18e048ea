import { Outcome } from './outcome.ts';
import type { Patterns } from './patterns.ts';
import type { Schema } from './schema.ts';

/** Length in code points, then the pattern; the first that does not fit is told. */
export function validateText(schema: Schema, text: string, path: string, patterns: Patterns): Outcome {
  const outcome = new Outcome();
  const { maxLength, minLength, pattern } = schema;
  if (typeof maxLength === 'number' && codePoints(text) > maxLength) {
    outcome.tooLong(path, maxLength);
  } else if (typeof minLength === 'number' && codePoints(text) < minLength) {
    outcome.invalid(path, text, `${path} in body should be at least ${minLength} chars long`);
  } else if (typeof pattern === 'string' && pattern !== '') {
    const compiled = patterns.get(pattern);
    if (typeof compiled === 'string') {
      outcome.invalid(path, text, `${path} in body should match '${pattern}, but pattern is invalid: ${compiled}'`);
    } else if (!compiled.test(text)) {
      outcome.invalid(path, text, `${path} in body should match '${pattern}'`);
    }
  }
  return outcome;
}

function codePoints(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}
