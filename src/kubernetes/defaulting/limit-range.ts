import type { LimitRange, LimitRangeItem } from '../generated/objects.ts';
import { defaultResourceList } from './resource-list.ts';

export function defaultLimitRange(range: LimitRange): LimitRange {
  const limits = range.spec?.limits;
  return limits === undefined ? range : { ...range, spec: { ...range.spec, limits: limits.map(defaultItem) } };
}

/** For containers: what is not limited by default may use the maximum; what asks for nothing asks for its limit, or the minimum. */
function defaultItem(item: LimitRangeItem): LimitRangeItem {
  const filled = item.type === 'Container' ? withContainerDefaults(item) : item;
  return {
    ...filled,
    ...(filled.max && { max: defaultResourceList(filled.max) }),
    ...(filled.min && { min: defaultResourceList(filled.min) }),
    ...(filled.default && { default: defaultResourceList(filled.default) }),
    ...(filled.defaultRequest && { defaultRequest: defaultResourceList(filled.defaultRequest) }),
    ...(filled.maxLimitRequestRatio && { maxLimitRequestRatio: defaultResourceList(filled.maxLimitRequestRatio) }),
  };
}

function withContainerDefaults(item: LimitRangeItem): LimitRangeItem {
  const limits = { ...item.max, ...item.default };
  const requests = { ...item.min, ...limits, ...item.defaultRequest };
  return {
    ...item,
    ...(Object.keys(limits).length > 0 && { default: limits }),
    ...(Object.keys(requests).length > 0 && { defaultRequest: requests }),
  };
}
