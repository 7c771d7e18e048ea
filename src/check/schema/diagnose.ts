import type { Diagnostic, Severity } from '../../model/diagnostic.ts';
import type { Resource } from '../../model/resource.ts';
import type { CustomResources } from '../../kubernetes/custom-resources.ts';
import { Agreement } from '../server/context.ts';
import { checkSchema } from './check-schema.ts';
import type { SchemaFinding, SchemaFindingKind } from './finding.ts';

export interface DiagnoseOptions {
  /** The minor versions of Kubernetes 1 that are configured. */
  readonly minors: readonly number[];
  readonly customResources?: CustomResources;
}

const SEVERITIES: Readonly<Partial<Record<SchemaFindingKind, Severity>>> = {
  'duplicate-key': 'warning',
  'missing-schema': 'info',
};

/**
 * The findings of a resource over all configured versions, each once: `versions` says for which it holds when not for all.
 * Codes are `schema/` and the kind of the finding.
 */
export function diagnoseSchema(
  resource: Resource,
  { minors, customResources }: DiagnoseOptions,
): readonly Diagnostic[] {
  const found = new Map<string, { readonly finding: SchemaFinding; readonly minors: number[] }>();
  const faultless: Agreement[] = [];
  for (const minor of minors) {
    if (faultless.some((agreement) => agreement.includes(minor))) continue;
    const agreement = new Agreement();
    const options = { minor, agreement, ...(customResources === undefined ? {} : { customResources }) };
    const findings = checkSchema(resource.object, options);
    if (findings.length === 0) faultless.push(agreement);
    for (const finding of findings) {
      const key = `${finding.kind} ${finding.field} ${finding.message}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { finding, minors: [minor] });
      else known.minors.push(minor);
    }
  }
  if (found.size === 0) return [];
  const place = resource.origin.place();
  return [...found.values()].map(({ finding, minors: within }) => ({
    code: `schema/${finding.kind}`,
    severity: SEVERITIES[finding.kind] ?? 'error',
    message: finding.field === '' ? `The object ${finding.message}` : `${finding.field} ${finding.message}`,
    resource: resource.id,
    ...(resource.origin.construct === '' ? {} : { construct: resource.origin.construct }),
    ...(finding.field === '' ? {} : { field: finding.field }),
    ...(within.length === minors.length ? {} : { versions: within.map((minor) => `1.${minor}`) }),
    labels: place === undefined ? [] : [{ place }],
    ...(finding.help === undefined ? {} : { help: finding.help }),
    ...(finding.nearest === undefined ? {} : { fix: finding.nearest }),
  }));
}
