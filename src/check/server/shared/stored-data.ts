/** Data of config maps and secrets together, keys not counted. */
export const MAXIMUM_DATA_BYTES = 1024 * 1024;

/** Bytes that base64 text stands for. */
export function decodedLength(base64: string): number {
  return Buffer.from(base64, 'base64').length;
}
