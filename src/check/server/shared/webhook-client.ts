/** Where a webhook is called. Source: apiserver `pkg/util/webhook/validation.go`. */
import type { ConversionWebhookClientConfig, WebhookClientConfig } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { dns1123Subdomain, portNumber } from '../names.ts';
import { parseUrl } from './go-url.ts';

export function validateWebhookClient(
  client: WebhookClientConfig | ConversionWebhookClientConfig,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { url, service } = client;
  if (typeof url === 'string' && !service) validateUrl(url, path.child('url'), errors);
  else if (service && typeof url !== 'string') validateService(service, path.child('service'), errors);
  else errors.required(path, 'exactly one of url or service is required');
}

const FORM = '; desired format: https://host[/path]';

function validateUrl(text: string, path: FieldPath, errors: FieldErrors): void {
  const url = parseUrl(text);
  if (typeof url === 'string') return errors.required(path, `url must be a valid URL: ${url}${FORM}`);
  if (url.scheme !== 'https') errors.invalid(path, url.scheme, `'https' is the only allowed URL scheme${FORM}`);
  if (url.host === '') errors.invalid(path, url.host, `host must be specified${FORM}`);
  if (url.user !== undefined) errors.invalid(path, url.user, 'user information is not permitted in the URL');
  if (url.fragment !== '') errors.invalid(path, url.fragment, 'fragments are not permitted in the URL');
  if (url.query !== '') errors.invalid(path, url.query, 'query parameters are not permitted in the URL');
}

type WebhookService = NonNullable<WebhookClientConfig['service']>;

function validateService(service: WebhookService, path: FieldPath, errors: FieldErrors): void {
  // The server hands name and namespace over in the wrong order, so the fields are told the wrong way round.
  if ((service.namespace ?? '') === '')
    errors.requiredOnce(path.child('name'), 'service name is required', 'It is the namespace that is missing.');
  if ((service.name ?? '') === '')
    errors.requiredOnce(path.child('namespace'), 'service namespace is required', 'It is the name that is missing.');
  const port = service.port ?? 0;
  const texts = portNumber(port);
  if (texts.length > 0) errors.invalid(path.child('port'), port, `port is not valid: ${texts.join(', ')}`);
  if (typeof service.path === 'string') validatePath(service.path, path.child('path'), errors);
}

function validatePath(text: string, path: FieldPath, errors: FieldErrors): void {
  if (text === '/' || text === '') return;
  if (text === '//') return errors.invalid(path, text, 'segment[0] may not be empty');
  if (!text.startsWith('/')) errors.invalid(path, text, "must start with a '/'");
  // The first byte goes whatever it is.
  const steps = text
    .replace(/^[ -~]/, '')
    .replace(/\/$/, '')
    .split('/');
  for (const [index, step] of steps.entries()) {
    if (errors.isFull) return;
    if (step === '') errors.invalid(path, text, `segment[${index}] may not be empty`);
    else for (const fault of dns1123Subdomain(step)) errors.invalid(path, text, `segment[${index}]: ${fault}`);
  }
}
