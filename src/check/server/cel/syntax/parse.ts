import { TooDeep } from './nesting.ts';
import { Unexpected } from './cursor.ts';
import type { Expression } from './expression.ts';
import { syntaxIssues, type TextBetween } from './faults/recovering-parser.ts';
import { countCharacters, type Issue } from './issue.ts';
import { tokenize, type Range } from './lexer.ts';
import { Parser, type Syntax } from './parser.ts';

/** The tree of an expression, or all that is wrong with its text. */
export type Parsed = { readonly expression: Expression } | { readonly issues: readonly Issue[] };

const MOST_CHARACTERS = 100_000;

export function parse(source: string, syntax: Syntax): Parsed {
  const size = countCharacters(source);
  if (size > MOST_CHARACTERS) {
    const message = `expression code point size exceeds limit: size: ${size}, limit ${MOST_CHARACTERS}`;
    return { issues: [{ message }] };
  }
  const { tokens, unrecognized } = tokenize(source);
  const issues = unrecognized.map(({ start, end }) => ({
    offset: start,
    message: `Syntax error: token recognition error at: '${source.slice(start, end)}'`,
  }));
  const parser = new Parser(tokens, syntax);
  try {
    const expression = parser.parse();
    const all = [...issues, ...parser.issues];
    return all.length === 0 ? { expression } : { issues: all };
  } catch (error) {
    if (error instanceof TooDeep) return { issues: [...issues, { message: error.message }] };
    // Each level takes some ten calls: where the stack is nearly used up by the caller, it ends shortly before the limit.
    if (error instanceof RangeError) return { issues: [...issues, { message: new TooDeep().message }] };
    if (error instanceof Unexpected)
      return { issues: [...issues, ...parser.issues, ...syntaxIssues(tokens, textBetween(source, unrecognized))] };
    throw error;
  }
}

/** Characters that are no word belong to no text. */
function textBetween(source: string, unrecognized: readonly Range[]): TextBetween {
  return (first, last) => {
    const end = last.type === '<EOF>' ? source.length : last.offset + last.text.length;
    let text = '';
    let from = first.offset;
    for (const range of unrecognized) {
      if (range.start < from || range.start >= end) continue;
      text += source.slice(from, range.start);
      from = range.end;
    }
    return text + source.slice(from, Math.max(from, end));
  };
}
