/*
 * Patterns of values are read by three engines: ajv here, and Go's RE2 in Helm 3 and 4. What RE2 does not know makes
 * the whole schema of a chart invalid, so it is refused where the value is declared.
 * https://github.com/google/re2/wiki/Syntax
 */

/** Why a pattern cannot be used in a chart, or undefined when it can. */
export function patternProblem(pattern: string): string | undefined {
  try {
    RegExp(pattern, 'u');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  if (/\(\?<?[=!]/.test(pattern)) return 'looks ahead or behind, which Helm (RE2) cannot do';
  if (/(?:^|[^\\])(?:\\\\)*\\(?:[1-9]|k<)/.test(pattern)) return 'refers back to a group, which Helm (RE2) cannot do';
  if (/\\(?:c[A-Za-z]|u|p\{)/.test(pattern))
    return 'uses an escape that Helm (RE2) does not know; write the character itself';
  return undefined;
}

const WORD_CHARACTER = /^[A-Za-z0-9._-]$/;

/**
 * Whether every text that matches consists of letters, digits, dots, dashes and underscores. Only plain, anchored
 * patterns are understood; for all others the answer is no.
 */
export function isWordPattern(pattern: string): boolean {
  return alternatives(pattern).every(
    (alternative) => alternative.startsWith('^') && alternative.endsWith('$') && isWordBody(alternative.slice(1, -1)),
  );
}

function alternatives(pattern: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === '|' && depth === 0) {
      found.push(pattern.slice(start, at));
      start = at + 1;
    }
  }
  found.push(pattern.slice(start));
  return found;
}

function isWordBody(body: string): boolean {
  const token = /\[((?:[^\]\\^]|\\.)(?:[^\]\\]|\\.)*)\]|\{\d+(?:,\d*)?\}|\(\?:|\\.|[\s\S]/gy;
  for (const [text, inClass] of body.matchAll(token)) {
    if (inClass !== undefined) {
      if (!isWordClass(inClass)) return false;
    } else if (text.startsWith('\\')) {
      if (text !== '\\d' && text !== '\\w' && text !== '\\.' && text !== '\\-') return false;
    } else if (text === '.' || !(text.length > 1 || /[A-Za-z0-9_()?*+|-]/.test(text))) return false;
  }
  return true;
}

function isWordClass(content: string): boolean {
  const rest = content.replaceAll(/a-z|A-Z|0-9|\\d|\\w|\\\.|\\-/g, '');
  return [...rest].every((character, index) =>
    character === '-' ? index === 0 || index === rest.length - 1 : WORD_CHARACTER.test(character),
  );
}
