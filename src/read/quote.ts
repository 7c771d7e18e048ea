/** A string as Go shows it in a message about YAML. Control characters are rare in keys: JSON's escapes do for the others. */
export function quote(text: string): string {
  return JSON.stringify(text);
}
