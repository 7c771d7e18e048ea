import type {
  FlowSchema,
  FlowSchemaSpec,
  FlowSubject,
  NonResourcePolicyRule,
  PolicyRulesWithSubjects,
  ResourcePolicyRule,
} from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { Typed } from '../go-value.ts';
import type { KindRules } from '../kind-rules.ts';
import { dns1123Label, dns1123Subdomain } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { mandatoryFlowSchema, printedFlowSchema } from '../shared/flow-schema-mandatory.ts';
import { checkFormat } from '../shared/format.ts';

const DISTINGUISHERS = ['ByNamespace', 'ByUser'];
const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'proxy', 'update', 'watch'];
const SUBJECT_KINDS = ['Group', 'ServiceAccount', 'User'];
const SUBJECT_FIELDS = ['serviceAccount', 'user', 'group'] as const;
const HIGHEST_PRECEDENCE = 10_000;

/** Source: kubernetes `pkg/apis/flowcontrol/validation`. */
export const flowSchema: KindRules<FlowSchema> = {
  name: nameIsSubdomain,
  validate(object, errors) {
    const name = object.metadata?.name ?? '';
    const spec = object.spec ?? {};
    const path = FieldPath.of('spec');
    validateSpec(name, spec, path, errors);
    const mandatory = mandatoryFlowSchema(name);
    const printed = printedFlowSchema(spec);
    if (mandatory !== undefined && JSON.stringify(printed) !== JSON.stringify(mandatory)) {
      errors.invalid(path, printed, `spec of '${name}' must equal the fixed value`);
    }
  },
};

function validateSpec(name: string, spec: FlowSchemaSpec, path: FieldPath, errors: FieldErrors): void {
  const precedence = spec.matchingPrecedence ?? 0;
  const precedencePath = path.child('matchingPrecedence');
  if (precedence <= 0) errors.invalid(precedencePath, precedence, 'must be a positive value');
  if (precedence > HIGHEST_PRECEDENCE) {
    errors.invalid(precedencePath, precedence, `must not be greater than ${HIGHEST_PRECEDENCE}`);
  }
  if (precedence === 1 && name !== 'exempt') {
    errors.invalid(precedencePath, precedence, "only the schema named 'exempt' may have matchingPrecedence 1");
  }
  const method = spec.distinguisherMethod;
  if (method && !DISTINGUISHERS.includes(method.type ?? '')) {
    const shown = new Typed('flowcontrol.FlowDistinguisherMethod', { Type: method.type ?? '' });
    errors.notSupported(path.child('distinguisherMethod').child('type'), shown, DISTINGUISHERS);
  }
  const level = spec.priorityLevelConfiguration?.name ?? '';
  const levelPath = path.child('priorityLevelConfiguration', 'name');
  if (level === '') errors.required(levelPath, 'must reference a priority level');
  else checkFormat(level, dns1123Subdomain, levelPath, errors);
  (spec.rules ?? []).forEach((rule, index) => validateRule(rule, path.child('rules').index(index), errors));
}

function validateRule(rule: PolicyRulesWithSubjects, path: FieldPath, errors: FieldErrors): void {
  const { subjects, resourceRules, nonResourceRules } = rule;
  if ((subjects ?? []).length === 0) {
    errors.required(path.child('subjects'), 'subjects must contain at least one value');
  }
  (subjects ?? []).forEach((subject, index) => validateSubject(subject, path.child('subjects').index(index), errors));
  if ((resourceRules ?? []).length === 0 && (nonResourceRules ?? []).length === 0) {
    errors.required(path, 'at least one of resourceRules and nonResourceRules has to be non-empty');
  }
  (resourceRules ?? []).forEach((entry, index) =>
    validateResourceRule(entry, path.child('resourceRules').index(index), errors),
  );
  (nonResourceRules ?? []).forEach((entry, index) =>
    validateNonResourceRule(entry, path.child('nonResourceRules').index(index), errors),
  );
}

