/**
 * Text from manifests, schemas and programs may hold characters that repaint a terminal or reorder what is shown:
 * control characters other than tab and line feed, bidirectional controls, lone surrogates.
 */
// oxlint-disable-next-line no-control-regex -- finding control characters is its purpose
const HARMFUL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;

/** The text with every harmful character replaced by a visible one. */
export function sanitize(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(HARMFUL, '�');
}
