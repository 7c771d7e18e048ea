import type { Diagnostic } from '../model/diagnostic.ts';
import type { Place } from '../model/resource.ts';
import { checkSchema } from './schema/check-schema.ts';
import type { SchemaFinding } from './schema/finding.ts';
import { meantFields } from './server/help/meant-fields.ts';

/** Nobody expects `name: n` to have no name. */
const BOOLEANS = 'In YAML as the server reads it, y, n, yes, no, on and off are booleans.';

/**
 * The decoder stops at the first fault and tells it in the words of Go, often without saying where. The schema knows the
 * field, and which one or what was meant.
 */
export function explainDecoding(
  finding: Diagnostic,
  value: object,
  minor: number,
  place: (field: string) => Place,
): Diagnostic {
  if (finding.code !== 'server/decode' || finding.help !== undefined) return finding;
  const faults = checkSchema(value, { minor });
  if (finding.field !== undefined) {
    const help = strictHelp(finding.message, faults);
    return help === undefined ? finding : { ...finding, help };
  }
  const fault = faultOf(finding.message, faults);
  if (fault === undefined) return finding;
  const { field, message } = fault;
  const why = typeof fault.value === 'boolean' ? BOOLEANS : undefined;
  const help = [`${field} ${message}.`, fault.help, why].filter((each) => each !== undefined).join(' ');
  return { ...finding, field, labels: [{ place: place(field) }], help };
}

/** What was meant by the fields that the decoder does not know. */
function strictHelp(told: string, faults: readonly SchemaFinding[]): string | undefined {
  const names = new Set([...told.matchAll(/(?:unknown|duplicate) field "([^"]+)"/g)].map(([, name]) => name));
  return meantFields(
    faults.flatMap(({ field, help }) => (help === undefined || !names.has(field) ? [] : [{ field, help }])),
  );
}

/** The fault that stopped the decoder. */
function faultOf(message: string, faults: readonly SchemaFinding[]): SchemaFinding | undefined {
  const ofValues = faults.filter(({ kind }) => kind === 'wrong-type' || kind === 'invalid-value');
  const struct = /Go struct field \w+\.(\S+) of type /.exec(message)?.[1];
  if (struct !== undefined) return ofValues.find(({ field }) => field.replace(/\[[^\]]*\]/g, '') === struct);
  if (message.includes('quantities must match')) return ofValues.find((fault) => fault.message.includes('a quantity'));
  return ofValues.length === 1 ? ofValues[0] : undefined;
}
