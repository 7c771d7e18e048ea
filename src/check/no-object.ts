import type { Diagnostic } from '../model/diagnostic.ts';
import type { Place } from '../model/resource.ts';

/** What a mapping has that is meant for the API server. One of them may be chance: Chart.yaml of Helm has an apiVersion. */
const MARKS = ['apiVersion', 'kind', 'metadata'] as const;

/** Why a document is no object, with the mistake where it was meant to be one: kubectl refuses it then. */
export function noObject(
  value: unknown,
  place: Place,
): { readonly why: string; readonly findings: readonly Diagnostic[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { why: 'it is no mapping', findings: [] };
  }
  const keys = Object.keys(value);
  const missing = MARKS.slice(0, 2).filter((mark) => !keys.includes(mark));
  const why = missing.length === 0 ? 'apiVersion and kind must be strings' : `it has no ${missing.join(' and no ')}`;
  const written = MARKS.flatMap((mark) => keys.find((key) => key.toLowerCase() === mark.toLowerCase()) ?? []);
  if (written.length < 2) return { why, findings: [] };
  const misspelt = written.find((key) => !MARKS.some((mark) => mark === key));
  const meant = MARKS.find((mark) => mark.toLowerCase() === misspelt?.toLowerCase());
  const finding: Diagnostic = {
    code: 'read/no-object',
    severity: 'error',
    message: `the document is no Kubernetes object: ${why}`,
    labels: [{ place }],
    help: meant === undefined ? 'Every object says apiVersion and kind.' : `Write "${meant}" instead of "${misspelt}".`,
  };
  return { why, findings: [finding] };
}
