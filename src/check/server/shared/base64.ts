/** How many bytes stand behind a base64 text that was found good when it was decoded. */
export function decodedSize(text: string | null | undefined): number {
  return decodedBytes(text).length;
}

export function decodedBytes(text: string | null | undefined): Uint8Array {
  return typeof text === 'string' ? Buffer.from(text, 'base64') : new Uint8Array();
}
