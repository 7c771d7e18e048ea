import type {
  CustomResourceDefinitionSpec,
  CustomResourceDefinitionVersion,
} from '../../../../kubernetes/generated/objects.ts';
import type { ServerContext } from '../../context.ts';
import type { FieldErrors } from '../../field-errors.ts';
import type { FieldPath } from '../../field-path.ts';
import { byteLength } from '../../go-value.ts';
import { dns1035Label } from '../../names.ts';
import { checkFormatAtOnce } from '../../shared/format.ts';
import type { InternalSpec } from './internal.ts';
import { validateColumn, validateSelectableFields, validateSubresources } from './parts.ts';
import { printedVersions } from './printed.ts';
import { validateRootSchema } from './schema-root.ts';
import { unstructurable } from './unstructurable.ts';

const LONGEST_WARNING = 256;

export function validateVersions(
  internal: InternalSpec,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const { versions = [] } = internal;
  const versionsPath = path.child('versions');
  if (!internal.validation?.openAPIV3Schema) {
    versions.forEach((version, index) => {
      if (version.schema?.openAPIV3Schema) return;
      errors.requiredOnce(
        versionsPath.index(index).child('schema', 'openAPIV3Schema'),
        'schemas are required',
        'Every version needs a schema; the widest is type: object with x-kubernetes-preserve-unknown-fields: true.',
      );
    });
  }
  const perVersion = versions.some(({ subresources }) => subresources);
  versions.forEach((version, index) => {
    const versionPath = versionsPath.index(index);
    checkFormatAtOnce(version.name ?? '', dns1035Label, versionPath.child('name'), errors);
    const { status } = (perVersion ? version.subresources : internal.subresources) ?? {};
    validateVersion(version, status !== undefined && status !== null, versionPath, errors, context);
  });
  validateTogether(internal.versions, versionsPath, errors);
  if (internal.version !== '') checkFormatAtOnce(internal.version, dns1035Label, path.child('version'), errors);
}

function validateTogether(versions: InternalSpec['versions'], path: FieldPath, errors: FieldErrors): void {
  const names = (versions ?? []).map(({ name }) => name ?? '');
  if (new Set(names).size < names.length) {
    errors.invalid(path, printedVersions(versions), 'must contain unique version names');
  }
  if ((versions ?? []).filter(({ storage }) => storage === true).length !== 1) {
    const detail = 'must have exactly one version marked as storage version';
    const help = 'Set storage: true in the version that objects are kept in, and in no other.';
    errors.invalid(path, printedVersions(versions), detail, help);
  }
}

function validateVersion(
  version: CustomResourceDefinitionVersion,
  hasStatus: boolean,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  validateDeprecation(version, path.child('deprecationWarning'), errors);
  if (version.schema) validateRootSchema(version.schema, hasStatus, path.child('schema'), errors, context);
  if (version.subresources) validateSubresources(version.subresources, path.child('subresources'), errors);
  (version.additionalPrinterColumns ?? []).forEach((column, index) =>
    validateColumn(column, path.child('additionalPrinterColumns').index(index), errors),
  );
  const fields = version.selectableFields ?? [];
  if (fields.length === 0) return;
  const schema = version.schema?.openAPIV3Schema;
  if (!schema) {
    const detail = 'may only be set when `version.schema.openAPIV3Schema` is not included';
    return errors.invalid(path.child('selectableFields'), '', detail);
  }
  const fault = unstructurable(schema);
  if (fault !== undefined) errors.invalid(path.child('schema.openAPIV3Schema'), '', fault);
  else validateSelectableFields(fields, schema, path.child('selectableFields'), errors);
}

function validateDeprecation(version: CustomResourceDefinitionVersion, path: FieldPath, errors: FieldErrors): void {
  const warning = version.deprecationWarning;
  if (typeof warning !== 'string') return;
  if (version.deprecated !== true) {
    return errors.invalid(path, warning, 'can only be set for deprecated versions');
  }
  if (byteLength(warning) > LONGEST_WARNING) errors.invalid(path, warning, 'must be <= 256 characters long');
  if (warning === '') errors.invalid(path, warning, 'must not be an empty string');
  const bad = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.exec(warning);
  if (bad !== null) {
    const index = byteLength(warning.slice(0, bad.index));
    const detail = `must only contain printable UTF-8 characters; non-printable character found at index ${index}`;
    errors.invalid(path, warning, detail);
  }
}

/** What stands at the top of the internal form: all versions alike. */
export function validateCommonParts(
  spec: CustomResourceDefinitionSpec,
  internal: InternalSpec,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const hasStatus = (spec.versions ?? []).some(({ subresources }) => subresources?.status);
  if (internal.validation) {
    validateRootSchema(internal.validation, hasStatus, path.child('validation'), errors, context);
  }
  if (internal.subresources) validateSubresources(internal.subresources, path.child('subresources'), errors);
  (internal.columns ?? []).forEach((column, index) =>
    validateColumn(column, path.child('additionalPrinterColumns').index(index), errors),
  );
  const fields = internal.selectableFields ?? [];
  if (fields.length === 0) return;
  const schema = internal.validation?.openAPIV3Schema;
  if (!internal.validation) {
    const detail = 'may only be set when validations.schema is included';
    errors.invalid(path.child('selectableFields'), '', detail);
  } else if (schema) {
    const fault = unstructurable(schema);
    if (fault !== undefined) errors.invalid(path.child('schema.openAPIV3Schema'), '', fault);
    else validateSelectableFields(fields, schema, path.child('selectableFields'), errors);
  }
}
