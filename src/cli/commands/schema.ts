import { closest, distance } from 'fastest-levenshtein';
import { REPORT_SCHEMA } from '../../check/report-schema.ts';
import { configSchema } from '../../load/config-schema.ts';
import { jsonSchemaOf } from '../../kubernetes/json-schema.ts';
import { KINDS, MINORS, apiVersionOf, isServed } from '../../kubernetes/kinds.ts';
import { EXIT } from '../failure.ts';
import { sanitize } from '../sanitize.ts';
import type { Terminal } from '../terminal.ts';

/** How many letters of a kind may be wrong. */
const MOST_DIFFERENT = 3;
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
  if (kind === 'cdk8s.yaml') {
    out.write(`${JSON.stringify({ $schema: DRAFT, ...configSchema }, undefined, 2)}\n`);
    return EXIT.fine;
  }
  if (kind === 'report') {
    out.write(`${JSON.stringify(REPORT_SCHEMA, undefined, 2)}\n`);
    return EXIT.fine;
  }
  const served = KINDS.filter((known) => isServed(known, minor));
  if (kind === undefined) {
    out.write(served.map((known) => `${apiVersionOf(known)} ${known.kind}\n`).join(''));
    return EXIT.fine;
  }
  const wanted = kind.toLowerCase();
  const found = served.filter((known) =>
    [known.kind, known.plural, known.singular, ...known.shortNames, `${apiVersionOf(known)}/${known.kind}`].some(
      (name) => name.toLowerCase() === wanted,
    ),
  );
  const chosen = found.at(-1);
  if (chosen === undefined) {
    const nearest = closest(kind, [...new Set(served.map((known) => known.kind))]);
    const meant = distance(wanted, nearest.toLowerCase()) <= MOST_DIFFERENT ? ` Did you mean ${nearest}?` : '';
    err.write(
      `Kubernetes 1.${minor} serves no kind "${sanitize(kind)}".${meant} "charthouse schema" lists all kinds, "charthouse schema cdk8s.yaml" gives that of the configuration, "charthouse schema report" that of check --format json.\n`,
    );
    return EXIT.usage;
  }
  out.write(`${JSON.stringify(jsonSchemaOf(apiVersionOf(chosen), chosen.kind, minor, 'editor'), undefined, 2)}\n`);
  return EXIT.fine;
}
