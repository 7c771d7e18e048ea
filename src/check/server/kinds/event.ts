import type { CoreEvent, Event } from '../../../kubernetes/generated/objects.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsPathSegment, nameIsSubdomain } from '../object-names.ts';
import { factsOfCoreEvent, factsOfEvent, isTime, validateEventFacts } from '../shared/event-rules.ts';

/** `v1`. Source: kubernetes `pkg/apis/core/validation/events.go`. */
export const coreEvent: KindRules<CoreEvent> = {
  name: nameIsPathSegment,
  metadata: 'afterwards',
  validate(object, errors) {
    validateEventFacts(factsOfCoreEvent(object), errors);
  },
};

/** `events.k8s.io/v1`, which is stricter and has no use for the older fields. */
export const event: KindRules<Event> = {
  name: nameIsSubdomain,
  validate(object, errors) {
    validateEventFacts(factsOfEvent(object), errors);
    const { series, type = '' } = object;
    if (series) {
      if ((series.count ?? 0) < 2) errors.invalid(FieldPath.of('series', 'count'), '', 'should be at least 2');
      if (!isTime(series.lastObservedTime)) errors.required(FieldPath.of('series', 'lastObservedTime'));
    }
    if (!isTime(object.eventTime)) errors.required(FieldPath.of('eventTime'));
    if (type !== 'Normal' && type !== 'Warning') {
      errors.invalid(FieldPath.of('type'), '', `has invalid value: ${type}`);
    }
    const unset = {
      firstTimestamp: isTime(object.deprecatedFirstTimestamp),
      lastTimestamp: isTime(object.deprecatedLastTimestamp),
      count: (object.deprecatedCount ?? 0) !== 0,
      source: (object.deprecatedSource?.component ?? '') !== '' || (object.deprecatedSource?.host ?? '') !== '',
    };
    for (const [field, given] of Object.entries(unset)) {
      if (given) errors.invalid(FieldPath.of(field), '', 'needs to be unset');
    }
  },
};
