import type { CustomResourceDefinition, CustomResourceDefinitionSpec } from '../../../kubernetes/generated/objects.ts';
import { undecidedExpressions } from '../cel/undecided.ts';
import { holds, type ServerContext } from '../context.ts';
import { internalSpec } from '../custom-resource/definition/internal.ts';
import { validateConversion, validateNames } from '../custom-resource/definition/parts.ts';
import { hasUndecidedCost } from '../custom-resource/definition/schema-root.ts';
import { unknownFormats } from '../custom-resource/definition/unknown-formats.ts';
import { validateCommonParts, validateVersions } from '../custom-resource/definition/versions.ts';
import { hasRules } from '../custom-resource/expressions.ts';
import { hasDefaults } from '../custom-resource/definition/defaults.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { quote, Typed } from '../go-value.ts';
import type { KindRules } from '../kind-rules.ts';
import { dns1123Subdomain } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { checkFormatAtOnce } from '../shared/format.ts';
import { parseUrl } from '../shared/go-url.ts';

const SCOPES = ['Cluster', 'Namespaced'];
const APPROVAL = 'api-approved.kubernetes.io';

/** Source: apiextensions-apiserver `pkg/apis/apiextensions/validation`. */
export const customResourceDefinition: KindRules<CustomResourceDefinition> = {
  name: nameIsSubdomain,
  nameOf: (object) => {
    const expected = `${object.spec?.names?.plural ?? ''}.${object.spec?.group ?? ''}`;
    return (name, prefix) => {
      const texts = nameIsSubdomain(name, prefix);
      return name === expected ? texts : [...texts, 'must be spec.names.plural+"."+spec.group'];
    };
  },
  metadata: 'generic',
  validate(object, errors, context) {
    const spec = object.spec ?? {};
    const path = FieldPath.of('spec');
    validateGroup(spec.group ?? '', path.child('group'), errors);
    validateScope(spec.scope ?? '', path.child('scope'), errors);
    const internal = internalSpec(spec);
    validateVersions(internal, path, errors, context);
    const { names = {} } = spec;
    for (const field of ['plural', 'singular', 'kind', 'listKind'] as const) {
      if ((names[field] ?? '') === '') errors.required(path.child('names', field));
    }
    validateNames(names, path.child('names'), errors);
    validateCommonParts(spec, internal, path, errors, context);
    if (spec.conversion) validateConversion(spec.conversion, path.child('conversion'), errors);
    validateStoredVersions(spec, errors);
    validateApproval(spec.group ?? '', object.metadata?.annotations?.[APPROVAL] ?? '', errors);
    if (spec.preserveUnknownFields === true) {
      validatePreserving(spec, path, errors);
      const detail =
        'cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead';
      errors.invalid(path.child('preserveUnknownFields'), true, detail);
    }
  },
  warnings: (object, context) => (holds(context, 34) ? formatWarnings(object.spec ?? {}, context) : []),
  undecided({ spec }, context) {
    const schemas = (spec?.versions ?? [])
      .map(({ schema }) => schema?.openAPIV3Schema)
      .filter((schema) => hasRules(schema));
    if (schemas.some((schema) => hasUndecidedCost(schema, context))) {
      return 'The CEL rules of the schema may be too expensive for this release, whose estimate is not known here.';
    }
    return undecidedExpressions(schemas);
  },
};

// Definitions of the oldest sort, of which the server accepts no new ones.
function validatePreserving(spec: CustomResourceDefinitionSpec, path: FieldPath, errors: FieldErrors): void {
  if ((spec.versions ?? []).some(({ schema }) => hasDefaults(schema?.openAPIV3Schema))) {
    const detail = 'must be false in order to use defaults in the schema';
    errors.invalid(path.child('preserveUnknownFields'), true, detail);
  }
  const strategy = spec.conversion?.strategy ?? 'None';
  if (strategy === 'None') return;
  const detail = 'must be None if spec.preserveUnknownFields is true';
  errors.invalid(path.child('conversion').child('strategy'), strategy, detail);
}

function validateGroup(group: string, path: FieldPath, errors: FieldErrors): void {
  if (group === '') return errors.required(path);
  if (dns1123Subdomain(group).length > 0) checkFormatAtOnce(group, dns1123Subdomain, path, errors);
  else if (!group.includes('.')) {
    const help = `Put a domain of yours behind it: ${group}.example.com.`;
    errors.invalid(path, group, 'should be a domain with at least one dot', help);
  }
}

function validateScope(scope: string, path: FieldPath, errors: FieldErrors): void {
  if (scope === '') errors.required(path);
  else if (!SCOPES.includes(scope)) errors.notSupportedText(path, scope, SCOPES);
}

// The server sets the status itself: the first version that is stored.
function validateStoredVersions(spec: CustomResourceDefinitionSpec, errors: FieldErrors): void {
  const path = FieldPath.of('status', 'storedVersions');
  const { versions = [] } = spec;
  const first = versions.find(({ storage }) => storage === true);
  if (!first) return errors.invalid(path, new Typed('[]string', undefined), 'must have at least one stored version');
  const stored = [first.name ?? ''];
  const unseen = new Set(stored);
  for (const { name = '', storage } of versions) {
    // A name that comes again has been seen before.
    const seen = unseen.delete(name);
    if (storage === true && !seen) errors.invalid(path, stored, `must have the storage version ${name}`);
  }
}

function validateApproval(group: string, approval: string, errors: FieldErrors): void {
  if (!/(^|\.)(k8s|kubernetes)\.io$/.test(group) || approval.startsWith('unapproved')) return;
  const path = FieldPath.of('metadata', 'annotations').key(APPROVAL);
  const asked = `protected groups must have approval annotation ${quote(APPROVAL)}`;
  const where = 'see https://github.com/kubernetes/enhancements/pull/1111';
  if (approval === '') return errors.required(path, `${asked}, ${where}`);
  const url = parseUrl(approval, true);
  if (typeof url !== 'string' && url.host !== '' && url.scheme !== '') return;
  errors.invalid(path, approval, `${asked} with either a URL or a reason starting with "unapproved", ${where}`);
}

function formatWarnings(spec: CustomResourceDefinitionSpec, context: ServerContext): string[] {
  const formats = (spec.versions ?? []).flatMap(({ schema }) => unknownFormats(schema?.openAPIV3Schema, context));
  return [...new Set(formats)].map((format) => `unrecognized format ${quote(format)}`);
}
