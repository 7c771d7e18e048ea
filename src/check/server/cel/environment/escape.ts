/**
 * Names of properties as expressions write them: signs and words of CEL are spelled out.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/cel/#escaping
 */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'true false null in as break const continue else for function if import let loop package namespace return var void ' +
    'while'
  ).split(' '),
);

const SPELLED: Readonly<Record<string, string>> = {
  __: '__underscores__',
  '.': '__dot__',
  '-': '__dash__',
  '/': '__slash__',
};

/** Nothing for a name that no expression can write. */
export function escapeProperty(name: string): string | undefined {
  if (!/^[A-Za-z_./-][A-Za-z0-9_./-]*$/.test(name)) return undefined;
  if (RESERVED.has(name)) return `__${name}__`;
  return name.replaceAll(/__|[-./]/g, (sign) => SPELLED[sign] ?? sign);
}
