import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { nearestName } from '../kubernetes/nearest-name.ts';
import { shortened } from '../model/shortened.ts';
import { hasMark } from '../values/mark.ts';

/**
 * The path of ids below the chart joined by `-`: readable, stable, and the same whatever the chart is called.
 * `Default` is the id that constructs leaves out of paths, and so it is left out here.
 */
export function objectName(scope: Construct, id: string): string {
  const ids = id === 'Default' ? [] : [id];
  for (let node: Construct | undefined = scope; node !== undefined && !Chart.isChart(node); node = parentOf(node)) {
    if (node.node.id !== 'Default') ids.unshift(node.node.id);
  }
  return ids.join('-');
}

function parentOf(construct: Construct): Construct | undefined {
  const scope = construct.node.scope;
  return scope === undefined ? undefined : scope;
}

/** What the API server demands of the name of a kind. */
export interface NameRule {
  readonly pattern: RegExp;
  readonly maxLength: number;
  readonly words: string;
}

const LABEL_WORDS = 'lower-case letters, digits and "-", beginning and ending with a letter or digit';

/** RFC 1123 subdomain: the rule of most kinds. https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
export const SUBDOMAIN: NameRule = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  maxLength: 253,
  words: 'lower-case letters, digits, "-" and ".", each part beginning and ending with a letter or digit',
};

/** RFC 1123 label: namespaces, containers, volumes. */
export const LABEL: NameRule = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  maxLength: 63,
  words: LABEL_WORDS,
};

/** RFC 1035 label: Services of servers before 1.34, so that a name holds for all supported versions. */
export const SERVICE_NAME: NameRule = {
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  maxLength: 63,
  words: 'lower-case letters, digits and "-", beginning with a letter and ending with a letter or digit',
};

/** RBAC objects take any text that can stand as one segment of a path. */
export const PATH_SEGMENT: NameRule = {
  pattern: /^(?!\.{1,2}$)[^/%]+$/,
  maxLength: Number.POSITIVE_INFINITY,
  words: 'any characters but "/" and "%"',
};

/** 63 less the 11 characters that the controller appends for each run. */
export const CRON_JOB_NAME: NameRule = { ...SUBDOMAIN, maxLength: 52 };

/** IANA_SVC_NAME of RFC 6335: ports of containers. */
export const PORT_NAME: NameRule = {
  pattern: /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  maxLength: 15,
  words: 'lower-case letters, digits and single "-", at least one letter',
};

/** Keys of ConfigMaps and Secrets become file names. */
export const CONFIG_KEY: NameRule = {
  pattern: /^(?!\.$)(?!\.\.)[-._a-zA-Z0-9]+$/,
  maxLength: 253,
  words: 'letters, digits, "-", "_" and ".", not beginning with ".."',
};

/**
 * Throws when the name breaks the rule: the earliest place where the author's line is at hand. A name with a chart
 * value in it is known, and checked, only when the app is resolved. `what` is asked only for a message: paths cost.
 */
export function requireName(name: string, rule: NameRule, what: () => string, wayOut: string): void {
  if (isValid(name, rule)) return;
  if (hasMark(name)) return;
  const told = `${shortened(what())}: `;
  if (name.length > rule.maxLength) {
    const { length } = name;
    throw new Error(
      `${told}the name "${shortened(name)}" has ${length} characters, at most ${rule.maxLength} are allowed; ${wayOut}`,
    );
  }
  const near = nearestName(name, (other) => isValid(other, rule));
  const instead = near === undefined ? '' : `, "${near}" is`;
  throw new Error(`${told}"${shortened(name)}" is not a valid name${instead}; it consists of ${rule.words}; ${wayOut}`);
}

function isValid(name: string, { pattern, maxLength }: NameRule): boolean {
  return name.length <= maxLength && pattern.test(name);
}

/** Makes a DNS label of any text, for names that follow from other names: volumes, containers. */
export function asLabel(text: string): string {
  const label = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LABEL.maxLength)
    .replace(/^-+|-+$/g, '');
  return label === '' ? 'x' : label;
}
