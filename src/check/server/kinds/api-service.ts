import type { APIService } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import { quote } from '../go-value.ts';
import type { KindRules } from '../kind-rules.ts';
import { dns1035Label, dns1123Subdomain, pathSegment, portNumber } from '../names.ts';
import { checkFormat } from '../shared/format.ts';
import { decodedSize } from '../shared/base64.ts';

/** Source: kube-aggregator `pkg/apis/apiregistration/validation`. */
export const apiService: KindRules<APIService> = {
  name: pathSegment,
  nameOf: (object) => {
    const expected = `${object.spec?.version ?? ''}.${object.spec?.group ?? ''}`;
    return (name) => {
      const texts = pathSegment(name);
      if (texts.length > 0 || name === expected) return texts;
      return [`must be \`spec.version+"."+spec.group\`: ${quote(expected)}`];
    };
  },
  metadata: 'generic',
  validate(object, errors) {
    const path = FieldPath.of('spec');
    const { group = '', version = '', groupPriorityMinimum = 0, versionPriority = 0 } = object.spec ?? {};
    if (group === '' && version !== 'v1') {
      errors.required(path.child('group'), 'only v1 may have an empty group and it better be legacy kube');
    }
    if (group !== '') checkFormat(group, dns1123Subdomain, path.child('group'), errors);
    checkFormat(version, dns1035Label, path.child('version'), errors);
    if (groupPriorityMinimum <= 0 || groupPriorityMinimum > 20_000) {
      const detail = 'must be positive and less than 20000';
      errors.invalid(path.child('groupPriorityMinimum'), groupPriorityMinimum, detail);
    }
    if (versionPriority <= 0 || versionPriority > 1_000) {
      errors.invalid(path.child('versionPriority'), versionPriority, 'must be positive and less than 1000');
    }
    const { service, caBundle, insecureSkipTLSVerify: insecure } = object.spec ?? {};
    const size = decodedSize(caBundle);
    const insecurePath = path.child('insecureSkipTLSVerify');
    if (!service) {
      if (size > 0) {
        errors.invalid(path.child('caBundle'), `${size} bytes`, 'local APIServices may not have a caBundle');
      }
      if (insecure) errors.invalid(insecurePath, true, 'local APIServices may not have insecureSkipTLSVerify');
      return;
    }
    if ((service.namespace ?? '') === '') errors.required(path.child('service', 'namespace'));
    if ((service.name ?? '') === '') errors.required(path.child('service', 'name'));
    const port = service.port ?? 0;
    const texts = portNumber(port);
    if (texts.length > 0) {
      errors.invalid(path.child('service', 'port'), port, `port is not valid: ${texts.join(', ')}`);
    }
    if (insecure && size > 0) errors.invalid(insecurePath, true, 'may not be true if caBundle is present');
  },
};