function validateSubject(subject: FlowSubject, path: FieldPath, errors: FieldErrors): void {
  const kind = subject.kind ?? '';
  if (!SUBJECT_KINDS.includes(kind)) return errors.notSupported(path.child('kind'), kind, SUBJECT_KINDS);
  const own = kind === 'ServiceAccount' ? 'serviceAccount' : kind === 'User' ? 'user' : 'group';
  const given = subject[own];
  if (!given) errors.required(path.child(own), `${own} is required when subject kind is '${kind}'`);
  else if (own === 'serviceAccount') validateServiceAccount(subject.serviceAccount ?? {}, path.child(own), errors);
  else if ((given.name ?? '') === '') errors.required(path.child(own).child('name'));
  for (const field of SUBJECT_FIELDS) {
    if (field === own || !subject[field]) continue;
    const other = field === 'serviceAccount' ? 'ServiceAccount' : field === 'user' ? 'User' : 'Group';
    errors.forbidden(path.child(field), `${field} is forbidden when subject kind is not '${other}'`);
  }
}

function validateServiceAccount(
  account: NonNullable<FlowSubject['serviceAccount']>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { name = '', namespace = '' } = account;
  if (name === '') errors.required(path.child('name'));
  else if (name !== '*') checkFormat(name, dns1123Subdomain, path.child('name'), errors);
  if (namespace === '') errors.required(path.child('namespace'), 'must specify namespace for service account');
  else checkFormat(namespace, dns1123Label, path.child('namespace'), errors);
}

function validateVerbs(verbs: readonly string[], path: FieldPath, errors: FieldErrors): void {
  if (verbs.length === 0) errors.required(path, 'verbs must contain at least one value');
  else if (verbs.includes('*')) {
    if (verbs.length > 1) errors.invalid(path, verbs, "if '*' is present, must not specify other verbs");
  } else if (!verbs.every((verb) => VERBS.includes(verb))) errors.notSupported(path, verbs, VERBS);
}

function validateResourceRule(rule: ResourcePolicyRule, path: FieldPath, errors: FieldErrors): void {
  validateVerbs(rule.verbs ?? [], path.child('verbs'), errors);
  const groups = rule.apiGroups ?? [];
  if (groups.length === 0) {
    errors.required(path.child('apiGroups'), 'resource rules must supply at least one api group');
  } else if (groups.length > 1 && groups.includes('*')) {
    errors.invalid(path.child('apiGroups'), groups, "if '*' is present, must not specify other api groups");
  }
  const resources = rule.resources ?? [];
  if (resources.length === 0) {
    errors.required(path.child('resources'), 'resource rules must supply at least one resource');
  } else if (resources.length > 1 && resources.includes('*')) {
    errors.invalid(path.child('resources'), resources, "if '*' is present, must not specify other resources");
  }
  const namespaces = rule.namespaces ?? [];
  const namespacesPath = path.child('namespaces');
  if (namespaces.length === 0 && !rule.clusterScope) {
    const detail = 'resource rules that are not cluster scoped must supply at least one namespace';
    errors.required(namespacesPath, detail);
  } else if (namespaces.includes('*')) {
    if (namespaces.length === 1) return;
    errors.invalid(namespacesPath, namespaces, "if '*' is present, must not specify other namespaces");
  } else {
    namespaces.forEach((namespace, index) => {
      for (const text of dns1123Label(namespace)) {
        const detail = `each member of this list must be '*' or a DNS-1123 label; ${text}`;
        errors.invalid(namespacesPath.index(index), namespace, detail);
      }
    });
  }
}

function validateNonResourceRule(rule: NonResourcePolicyRule, path: FieldPath, errors: FieldErrors): void {
  validateVerbs(rule.verbs ?? [], path.child('verbs'), errors);
  const urls = rule.nonResourceURLs ?? [];
  const urlsPath = path.child('nonResourceURLs');
  if (urls.length === 0) errors.required(urlsPath, 'nonResourceURLs must contain at least one value');
  else if (urls.includes('*')) {
    if (urls.length === 1) return;
    errors.invalid(urlsPath, urls, "if '*' is present, must not specify other non-resource URLs");
  } else {
    urls.forEach((url, index) => {
      const fault = faultOfUrl(url);
      if (fault !== undefined) errors.invalid(urlsPath.index(index), url, fault);
    });
  }
}

function faultOfUrl(url: string): string | undefined {
  if (url === '') return 'must not be empty';
  if (url === '/') return undefined;
  if (!url.startsWith('/')) return 'must start with slash';
  if (url.includes(' ')) return 'must not contain white-space';
  if (url.includes('//')) return 'must not contain double slash';
  const wildcards = url.split('*').length - 1;
  const suffix = wildcards === 1 && url.endsWith('/*');
  return wildcards === 0 || suffix ? undefined : 'wildcard can only do suffix matching';
}
