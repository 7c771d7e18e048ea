import { parseIp } from '../../../kubernetes/ip.ts';
import type { HTTPIngressPath, Ingress, IngressRule, IngressTLS } from '../../../kubernetes/generated/objects.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { quote, Typed } from '../go-value.ts';
import type { KindRules } from '../kind-rules.ts';
import { dns1123Subdomain, wildcardSubdomain } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { checkFormat } from '../shared/format.ts';
import { validateIngressBackend } from '../shared/ingress-backend.ts';

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';
const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix'];
const FORBIDDEN_IN_PATH = ['//', '/./', '/../', '%2f', '%2F'];
const FORBIDDEN_AT_END = ['/..', '/.'];

/** Source: kubernetes `pkg/apis/networking/validation`, `pkg/registry/networking/ingress`. */
export const ingress: KindRules<Ingress> = {
  name: nameIsSubdomain,
  validate(object, errors, context) {
    const spec = object.spec ?? {};
    const path = FieldPath.of('spec');
    const rules = spec.rules ?? [];
    if (rules.length === 0 && !spec.defaultBackend) {
      errors.invalid(
        path,
        new Typed('[]networking.IngressRule', spec.rules),
        'either `defaultBackend` or `rules` must be specified',
      );
    }
    if (spec.defaultBackend) validateIngressBackend(spec.defaultBackend, path.child('defaultBackend'), errors, context);
    rules.forEach((rule, index) => validateRule(rule, path.child('rules').index(index), errors, context));
    (spec.tls ?? []).forEach((tls, index) => validateTls(tls, path.child('tls').index(index), errors));
    const className = spec.ingressClassName;
    if (typeof className === 'string') {
      checkFormat(className, dns1123Subdomain, path.child('ingressClassName'), errors);
    }
    const annotated = object.metadata?.annotations?.[CLASS_ANNOTATION];
    if (annotated !== undefined && typeof className === 'string' && annotated !== className) {
      errors.invalid(
        FieldPath.of('annotations').child(CLASS_ANNOTATION),
        annotated,
        'must match `ingressClassName` when both are specified',
        'Remove the annotation: ingressClassName replaces it.',
      );
    }
  },
  warnings(object) {
    const annotated = object.metadata?.annotations?.[CLASS_ANNOTATION] !== undefined;
    return annotated && typeof object.spec?.ingressClassName !== 'string'
      ? [`annotation ${quote(CLASS_ANNOTATION)} is deprecated, please use 'spec.ingressClassName' instead`]
      : [];
  },
};

function validateRule(rule: IngressRule, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const host = rule.host ?? '';
  if (host !== '') {
    if (parseIp(host) !== undefined) {
      errors.invalid(path.child('host'), host, 'must be a DNS name, not an IP address');
    }
    const help = host === '*' ? 'Leave the host out to match every host.' : undefined;
    checkFormat(host, host.includes('*') ? wildcardSubdomain : dns1123Subdomain, path.child('host'), errors, help);
  }
  if (!rule.http) return;
  const paths = rule.http.paths ?? [];
  const pathsPath = path.child('http', 'paths');
  if (paths.length === 0) errors.required(pathsPath);
  paths.forEach((entry, index) => validatePath(entry, pathsPath.index(index), errors, context));
}

function validatePath(entry: HTTPIngressPath, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  if (typeof entry.pathType !== 'string') {
    errors.required(
      path.child('pathType'),
      'pathType must be specified',
      'Prefix matches the path and everything below it, Exact only the path itself.',
    );
    return;
  }
  const text = entry.path ?? '';
  const textPath = path.child('path');
  switch (entry.pathType) {
    case 'Exact':
    case 'Prefix':
      if (!text.startsWith('/')) errors.invalid(textPath, text, 'must be an absolute path', `Write "/${text}".`);
      for (const part of FORBIDDEN_IN_PATH) {
        if (text.includes(part)) errors.invalid(textPath, text, `must not contain '${part}'`);
      }
      for (const end of FORBIDDEN_AT_END) {
        if (text.endsWith(end)) errors.invalid(textPath, text, `cannot end with '${end}'`);
      }
      break;
    case 'ImplementationSpecific':
      if (text !== '' && !text.startsWith('/')) {
        errors.invalid(textPath, text, 'must be an absolute path', `Write "/${text}".`);
      }
      break;
    default:
      errors.notSupported(path.child('pathType'), entry.pathType, PATH_TYPES);
  }
  validateIngressBackend(entry.backend ?? {}, path.child('backend'), errors, context);
}

function validateTls(tls: IngressTLS, path: FieldPath, errors: FieldErrors): void {
  (tls.hosts ?? []).forEach((host, index) =>
    checkFormat(
      host,
      host.includes('*') ? wildcardSubdomain : dns1123Subdomain,
      path.child('hosts').index(index),
      errors,
    ),
  );
  const secret = tls.secretName ?? '';
  if (secret !== '') checkFormat(secret, dns1123Subdomain, path.child('secretName'), errors);
}
