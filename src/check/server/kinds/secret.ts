import type { Secret } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { goJsonObjectFault } from '../go-json.ts';
import type { KindRules } from '../kind-rules.ts';
import { configKey } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { checkFormat } from '../shared/format.ts';
import { keyPairWarning } from '../shared/key-pair.ts';
import { decodedLength, MAXIMUM_DATA_BYTES } from '../shared/stored-data.ts';

const DATA = FieldPath.of('data');
const ACCOUNT = 'kubernetes.io/service-account.name';

const KEY_HELP = 'Keys become file names; to place a file in a folder, give items with a path in the volume.';
const TLS_HELP = 'A TLS secret holds a certificate under tls.crt and its private key under tls.key.';

/** Defaulting has merged `stringData` into `data`: https://kubernetes.io/docs/concepts/configuration/secret/ */
export const secret: KindRules<Secret> = {
  name: nameIsSubdomain,
  validate(object, errors) {
    let bytes = 0;
    for (const [key, value] of Object.entries(object.data ?? {})) {
      checkFormat(key, configKey, DATA.key(key), errors, KEY_HELP);
      bytes += decodedLength(value);
    }
    if (bytes > MAXIMUM_DATA_BYTES) errors.tooLong(DATA, MAXIMUM_DATA_BYTES, 'A secret holds at most 1 MiB.');
    validateByType(object, errors);
  },
  warnings({ data, type }) {
    if (type !== 'kubernetes.io/tls') return [];
    const warning = keyPairWarning(data?.['tls.crt'] ?? '', data?.['tls.key'] ?? '');
    return warning === undefined ? [] : [warning];
  },
};

function validateByType({ data = {}, metadata, type }: Secret, errors: FieldErrors): void {
  switch (type) {
    case 'kubernetes.io/service-account-token':
      if (!metadata?.annotations?.[ACCOUNT]) {
        errors.required(
          FieldPath.of('metadata', 'annotations').key(ACCOUNT),
          '',
          'Name the service account whose token is to be put into the secret.',
        );
      }
      return;
    case 'kubernetes.io/dockercfg':
      validateJson(data, '.dockercfg', errors);
      return;
    case 'kubernetes.io/dockerconfigjson':
      validateJson(data, '.dockerconfigjson', errors);
      return;
    case 'kubernetes.io/basic-auth':
      if (!Object.hasOwn(data, 'username') && !Object.hasOwn(data, 'password')) {
        errors.required(DATA.key('username'), '', 'Give a username, a password or both.');
        errors.required(DATA.key('password'), '', 'Give a username, a password or both.');
      }
      return;
    case 'kubernetes.io/ssh-auth':
      if (decodedLength(data['ssh-privatekey'] ?? '') === 0) {
        errors.required(DATA.key('ssh-privatekey'), '', 'Put the private key under ssh-privatekey.');
      }
      return;
    case 'kubernetes.io/tls':
      for (const key of ['tls.crt', 'tls.key']) {
        if (!Object.hasOwn(data, key)) errors.required(DATA.key(key), '', TLS_HELP);
      }
      return;
    default:
  }
}

function validateJson(data: Readonly<Record<string, string>>, key: string, errors: FieldErrors): void {
  const value = Object.hasOwn(data, key) ? data[key] : undefined;
  if (value === undefined) {
    errors.required(DATA.key(key), '', `Put the login for the registry under ${key}, or use another type of secret.`);
    return;
  }
  const fault = goJsonObjectFault(Buffer.from(value, 'base64'));
  if (fault !== undefined) {
    errors.invalid(
      DATA.key(key),
      '<secret contents redacted>',
      fault,
      'Put the JSON text into stringData, or its base64 into data.',
    );
  }
}
