/** Of so many fields it is said what was meant. */
const FIELDS_SHOWN = 5;

/** One sentence of several fields that a strict decoder does not know: it names them all at once. */
export function meantFields(helps: readonly { readonly field: string; readonly help: string }[]): string | undefined {
  if (helps.length < 2) return helps[0]?.help;
  return helps
    .slice(0, FIELDS_SHOWN)
    .map(({ field, help }) => `${field}: ${help}`)
    .join(' ');
}
