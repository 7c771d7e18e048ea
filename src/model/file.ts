/** A file in memory, not yet on disk. Paths are relative to the output folder and use forward slashes. */
export interface OutputFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}
