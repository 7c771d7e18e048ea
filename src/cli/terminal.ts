import pico from 'picocolors';

export type Colors = ReturnType<typeof pico.createColors>;

/** One of the two streams, with the decision how to write to it. */
export interface Channel {
  readonly colors: Colors;
  readonly isTerminal: boolean;
  /** Box drawing and signs beyond ASCII can be shown. */
  readonly unicode: boolean;
  write(text: string): void;
}

export interface TerminalOptions {
  /** `--color` or `--no-color`. */
  readonly color?: boolean;
}

export interface Terminal {
  readonly out: Channel;
  readonly err: Channel;
}

/** Decides once for each stream: flag, then NO_COLOR, FORCE_COLOR, TERM, then whether it is a terminal. */
export function terminal(
  environment: Readonly<Record<string, string | undefined>>,
  options: TerminalOptions,
): Terminal {
  const locale = environment['LC_ALL'] ?? environment['LC_CTYPE'] ?? environment['LANG'] ?? '';
  const unicode = locale === '' || /utf-?8/i.test(locale);
  const channel = (stream: NodeJS.WriteStream): Channel => ({
    colors: pico.createColors(isColored(stream, environment, options)),
    isTerminal: stream.isTTY,
    unicode,
    write: (text) => void stream.write(text),
  });
  return { out: channel(process.stdout), err: channel(process.stderr) };
}

function isColored(
  stream: NodeJS.WriteStream,
  environment: Readonly<Record<string, string | undefined>>,
  { color }: TerminalOptions,
): boolean {
  if (color !== undefined) return color;
  if (environment['NO_COLOR']) return false;
  if (environment['FORCE_COLOR']) return environment['FORCE_COLOR'] !== '0';
  return environment['TERM'] !== 'dumb' && stream.isTTY;
}
