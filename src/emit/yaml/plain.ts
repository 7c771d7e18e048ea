/**
 * Which strings may stand in YAML without quotes.
 *
 * The base is what the printer of cdk8s does (the `yaml` package in its 1.1 mode), so that ordinary output has the
 * same bytes. On top of it come the strings that some reader of manifests would take for something else than that
 * printer assumes: kubectl reads with Go's rules, Argo CD and Helm with those of two further Go libraries.
 */

// Fast path: a letter, then word characters and harmless punctuation, cannot be anything but a string,
// unless it is one of the reserved words.
// `e5` counts as a number to the printer of cdk8s.
const WORD = /^(?![eE]-?[0-9]+$)[A-Za-z_/][A-Za-z0-9_./@-]*$/;

const RESERVED = new Set(
  ['null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n'].flatMap((word) => [
    word,
    word.toUpperCase(),
    word.charAt(0).toUpperCase() + word.slice(1),
  ]),
);

// An indicator at the start, a key or comment marker inside, or a blank or colon at the end.
const STRUCTURE = /^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/;

// What any YAML 1.1 or 1.2 reader may take for a null, boolean, number, date or merge key.
const TYPED: readonly RegExp[] = [
  /^(?:~|[Nn]ull|NULL)?$/,
  /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
  /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
  /^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/,
  /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
  /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
  /^[-+]?0b[0-1_]+$/,
  /^[-+]?[0-9][0-9_]*$/,
  /^[-+]?0x[0-9a-fA-F_]+$/,
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
  /^\d{4}-\d{1,2}-\d{1,2}(?:(?:t|T|[ \t]+)\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?(?:[ \t]*(?:Z|[-+][012]?\d(?::[0-9]{2})?))?)?$/,
];

/** Strings that cdk8s leaves plain and that a Go reader turns into numbers or nulls (defect K22). */
const MISREAD: readonly RegExp[] = [
  /^[-+]?_*0_*[oObBxX][0-9a-fA-F_]+$/,
  /^[-+]?_*[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9_]+)?$/,
  /^[-+]?\._*[0-9][0-9_]*(?:[eE][-+]?[0-9_]+)?$/,
  /^(?:=|<<)$/,
];

// Control characters, line separators that Go folds, byte-order marks and non-characters.
// oxlint-disable-next-line no-control-regex -- finding control characters is its purpose
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u;

/** Characters that must be escaped, which only double quotes can do. */
export function needsEscapes(text: string): boolean {
  return UNSAFE.test(text);
}

/** Does the text read as structure (a key, a list item, a comment) when it stands bare? */
export function looksLikeStructure(text: string): boolean {
  return STRUCTURE.test(text);
}

/** Does some reader take the bare text for something else than a string? */
export function looksTyped(text: string): boolean {
  return TYPED.some((pattern) => pattern.test(text)) || MISREAD.some((pattern) => pattern.test(text));
}

/** The cases that make up nearly all keys and most values, decided with one pattern. */
export function isPlainWord(text: string): boolean {
  return WORD.test(text) && !RESERVED.has(text);
}

/** Lines that begin like a document marker or directive would end the document at the root. */
export function hasDocumentMarker(text: string): boolean {
  return /^(?:%|---|\.\.\.)/m.test(text);
}
