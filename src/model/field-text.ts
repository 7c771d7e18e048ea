/** Names of fields and positions in lists, on the way to a value. */
export type Path = readonly (string | number)[];

/** A path in the server's notation: `spec.containers[0].image`. */
export function fieldText(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}
