/** Writing was refused or failed; the output folder is as it was before. */
export class WriteError extends Error {
  readonly code: string;
  readonly help: string;

  constructor(code: string, message: string, help: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WriteError';
    this.code = code;
    this.help = help;
  }
}
