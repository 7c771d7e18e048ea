import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { JsonSyntaxError, readJson } from '../read/json.ts';
import { positionAt } from '../read/place.ts';

/** What Node says, before and since version 21, of a package.json that it meets on its way to a package. */
const COMPLAINT = /^(?:Error parsing|Invalid package config) (.+?package\.json)/;

/** A package.json that is not JSON stops the search for every package: told where it is wrong, if it was that. */
export function brokenPackage(error: Error, project: string): Diagnostic | undefined {
  const file = COMPLAINT.exec(error.message)?.[1];
  if (file === undefined) return undefined;
  const text = readFileSync(file, 'utf8');
  const { offset, why } = faultOf(text);
  const name = path.relative(project, file).split(path.sep).join('/');
  return {
    code: 'program/package-json',
    severity: 'error',
    message: `${name} is not JSON: ${why}`,
    labels: [{ place: { file: name, ...positionAt(text, offset) } }],
    help: 'Mend it: without it no package can be looked for.',
  };
}

function faultOf(text: string): { readonly offset: number; readonly why: string } {
  try {
    const { end } = readJson(text);
    return { offset: end + text.slice(end).search(/\S|$/), why: 'nothing may follow its value' };
  } catch (error) {
    if (error instanceof JsonSyntaxError) return { offset: error.offset, why: error.message };
    throw error;
  }
}
