/** Longer texts are no names, and every repair reads the whole text. */
const LONGEST = 253;

/** What is wrong with names, the least change first; each repair goes on from what those before it left. */
const REPAIRS: readonly ((name: string) => string)[] = [
  (name) => name.trim(),
  // A URL where its host is asked for.
  (name) => name.replace(/^[a-z]+:\/\/([^/:@]+)(?:[/:].*)?$/, '$1'),
  (name) => name.replaceAll(/[^A-Za-z0-9._/-]+/g, '-'),
  (name) => name.replaceAll(/^[^A-Za-z0-9]+|(?<=\/)[^A-Za-z0-9]+|[^A-Za-z0-9]+(?=\/|$)/g, ''),
  (name) => name.replaceAll(/(?<=\/.*)\//g, '-'),
  (name) => name.toLowerCase(),
  (name) => name.replaceAll('_', '-').replaceAll(/-*\.[.-]*/g, '.'),
  (name) => name.replaceAll('/', '-'),
  (name) => name.replaceAll('.', '-'),
  (name) => name.replaceAll(/-{2,}/g, '-'),
];

/** The valid name that is nearest to one which is not; none where letters would have to be made up or left out. */
export function nearestName(written: string, isValid: (name: string) => boolean): string | undefined {
  if (written.length > LONGEST) return undefined;
  let name = written.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  if (/[^A-Za-z\P{L}]/u.test(name)) return undefined;
  for (const repair of REPAIRS) {
    name = repair(name);
    if (/[A-Za-z0-9]/.test(name) && isValid(name)) return name;
  }
  return undefined;
}
