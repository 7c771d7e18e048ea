const LONGEST = 80;

/** A text as a message shows it: a long one cut. */
export function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
