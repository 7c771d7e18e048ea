import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

export const YAML_FILE = /\.(?:ya?ml|json)$/;

/** The file itself, or all YAML and JSON in the folder and those below it, in the order of their names. */
export function yamlFilesIn(location: string): readonly string[] {
  if (!statSync(location).isDirectory()) return [location];
  return readdirSync(location, { recursive: true, encoding: 'utf8' })
    .filter((name) => YAML_FILE.test(name))
    .toSorted()
    .map((name) => path.join(location, name));
}
