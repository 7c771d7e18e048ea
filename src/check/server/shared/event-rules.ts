/** Both kinds of Event in one form. Source: kubernetes `pkg/apis/core/validation/events.go`. */
import type { CoreEvent, Event } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { byteLength } from '../go-value.ts';
import { dns1123Subdomain, qualifiedName } from '../names.ts';
import { checkFormat } from './format.ts';

const LONGEST_TEXT = 128;
const LONGEST_NOTE = 1_024;
const ZERO_TIME = '0001-01-01T00:00:00Z';

export interface EventFacts {
  readonly namespace: string;
  readonly involvedNamespace: string;
  readonly timed: boolean;
  readonly controller: string;
  readonly controllerField: string;
  readonly instance: string;
  readonly action: string;
  readonly reason: string;
  readonly note: string;
}

export function factsOfCoreEvent(event: CoreEvent): EventFacts {
  return {
    ...commonFacts(event),
    involvedNamespace: event.involvedObject?.namespace ?? '',
    controller: event.reportingComponent ?? '',
    controllerField: 'reportingComponent',
    note: event.message ?? '',
  };
}

export function factsOfEvent(event: Event): EventFacts {
  return {
    ...commonFacts(event),
    involvedNamespace: event.regarding?.namespace ?? '',
    controller: event.reportingController ?? '',
    controllerField: 'reportingController',
    note: event.note ?? '',
  };
}

function commonFacts(
  event: CoreEvent | Event,
): Pick<EventFacts, 'namespace' | 'timed' | 'instance' | 'action' | 'reason'> {
  return {
    namespace: event.metadata?.namespace ?? '',
    timed: isTime(event.eventTime),
    instance: event.reportingInstance ?? '',
    action: event.action ?? '',
    reason: event.reason ?? '',
  };
}

export function isTime(time: string | null | undefined): boolean {
  return typeof time === 'string' && time !== ZERO_TIME;
}

export function validateEventFacts(event: EventFacts, errors: FieldErrors): void {
  if (event.timed) validateTimed(event, errors);
  else if (!sameNamespace(event)) mismatch(event, errors);
  checkFormat(event.namespace, dns1123Subdomain, FieldPath.of('namespace'), errors);
}

function sameNamespace({ namespace, involvedNamespace }: EventFacts): boolean {
  return involvedNamespace === '' ? namespace === '' || namespace === 'default' : namespace === involvedNamespace;
}

function mismatch({ involvedNamespace }: EventFacts, errors: FieldErrors): void {
  errors.invalid(
    FieldPath.of('involvedObject', 'namespace'),
    involvedNamespace,
    'does not match event.namespace',
    'An Event stands in the namespace of its object; events of cluster-wide objects stand in default.',
  );
}

function validateTimed(event: EventFacts, errors: FieldErrors): void {
  const { namespace, involvedNamespace, controller, controllerField, instance, action, reason, note } = event;
  if (involvedNamespace === '' && namespace !== 'default' && namespace !== 'kube-system') mismatch(event, errors);
  if (controller === '') errors.required(FieldPath.of(controllerField));
  checkFormat(controller, qualifiedName, FieldPath.of(controllerField), errors);
  for (const [field, text] of Object.entries({ reportingInstance: instance, action, reason })) {
    if (text === '') errors.required(FieldPath.of(field));
    validateLength(text, LONGEST_TEXT, field, errors);
  }
  validateLength(note, LONGEST_NOTE, 'message', errors);
}

function validateLength(text: string, longest: number, field: string, errors: FieldErrors): void {
  if (byteLength(text) <= longest) return;
  errors.invalid(FieldPath.of(field), '', `can have at most ${longest} characters`);
}
