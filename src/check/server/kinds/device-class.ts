import type { DeviceClass } from '../../../kubernetes/generated/objects.ts';
import { undecidedExpressions } from '../cel/undecided.ts';
import { holds } from '../context.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsDeclaredSubdomain, nameIsSubdomain } from '../object-names.ts';
import { validateList } from '../shared/bounded-list.ts';
import { validateDeviceConfiguration, validateSelectors } from '../shared/device-config.ts';
import { hasLaterDeviceFeatures } from '../shared/device-features.ts';
import { isExtendedResource } from '../shared/resource-names.ts';

const MOST_CONFIGURATIONS = 32;

/** A kind of device that claims can ask for. */
export const deviceClass: KindRules<DeviceClass> = {
  name: nameIsSubdomain,
  nameOf: (_object, context) => (holds(context, 35) ? nameIsDeclaredSubdomain : nameIsSubdomain),
  validate({ spec = {} }, errors, context) {
    const path = FieldPath.of('spec');
    validateSelectors(spec.selectors, path.child('selectors'), errors, context);
    validateList(spec.config, MOST_CONFIGURATIONS, path.child('config'), errors, ({ opaque }, configPath) => {
      validateDeviceConfiguration(opaque, configPath, errors, context);
    });
    const extended = spec.extendedResourceName;
    if (extended !== undefined && !isExtendedResource(extended)) {
      errors.invalid(path.child('extendedResourceName'), extended, 'must be a valid extended resource name');
    }
  },
  dropDisabled(object, context) {
    if (hasLaterDeviceFeatures(context) || object.spec?.extendedResourceName === undefined) return object;
    const { extendedResourceName: _name, ...spec } = object.spec;
    return { ...object, spec };
  },
  undecided: ({ spec }) => undecidedExpressions(spec?.selectors),
};
