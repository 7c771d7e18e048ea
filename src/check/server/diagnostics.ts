import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Place, ResourceId } from '../../model/resource.ts';
import type { CauseReason } from './field-errors.ts';
import type { Rejected, Verdict } from './verdict.ts';

/** What a diagnostic needs to know of the object that was judged. */
export interface JudgedObject {
  readonly resource: ResourceId;
  /** Path of its construct. */
  readonly construct?: string;
  /** Where a field, given in the server's notation, was written. */
  place(field: string): Place | undefined;
}

const CODES: Readonly<Record<CauseReason, string>> = {
  FieldValueRequired: 'server/required',
  FieldValueInvalid: 'server/invalid',
  FieldValueNotSupported: 'server/not-supported',
  FieldValueDuplicate: 'server/duplicate',
  FieldValueForbidden: 'server/forbidden',
  FieldValueNotFound: 'server/not-found',
  FieldValueTooLong: 'server/too-long',
  FieldValueTooMany: 'server/too-many',
  FieldValueTypeInvalid: 'server/type-invalid',
  InternalError: 'server/internal',
};

/** By status; every other refusal is one of admission. */
const CODES_WITHOUT_CAUSES: Readonly<Record<number, string>> = {
  400: 'server/decode',
  404: 'server/not-served',
  405: 'server/not-served',
};

interface Finding {
  readonly code: string;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly field?: string;
  /** Where to point, when that is more exact than the field. */
  readonly within?: string;
  readonly help?: string;
}

/**
 * The verdicts of all configured versions as diagnostics, one a cause. What holds for some of the versions only says for which.
 */
export function verdictDiagnostics(
  verdicts: readonly (readonly [version: string, verdict: Verdict])[],
  object: JudgedObject,
): Diagnostic[] {
  const found = new Map<string, { readonly finding: Finding; readonly versions: string[] }>();
  for (const [version, verdict] of verdicts) {
    for (const finding of findingsOf(verdict)) {
      const key = `${finding.code} ${finding.field ?? ''} ${finding.message}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { finding, versions: [version] });
      else if (!known.versions.includes(version)) known.versions.push(version);
    }
  }
  return [...found.values()].map(({ finding: { within, ...finding }, versions }) => {
    const place = object.place(writtenField(within ?? finding.field ?? '', object.resource));
    return {
      ...finding,
      resource: object.resource,
      ...(object.construct === undefined ? {} : { construct: object.construct }),
      ...(versions.length === verdicts.length ? {} : { versions }),
      labels: place === undefined ? [] : [{ place }],
    };
  });
}

/** What all versions of a definition share stands once in the form that the server checks, where v1 has it in each version. */
function writtenField(field: string, { kind }: ResourceId): string {
  if (kind !== 'CustomResourceDefinition') return field;
  return field.replace(/^spec\.(validation|subresources|additionalPrinterColumns|selectableFields)\b/, (_, part) =>
    part === 'validation' ? 'spec.versions[0].schema' : `spec.versions[0].${part}`,
  );
}

function findingsOf(verdict: Verdict): Finding[] {
  const warnings = verdict.warnings.map((message): Finding => ({
    code: 'server/warning',
    severity: 'warning',
    message,
    ...fieldOf(message),
  }));
  if (verdict.verdict === 'rejected') return [...rejections(verdict), ...warnings];
  if (verdict.verdict !== 'unknown') return warnings;
  return [{ code: 'server/undecided', severity: 'info', message: verdict.why }, ...warnings];
}

function rejections(verdict: Rejected): Finding[] {
  if (verdict.causes.length > 0) {
    return verdict.causes.map(({ reason, field, message, within, help }) => ({
      code: CODES[reason],
      severity: 'error',
      message: `${field}: ${message}`,
      field,
      ...(within === undefined ? {} : { within }),
      ...(help === undefined ? {} : { help }),
    }));
  }
  const { code, message, help } = verdict;
  return [
    {
      code: CODES_WITHOUT_CAUSES[code] ?? 'server/admission',
      severity: 'error',
      message,
      ...(help === undefined ? {} : { help }),
      ...(code === 400 ? decodedField(message) : {}),
    },
  ];
}

/** The first field that a decoding error names. */
function decodedField(message: string): { field?: string } {
  const strict = /(?:unknown|duplicate) field "([^"]+)"/.exec(message)?.[1];
  return strict === undefined ? {} : { field: strict };
}

// Warnings begin with the field they are about, most of them.
function fieldOf(message: string): { field?: string } {
  const field = /^([a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+|\[[^\]]*\])+): /.exec(message)?.[1];
  return field === undefined ? {} : { field };
}
