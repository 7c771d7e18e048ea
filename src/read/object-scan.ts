const LINE_BREAK = 0x0a;
const QUOTE = 0x22;
const DASH = 0x2d;
const BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSING_BRACKET = 0x5d;
const BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/**
 * Finds where a JSON object ends in a text that grows at its end, passing each character once. It counts brackets outside of strings
 * and does not read what is between them.
 */
export class ObjectScan {
  private at = 0;
  private depth = 0;
  private inString = false;

  /** The offset behind the object that the text begins with; `more` while it goes on; `none` when the text is no JSON. */
  end(text: string): number | 'more' | 'none' {
    for (; this.at < text.length; this.at += 1) {
      const code = text.charCodeAt(this.at);
      if (code === DASH) {
        // No JSON has a line that begins like the separator of YAML, so that no more than a document is waited for.
        if (text.charCodeAt(this.at - 1) === DASH && text.charCodeAt(this.at - 2) === LINE_BREAK) return 'none';
      } else if (this.inString) {
        if (code === QUOTE) this.inString = false;
        else if (code === BACKSLASH) this.at += 1;
      } else if (code === QUOTE) this.inString = true;
      else if (code === BRACE || code === BRACKET) this.depth += 1;
      else if (code === CLOSING_BRACE || code === CLOSING_BRACKET) {
        this.depth -= 1;
        if (this.depth === 0) return this.at + 1;
      }
    }
    return 'more';
  }
}
