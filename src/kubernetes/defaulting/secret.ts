import type { Secret } from '../generated/objects.ts';

/** `stringData` is for writing only: it becomes part of `data`, over what is there. */
export function defaultSecret(secret: Secret): Secret {
  const { stringData, ...rest } = secret;
  const written = Object.entries(stringData ?? {}).map(([key, text]) => [
    key,
    Buffer.from(text, 'utf8').toString('base64'),
  ]);
  return {
    ...rest,
    ...(written.length > 0 && { data: { ...secret.data, ...Object.fromEntries(written) } }),
    type: secret.type || 'Opaque',
  };
}
