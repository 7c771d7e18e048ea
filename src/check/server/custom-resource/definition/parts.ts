/**
 * The parts of a definition beside its schema.
 *
 * Source: apiextensions-apiserver `pkg/apis/apiextensions/validation`.
 */
import type {
  CustomResourceColumnDefinition,
  CustomResourceConversion,
  CustomResourceDefinitionNames,
  CustomResourceSubresources,
  SelectableField,
} from '../../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../../field-errors.ts';
import type { FieldPath } from '../../field-path.ts';
import { dns1035Label } from '../../names.ts';
import { checkFormatAtOnce } from '../../shared/format.ts';
import { validateReviewVersions } from '../../shared/webhook.ts';
import { validateWebhookClient } from '../../shared/webhook-client.ts';
import type { Schema } from '../schema.ts';
import { followReference } from './field-reference.ts';

const COLUMN_TYPES = ['boolean', 'date', 'integer', 'number', 'string'];
const COLUMN_FORMATS = ['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password'];
const STRATEGIES = ['None', 'Webhook'];
const MOST_SELECTABLE_FIELDS = 8;
const MIXED_CASE = 'may have mixed case, but should otherwise match: ';

export function validateNames(names: CustomResourceDefinitionNames, path: FieldPath, errors: FieldErrors): void {
  const { plural = '', singular = '', kind = '', listKind = '', shortNames = [], categories = [] } = names;
  if (plural !== '') checkFormatAtOnce(plural, dns1035Label, path.child('plural'), errors);
  if (singular !== '') checkFormatAtOnce(singular, dns1035Label, path.child('singular'), errors);
  validateKindName(kind, path.child('kind'), errors);
  validateKindName(listKind, path.child('listKind'), errors);
  shortNames.forEach((name, index) =>
    checkFormatAtOnce(name, dns1035Label, path.child('shortNames').index(index), errors),
  );
  if (kind !== '' && kind === listKind) {
    errors.invalid(path.child('listKind'), listKind, 'kind and listKind may not be the same');
  }
  categories.forEach((name, index) =>
    checkFormatAtOnce(name, dns1035Label, path.child('categories').index(index), errors),
  );
}

function validateKindName(name: string, path: FieldPath, errors: FieldErrors): void {
  if (name === '') return;
  checkFormatAtOnce(name, (written) => dns1035Label(written.toLowerCase()), path, errors, { lead: MIXED_CASE });
}

export function validateColumn(column: CustomResourceColumnDefinition, path: FieldPath, errors: FieldErrors): void {
  const { name = '', type = '', format = '', jsonPath = '' } = column;
  if (name === '') errors.required(path.child('name'));
  const types = `must be one of ${COLUMN_TYPES.join(',')}`;
  if (type === '') errors.required(path.child('type'), types);
  else if (!COLUMN_TYPES.includes(type)) errors.invalid(path.child('type'), type, types);
  if (format !== '' && !COLUMN_FORMATS.includes(format)) {
    errors.invalid(path.child('format'), format, `must be one of ${COLUMN_FORMATS.join(',')}`);
  }
  if (jsonPath === '') errors.required(path.child('JSONPath'));
  else validateSimplePath(jsonPath, path.child('JSONPath'), errors);
}

function validateSimplePath(text: string, path: FieldPath, errors: FieldErrors): boolean {
  if (text.startsWith('.')) return true;
  errors.invalid(path, text, 'must be a simple json path starting with .');
  return false;
}

export function validateSubresources(
  subresources: CustomResourceSubresources,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { scale } = subresources;
  if (!scale) return;
  const { specReplicasPath = '', statusReplicasPath = '', labelSelectorPath = '' } = scale;
  validateScalePath(specReplicasPath, ['.spec.'], path.child('scale', 'specReplicasPath'), errors);
  validateScalePath(statusReplicasPath, ['.status.'], path.child('scale', 'statusReplicasPath'), errors);
  if (labelSelectorPath === '') return;
  validateScalePath(labelSelectorPath, ['.spec.', '.status.'], path.child('scale', 'labelSelectorPath'), errors);
}

function validateScalePath(text: string, below: readonly string[], path: FieldPath, errors: FieldErrors): void {
  if (text === '') return errors.required(path);
  if (!validateSimplePath(text, path, errors) || below.some((lead) => text.startsWith(lead))) return;
  const places = below.map((lead) => lead.slice(0, -1));
  const where = places.length === 1 ? `under ${places[0]}` : `under either ${places.join(' or ')}`;
  errors.invalid(path, text, `should be a json path ${where}`);
}

export function validateConversion(conversion: CustomResourceConversion, path: FieldPath, errors: FieldErrors): void {
  const { strategy = '', webhook } = conversion;
  if (strategy === '') errors.required(path.child('strategy'));
  else if (!STRATEGIES.includes(strategy)) errors.notSupportedText(path.child('strategy'), strategy, STRATEGIES);
  const client = path.child('webhookClientConfig');
  const versions = path.child('conversionReviewVersions');
  if (strategy === 'Webhook') {
    if (webhook?.clientConfig) validateWebhookClient(webhook.clientConfig, client, errors);
    else errors.required(client, 'required when strategy is set to Webhook');
    validateReviewVersions(webhook?.conversionReviewVersions ?? [], versions, errors, '');
    return;
  }
  const detail = 'should not be set when strategy is not set to Webhook';
  if (webhook?.clientConfig) errors.forbidden(client, detail);
  if ((webhook?.conversionReviewVersions ?? []).length > 0) errors.forbidden(versions, detail);
}

/** Fields by which objects can be listed: scalars that the schema names. */
export function validateSelectableFields(
  fields: readonly SelectableField[],
  schema: Schema,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const seen = new Set<string>();
  fields.forEach(({ jsonPath = '' }, index) => {
    const fieldPath = path.index(index).child('jsonPath');
    if (jsonPath === '') return errors.required(fieldPath);
    const found = followReference(jsonPath, schema, false);
    if (typeof found === 'string') return errors.invalid(fieldPath, jsonPath, `is an invalid path: ${found}`);
    if (found.names[0] === 'metadata') {
      errors.invalid(fieldPath, jsonPath, 'must not point to fields in metadata');
    }
    if (!['string', 'boolean', 'integer'].includes(found.schema?.type ?? '')) {
      const detail =
        'must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.';
      errors.invalid(fieldPath, jsonPath, detail);
    }
    const key = found.names.join('.');
    if (seen.has(key)) errors.duplicate(fieldPath, jsonPath);
    seen.add(key);
  });
  if (seen.size > MOST_SELECTABLE_FIELDS) errors.tooMany(path, seen.size, MOST_SELECTABLE_FIELDS);
}
