import { REPORT_SCHEMA } from '../../check/report-schema.ts';
import { configSchema } from '../../load/config-schema.ts';
import { jsonSchemaOf } from '../../kubernetes/json-schema.ts';
import { KINDS, MINORS, apiVersionOf, isServed, type Kind } from '../../kubernetes/kinds.ts';
import { nearest } from '../../model/nearest.ts';
import { EXIT } from '../failure.ts';
import { sanitize } from '../sanitize.ts';
import type { Terminal } from '../terminal.ts';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** `charthouse schema`: gives the exit code. */
export async function run(
  kind: string | undefined,
  version: string | undefined,
  { out, err }: Terminal,
): Promise<number> {
  const minor = version === undefined ? Math.max(...MINORS) : Number(version.slice(2));
  if (!MINORS.includes(minor)) {
    err.write(`Kubernetes ${version} is not known; known: ${MINORS.map((known) => `1.${known}`).join(', ')}\n`);
    return EXIT.usage;
  }
  const served = KINDS.filter((known) => isServed(known, minor));
  if (kind === undefined) {
    out.write(served.map((known) => `${apiVersionOf(known)} ${known.kind}\n`).join(''));
    return EXIT.fine;
  }
  const schema = schemaOf(kind, served, minor);
  if (schema === undefined) {
    err.write(`${unserved(kind, served, minor)}\n`);
    return EXIT.usage;
  }
  out.write(`${JSON.stringify(schema, undefined, 2)}\n`);
  return EXIT.fine;
}

function schemaOf(word: string, served: readonly Kind[], minor: number): object | undefined {
  if (word === 'cdk8s.yaml') return { $schema: DRAFT, ...configSchema };
  if (word === 'report') return REPORT_SCHEMA;
  const chosen = served.findLast((known) => isCalled(known, word.toLowerCase()));
  return chosen && jsonSchemaOf(apiVersionOf(chosen), chosen.kind, minor, 'editor');
}

/** By its kind in all spellings of kubectl, and with its API version before it. */
function isCalled(known: Kind, wanted: string): boolean {
  const { kind, plural, singular, shortNames } = known;
  const names = [kind, plural, singular, ...shortNames, `${apiVersionOf(known)}/${kind}`];
  return names.some((name) => name.toLowerCase() === wanted);
}

function unserved(word: string, served: readonly Kind[], minor: number): string {
  const meant = nearest(
    word,
    served.map(({ kind }) => kind),
  );
  const question = meant === undefined ? '' : ` Did you mean ${meant}?`;
  return `Kubernetes 1.${minor} serves no kind "${sanitize(word)}".${question} "charthouse schema" lists all kinds, "charthouse schema cdk8s.yaml" gives that of the configuration, "charthouse schema report" that of check --format json.`;
}
