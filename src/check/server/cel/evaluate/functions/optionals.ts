/** Values that may be missing; `or` and `orValue` are evaluated as operators. Source: cel-go `cel/library.go`. */
import { Elements, List } from '../collections.ts';
import { Optional } from '../value.ts';
import type { Implementation, Implementations } from './implementation.ts';
import { isZero } from './lists.ts';

const unwrap: Implementation = ([list]) =>
  list instanceof List
    ? new Elements([...list].flatMap((item) => (item instanceof Optional && item.hasValue ? [item.value] : [])))
    : undefined;

export const OPTIONAL_FUNCTIONS: Implementations = {
  'optional.of': ([value]) => (value === undefined ? undefined : Optional.of(value)),
  'optional.ofNonZeroValue': ([value]) =>
    value === undefined ? undefined : isZero(value) ? Optional.NONE : Optional.of(value),
  'optional.none': () => Optional.NONE,
  'optional.unwrap': unwrap,
  unwrapOpt: unwrap,
  hasValue: ([value]) => (value instanceof Optional ? value.hasValue : undefined),
  value: ([value]) => (value instanceof Optional ? value.value : undefined),
};
