/**
 * The message of a Status as the API server words it.
 *
 * Source: k8s.io/apimachinery `pkg/api/errors` and `pkg/util/errors`.
 */
import type { Cause } from './field-errors.ts';
import { quote } from './go-value.ts';
import type { Rejected } from './verdict.ts';

/** What the server calls the object in a message. */
export interface Subject {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** The plural, such as `pods`. */
  readonly resource: string;
  readonly name: string;
}

/** 422: rules of the kind are violated; all of them are told at once. */
export function invalid(subject: Subject, causes: readonly Cause[]): Rejected {
  const message = `${qualified(subject.kind, subject.group)} ${quote(subject.name)} is invalid: ${aggregate(causes)}`;
  return { verdict: 'rejected', code: 422, reason: 'Invalid', message, causes, warnings: [] };
}

/** 403: admission refuses the object. */
export function forbidden(subject: Subject, text: string): Rejected {
  const message = `${qualified(subject.resource, subject.group)} ${quote(subject.name)} is forbidden: ${text}`;
  return { verdict: 'rejected', code: 403, reason: 'Forbidden', message, causes: [], warnings: [] };
}

/** 400: the object cannot be decoded. */
export function undecodable(kind: string, version: string, text: string): Rejected {
  return badRequest(`${kind} in version ${quote(version)} cannot be handled as a ${kind}: ${text}`);
}

export function badRequest(message: string): Rejected {
  return { verdict: 'rejected', code: 400, reason: 'BadRequest', message, causes: [], warnings: [] };
}

/** 500: admission stumbles over the object. */
export function internalError(text: string): Rejected {
  return { verdict: 'rejected', code: 500, reason: 'InternalError', message: text, causes: [], warnings: [] };
}

/** 404: the server has no such resource. The text is that of the client, which finds no mapping for the kind. */
export function notServed(kind: string, apiVersion: string): Rejected {
  const message = `no matches for kind ${quote(kind)} in version ${quote(apiVersion)}`;
  return { verdict: 'rejected', code: 404, reason: 'NotFound', message, causes: [], warnings: [] };
}

/** 405: objects of the kind can be read and not written, such as a ComponentStatus. */
export function notCreatable(): Rejected {
  const message = 'the server does not allow this method on the requested resource';
  return { verdict: 'rejected', code: 405, reason: 'MethodNotAllowed', message, causes: [], warnings: [] };
}

function qualified(name: string, group: string): string {
  return group === '' ? name : `${name}.${group}`;
}

// The message drops exact repeats, the list of causes does not.
function aggregate(causes: readonly Cause[]): string {
  const texts = [...new Set(causes.map(({ field, message }) => `${field}: ${message}`))];
  return texts.length === 1 ? (texts[0] ?? '') : `[${texts.join(', ')}]`;
}
