const MOST_CHARACTERS = 4096;
const LONGEST_WHEN_CUT = 256;

/**
 * Warnings as they reach the client, as headers of the answer: each text once, none that a header cannot hold, and each cut when
 * all of them are too long together.
 *
 * Source: apiserver `pkg/endpoints/filters/warning.go`
 */
export function warningHeaders(texts: readonly string[]): readonly string[] {
  if (texts.length === 0) return texts;
  const distinct = [...new Set(texts)].filter((text) => text !== '' && !/\p{Cc}/u.test(text));
  if (lengthOf(distinct) <= MOST_CHARACTERS) return distinct;
  const cut: string[] = [];
  let length = 0;
  for (const text of distinct) {
    if (length >= MOST_CHARACTERS) break;
    const short = Array.from(text.slice(0, 2 * LONGEST_WHEN_CUT)).slice(0, LONGEST_WHEN_CUT);
    cut.push(short.join(''));
    length += short.length;
  }
  return cut;
}

function lengthOf(texts: readonly string[]): number {
  let length = 0;
  for (const text of texts) {
    // Two code units may be one character.
    length += text.length <= 2 * MOST_CHARACTERS ? Array.from(text).length : text.length / 2;
  }
  return length;
}
