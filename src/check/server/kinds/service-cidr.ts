import { isIpv4, parseCidr } from '../../../kubernetes/ip.ts';
import type { ServiceCIDR } from '../../../kubernetes/generated/objects.ts';
import { strictCidr } from '../addresses.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';

/** Source: kubernetes `pkg/apis/networking/validation`. */
export const serviceCidr: KindRules<ServiceCIDR> = {
  name: nameIsSubdomain,
  validate(object, errors) {
    const path = FieldPath.of('spec', 'cidrs');
    const cidrs = object.spec?.cidrs ?? [];
    if (cidrs.length === 0) return errors.required(path, 'at least one CIDR required');
    if (cidrs.length > 2) return errors.invalid(path, { CIDRs: cidrs }, 'may only hold up to 2 values');
    cidrs.forEach((cidr, index) => strictCidr(path.index(index), cidr, errors));
    const [first, second] = cidrs.map(parseCidr);
    if (!first || !second || isIpv4(first.base) !== isIpv4(second.base)) return;
    const detail = 'may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64';
    errors.invalid(path, cidrs, detail);
  },
};
